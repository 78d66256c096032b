// Domains: find, define, start, stop, describe. Thin: one call each, sizes in bytes, flags by name where people choose.
// The server finds a domain by its uuid alone; the name and the id of a handle may be stale.
import type { CallOptions, Caller } from './caller.ts';
import { DomainMetadataType, DomainState } from './constants.gen.ts';
import { LibvirtError } from './errors.ts';
import type { Domain } from './protocol.gen.ts';

export type { Domain } from './protocol.gen.ts';

/** A handle from nothing but the uuid. */
export const domainHandle = (uuid: string): Domain => ({ name: uuid, uuid, id: -1 });

/** `flags` are ConnectListAllDomainsFlags; 0 lists all. At most 16384. */
export const listAllDomains = async (lv: Caller, flags = 0): Promise<readonly Domain[]> =>
  (await lv.call('connectListAllDomains', { need_results: 1, flags })).domains;

export const lookupByUuid = async (lv: Caller, uuid: string): Promise<Domain> =>
  (await lv.call('domainLookupByUuid', { uuid })).dom;
export const lookupByName = async (lv: Caller, name: string): Promise<Domain> =>
  (await lv.call('domainLookupByName', { name })).dom;

/** The domain, or undefined when libvirt does not know it. */
export async function findByUuid(lv: Caller, uuid: string): Promise<Domain | undefined> {
  try {
    return await lookupByUuid(lv, uuid);
  } catch (error) {
    if (LibvirtError.is(error, 'NO_DOMAIN')) return undefined;
    throw error;
  }
}

export const defineXml = async (lv: Caller, xml: string, flags = 0): Promise<Domain> =>
  (await lv.call('domainDefineXmlFlags', { xml, flags })).dom;
/** Starts a transient domain. `flags` are DomainCreateFlags. */
export const createXml = async (lv: Caller, xml: string, flags = 0, options?: CallOptions): Promise<Domain> =>
  (await lv.call('domainCreateXml', { xml_desc: xml, flags }, options)).dom;
/** Starts a defined domain; the answer carries its new id. `flags` are DomainCreateFlags. */
export const create = async (lv: Caller, dom: Domain, flags = 0, options?: CallOptions): Promise<Domain> =>
  (await lv.call('domainCreateWithFlags', { dom, flags }, options)).dom;
/** Ends it at once. `flags` are DomainDestroyFlags. */
export const destroy = (lv: Caller, dom: Domain, flags = 0): Promise<unknown> =>
  lv.call('domainDestroyFlags', { dom, flags });
/** `flags` are DomainUndefineFlags. */
export const undefine = (lv: Caller, dom: Domain, flags = 0): Promise<unknown> =>
  lv.call('domainUndefineFlags', { dom, flags });
/** Asks the guest to power off. `flags` are DomainShutdownFlags. */
export const shutdown = (lv: Caller, dom: Domain, flags = 0): Promise<unknown> =>
  lv.call('domainShutdownFlags', { dom, flags });
export const reboot = (lv: Caller, dom: Domain, flags = 0): Promise<unknown> => lv.call('domainReboot', { dom, flags });
export const reset = (lv: Caller, dom: Domain): Promise<unknown> => lv.call('domainReset', { dom, flags: 0 });
export const suspend = (lv: Caller, dom: Domain): Promise<unknown> => lv.call('domainSuspend', { dom });
export const resume = (lv: Caller, dom: Domain): Promise<unknown> => lv.call('domainResume', { dom });
export const rename = (lv: Caller, dom: Domain, name: string): Promise<unknown> =>
  lv.call('domainRename', { dom, new_name: name, flags: 0 });
export const injectNmi = (lv: Caller, dom: Domain): Promise<unknown> => lv.call('domainInjectNmi', { dom, flags: 0 });
/** `event` is a DomainLifecycle, `action` a DomainLifecycleAction, `impact` DomainModificationImpact bits. */
export const setLifecycleAction = (
  lv: Caller,
  dom: Domain,
  event: number,
  action: number,
  impact: number,
): Promise<unknown> => lv.call('domainSetLifecycleAction', { dom, type: event, action, flags: impact });

/** `state` is a DomainState; `reason` belongs to it (DomainPausedReason, ...). Does not wait for the domain's job. */
export const getState = (lv: Caller, dom: Domain): Promise<{ readonly state: number; readonly reason: number }> =>
  lv.call('domainGetState', { dom, flags: 0 });

