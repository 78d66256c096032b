// Snapshots, checkpoints and backup jobs of a domain; each described by its libvirt XML.
import type { Caller } from './caller.ts';
import type { Domain, DomainCheckpoint, DomainSnapshot } from './protocol.gen.ts';

/** `flags` are DomainSnapshotCreateFlags. With memory it takes as long as writing it does, hence no timeout. */
export const createSnapshot = async (lv: Caller, dom: Domain, xml: string, flags: number): Promise<DomainSnapshot> =>
  (await lv.call('domainSnapshotCreateXml', { dom, xml_desc: xml, flags }, { timeoutMs: null })).snap;
export const listSnapshots = async (lv: Caller, dom: Domain, flags = 0): Promise<readonly DomainSnapshot[]> =>
  (await lv.call('domainListAllSnapshots', { dom, need_results: 1, flags })).snapshots;
/** `flags` are DomainSnapshotDeleteFlags. */
export const deleteSnapshot = (lv: Caller, snap: DomainSnapshot, flags = 0): Promise<unknown> =>
  lv.call('domainSnapshotDelete', { snap, flags }, { timeoutMs: null });
/** `flags` are DomainSnapshotRevertFlags. */
export const revertToSnapshot = (lv: Caller, snap: DomainSnapshot, flags = 0): Promise<unknown> =>
  lv.call('domainRevertToSnapshot', { snap, flags }, { timeoutMs: null });
export const getSnapshotXml = async (lv: Caller, snap: DomainSnapshot): Promise<string> =>
  (await lv.call('domainSnapshotGetXmlDesc', { snap, flags: 0 })).xml;

/** `flags` are DomainCheckpointCreateFlags. */
export const createCheckpoint = async (lv: Caller, dom: Domain, xml: string, flags = 0): Promise<DomainCheckpoint> =>
  (await lv.call('domainCheckpointCreateXml', { dom, xml_desc: xml, flags })).checkpoint;
export const listCheckpoints = async (lv: Caller, dom: Domain, flags = 0): Promise<readonly DomainCheckpoint[]> =>
  (await lv.call('domainListAllCheckpoints', { dom, need_results: 1, flags })).checkpoints;
/** `flags` are DomainCheckpointDeleteFlags. */
export const deleteCheckpoint = (lv: Caller, checkpoint: DomainCheckpoint, flags = 0): Promise<unknown> =>
  lv.call('domainCheckpointDelete', { checkpoint, flags });
export const getCheckpointXml = async (lv: Caller, checkpoint: DomainCheckpoint, flags = 0): Promise<string> =>
  (await lv.call('domainCheckpointGetXmlDesc', { checkpoint, flags })).xml;

/** Starts a backup job; end it with `abortJob` of migration.ts. */
export const beginBackup = (lv: Caller, dom: Domain, backupXml: string, checkpointXml?: string): Promise<unknown> =>
  lv.call('domainBackupBegin', { dom, backup_xml: backupXml, checkpoint_xml: checkpointXml ?? null, flags: 0 });
export const getBackupXml = async (lv: Caller, dom: Domain): Promise<string> =>
  (await lv.call('domainBackupGetXmlDesc', { dom, flags: 0 })).xml;
