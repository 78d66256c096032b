// Disks of a running VM: plugged and unplugged. Each may be repeated.
import type { DiskSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { attachDevice } from '@overt/libvirt/domain-devices';
import { assignTargets, diskElement } from '@overt/libvirt/domain-xml-devices';
import type { ParsedDomain } from '@overt/libvirt/domain-xml-parse';
import { element, renderXml } from '@overt/libvirt/xml';
import { domainDisk } from './domain-spec.ts';
import { detach, LIVE, onLiveVm, type LiveVm } from './live-vm.ts';
import { resolveDisk } from './resolve-vm.ts';
import type { VmPorts } from './vm-ports.ts';

const aliasOf = (diskId: string): string => `ua-${diskId}`;
const SCSI = renderXml(element('controller', { type: 'scsi', index: 0, model: 'virtio-scsi' }));

export const plugDisk = (ports: VmPorts, vmId: string, given: DiskSpec): Promise<void> =>
  onLiveVm(ports, vmId, async ({ dom, parsed, spec }) => {
    const { bootOrder: _, ...disk } = given;
    const after = { ...spec, disks: [...spec.disks.filter(one => one.diskId !== disk.diskId), disk] };
    if (parsed.disks.some(({ alias }) => alias === aliasOf(disk.diskId))) return after;
    const pluggable = disk.interface === 'virtio' || disk.interface === 'virtio_scsi';
    refuseUnless(pluggable, 'AGENT_UNSUPPORTED', { what: `plugging a disk by ${disk.interface} into a running VM` });
    if (spec.stateless === true) refuse('AGENT_UNSUPPORTED', { what: 'plugging a disk into a VM that runs stateless' });
    const { qemuUser } = await ports.hypervisor.facts();
    const disks = new Map([[disk.diskId, await resolveDisk(ports, spec, disk)]]);
    const device = withTarget(domainDisk(disk, { disks, keepOwners: qemuUser !== undefined }), parsed);
    const { control } = ports.libvirt;
    // Without one libvirt would add an adapter that guests have no driver for.
    if (disk.interface === 'virtio_scsi' && !hasScsi(parsed)) await attachDevice(control, dom, SCSI, LIVE);
    await attachDevice(control, dom, renderXml(diskElement(device)), LIVE);
    return after;
  });

export const unplugDisk = (ports: VmPorts, vmId: string, diskId: string): Promise<void> =>
  onLiveVm(ports, vmId, async (vm: LiveVm) => {
    const alias = aliasOf(diskId);
    if (vm.parsed.disks.some(one => one.alias === alias)) await detach(ports, vm, alias, `disk ${diskId}`);
    return { ...vm.spec, disks: vm.spec.disks.filter(disk => disk.diskId !== diskId) };
  });

const hasScsi = ({ otherDevices }: ParsedDomain): boolean =>
  otherDevices.some(({ kind, model }) => kind === 'controller' && model === 'virtio-scsi');

/** The next name of its bus that no disk of the domain has. */
function withTarget(disk: ReturnType<typeof domainDisk>, { disks }: ParsedDomain) {
  const taken = disks.map(({ target }) => ({ device: 'disk', format: 'raw', bus: 'virtio', target }) as const);
  const named = assignTargets([...taken, disk]).at(-1);
  return named ?? refuse('AGENT_UNSUPPORTED', { what: 'one more disk' });
}