export const isActive = async (lv: Caller, dom: Domain): Promise<boolean> =>
  (await lv.call('domainIsActive', { dom })).active === 1;
export const isPersistent = async (lv: Caller, dom: Domain): Promise<boolean> =>
  (await lv.call('domainIsPersistent', { dom })).persistent === 1;

export interface DomainInfo {
  readonly state: keyof typeof DomainState;
  readonly maxMemory: number;
  readonly memory: number;
  readonly vcpus: number;
  readonly cpuTimeNs: number;
}

export async function getInfo(lv: Caller, dom: Domain): Promise<DomainInfo> {
  const info = await lv.call('domainGetInfo', { dom });
  return {
    state: stateName(info.state),
    maxMemory: info.maxMem * 1024,
    memory: info.memory * 1024,
    vcpus: info.nrVirtCpu,
    cpuTimeNs: info.cpuTime,
  };
}

const stateNames = new Map<number, keyof typeof DomainState>();
for (const [name, value] of Object.entries(DomainState)) stateNames.set(value, name as keyof typeof DomainState);
export const stateName = (state: number): keyof typeof DomainState => stateNames.get(state) ?? 'NOSTATE';

export interface ControlInfo {
  readonly state: 'ok' | 'job' | 'occupied' | 'error';
  /** Milliseconds since it is in this state; a long `occupied` means a hung QEMU. */
  readonly sinceMs: number;
}

/** The health probe: it answers also when QEMU hangs. */
export async function getControlInfo(lv: Caller, dom: Domain): Promise<ControlInfo> {
  const { state, stateTime } = await lv.call('domainGetControlInfo', { dom, flags: 0 });
  return { state: (['ok', 'job', 'occupied', 'error'] as const)[state] ?? 'error', sinceMs: stateTime };
}

/** `flags` are DomainXMLFlags. */
export const getXmlDesc = async (lv: Caller, dom: Domain, flags = 0): Promise<string> =>
  (await lv.call('domainGetXmlDesc', { dom, flags })).xml;

/** Our own metadata element (namespace `uri`); undefined removes it. `impact` are DomainModificationImpact bits. */
export const setMetadata = (
  lv: Caller,
  dom: Domain,
  uri: string,
  key: string,
  xml: string | undefined,
  impact: number,
): Promise<unknown> =>
  lv.call('domainSetMetadata', {
    dom,
    type: DomainMetadataType.ELEMENT,
    metadata: xml ?? null,
    key,
    uri,
    flags: impact,
  });

export async function getMetadata(lv: Caller, dom: Domain, uri: string, impact = 0): Promise<string | undefined> {
  try {
    return (await lv.call('domainGetMetadata', { dom, type: DomainMetadataType.ELEMENT, uri, flags: impact })).metadata;
  } catch (error) {
    if (LibvirtError.is(error, 'NO_DOMAIN_METADATA')) return undefined;
    throw error;
  }
}

/** Writes memory and state to `path` and ends the domain; may take minutes. `flags` are DomainSaveRestoreFlags. */
export const save = (lv: Caller, dom: Domain, path: string, xml?: string, flags = 0): Promise<unknown> =>
  lv.call('domainSaveFlags', { dom, to: path, dxml: xml ?? null, flags }, { timeoutMs: null });
export const restore = (lv: Caller, path: string, xml?: string, flags = 0): Promise<unknown> =>
  lv.call('domainRestoreFlags', { from: path, dxml: xml ?? null, flags }, { timeoutMs: null });
export const savedXml = async (lv: Caller, path: string): Promise<string> =>
  (await lv.call('domainSaveImageGetXmlDesc', { file: path, flags: 0 })).xml;
export const managedSave = (lv: Caller, dom: Domain, flags = 0): Promise<unknown> =>
  lv.call('domainManagedSave', { dom, flags }, { timeoutMs: null });
export const hasManagedSave = async (lv: Caller, dom: Domain): Promise<boolean> =>
  (await lv.call('domainHasManagedSaveImage', { dom, flags: 0 })).result === 1;
export const removeManagedSave = (lv: Caller, dom: Domain): Promise<unknown> =>
  lv.call('domainManagedSaveRemove', { dom, flags: 0 });
/** `format` is a DomainCoreDumpFormat, `flags` are DomainCoreDumpFlags. */
export const coreDump = (lv: Caller, dom: Domain, path: string, format: number, flags = 0): Promise<unknown> =>
  lv.call('domainCoreDumpWithFormat', { dom, to: path, dumpformat: format, flags }, { timeoutMs: null });
