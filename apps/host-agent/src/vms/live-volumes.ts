// The volumes that running VMs have open, and growing a disk under one of them.
import { refuse } from '@overt/kernel/refusal';
import { blockResize } from '@overt/libvirt/domain-devices';
import { domainHandle } from '@overt/libvirt/domains';
import { toRefusal } from '@overt/libvirt/errors';
import type { VolumeUsers } from '../storage/storage-handlers.ts';
import type { VmPorts } from './vm-ports.ts';
import { usersOfVolumes } from './vm-table.ts';

export const liveVolumeUsers = (ports: VmPorts): VolumeUsers => ({
  ...usersOfVolumes(ports.table),
  async resize(vmId, volume, _path, sizeBytes) {
    const vm = ports.table.requireRunning(vmId);
    const disk = vm.own?.spec.disks.find(candidate => candidate.volume.volumeId === volume.volumeId);
    const [target] = [...vm.disks].find(([, diskId]) => diskId === disk?.diskId) ?? [];
    if (target === undefined) return refuse('AGENT_UNSUPPORTED', { what: 'growing a medium that is no disk' });
    await blockResize(ports.libvirt.control, domainHandle(vmId), target, sizeBytes).catch((error: unknown) => {
      throw toRefusal(error);
    });
  },
});
