// Changes or ejects the medium of a running VM, and remembers it with the domain.
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import { refuse } from '@overt/kernel/refusal';
import { updateDevice } from '@overt/libvirt/domain-devices';
import { buildMetadataXml, METADATA_KEY, METADATA_NAMESPACE } from '@overt/libvirt/domain-xml';
import { diskElement } from '@overt/libvirt/domain-xml-devices';
import { domainHandle, setMetadata } from '@overt/libvirt/domains';
import { renderXml } from '@overt/libvirt/xml';
import { cdromDisk } from './domain-spec.ts';
import { inspectDomain } from './inspect-domain.ts';
import { usableVolume } from './resolve-vm.ts';
import type { VmPorts } from './vm-ports.ts';

const LIVE = 1;
const FORCE = 4;

export async function changeCd(ports: VmPorts, { vmId, cdrom }: VerbParams<'VM.changeCD'>): Promise<void> {
  const vm = ports.table.requireRunning(vmId);
  const { control } = ports.libvirt;
  const dom = domainHandle(vmId);
  const { parsed } = await inspectDomain(control, dom);
  const drive = parsed.disks.find(({ alias }) => alias === 'ua-cdrom');
  if (drive === undefined || vm.own === undefined)
    return refuse('AGENT_UNSUPPORTED', { what: 'a medium in a VM without a CD drive' });
  const path = cdrom.volume === undefined ? undefined : await usableVolume(ports, cdrom.volume, 'raw', 'read');
  const bus = drive.bus === 'ide' ? 'ide' : 'sata';
  const { qemuUser } = await ports.hypervisor.facts();
  const disc = cdromDisk(bus, path, qemuUser !== undefined);
  const medium = diskElement({ ...disc, target: drive.target, alias: 'ua-cdrom' });
  // Forced: a guest that locked its tray must not keep the engine from changing the disc.
  await updateDevice(control, dom, renderXml(medium), LIVE | FORCE);
  const own = { ...vm.own, spec: { ...vm.own.spec, cdrom } };
  await setMetadata(control, dom, METADATA_NAMESPACE, METADATA_KEY, buildMetadataXml(own), LIVE);
  const after = ports.table.update(vmId, { own });
  if (after !== undefined) await ports.files.save(after);
}
