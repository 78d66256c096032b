// An API DiskAttachment as clients send it -> the input of AttachDiskToVm. A disk with the id of one that exists is that
// one; another that has a size is made.
import type { DiskAttachment } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import { toAddDiskInput } from '../disks/public.ts';
import type { AttachDiskInput } from './actions/attach-disk.ts';

export async function toAttachDiskInput(
  body: DiskAttachment,
  ports: Pick<Ports, 'repos' | 'random'>,
  vm: { id: string; name: string },
): Promise<AttachDiskInput> {
  const attachment = {
    interface: body.interface ?? 'virtio',
    bootable: body.bootable ?? false,
    active: body.active ?? true,
    read_only: body.readOnly ?? false,
    pass_discard: body.passDiscard ?? false,
  } as const;
  const disk = body.disk ?? (body.id === undefined ? undefined : { id: body.id });
  if (disk === undefined) {
    return refuse('MISSING_VALUE', { type: 'DiskAttachment', members: 'disk', operation: 'add' });
  }
  const given = disk.id ?? body.id;
  const id = given === undefined ? undefined : parseId(given);
  const exists = id !== undefined && (await ports.repos.disks.byId(id)) !== undefined;
  if (disk.provisionedSize !== undefined && !exists) {
    const others = await ports.repos.diskAttachments.ofVms([vm.id]);
    const newDisk = await toAddDiskInput(disk, ports, { alias: `${vm.name}_Disk${others.length + 1}` });
    return { vmId: vm.id, diskId: newDisk.id, attachment, newDisk };
  }
  if (id === undefined) {
    return refuse('MISSING_VALUE', { type: 'Disk', members: 'id|provisionedSize', operation: 'add' });
  }
  return { vmId: vm.id, diskId: id, attachment };
}
