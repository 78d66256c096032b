// Changes how a disk is attached, and the disk itself when the client changes it in one go. While the VM runs, the interface
// and whether it is plugged stay.
import { exclusive, pollAgain, pollDone, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { updateDisk, type UpdateDiskInput } from '../../disks/public.ts';
import type { AttachmentInput } from './attach-disk.ts';

export interface UpdateAttachmentInput {
  readonly vmId: string;
  readonly diskId: string;
  readonly change: Partial<AttachmentInput>;
  readonly disk?: UpdateDiskInput;
}

export const updateDiskAttachment = action({
  name: 'UpdateVmDisk',
  input: typed<UpdateAttachmentInput>(),
  permit: i => [
    { permit: 'configure_vm_storage', on: { kind: 'vm', id: i.vmId } },
    ...(i.disk === undefined ? [] : [{ permit: 'edit_disk_properties', on: { kind: 'disk', id: i.diskId } }]),
  ],
  locks: i => [shared('vm', i.vmId), exclusive('vm_disks', i.vmId)],
  async validate({ vmId, diskId, change }, tx) {
    const before = await tx.diskAttachments.one(vmId, diskId);
    refuseUnless(before, 'NOT_FOUND', { what: 'disk attachment', id: diskId });
    const vm = await tx.diskAttachments.vm(vmId);
    const replugged =
      (change.active !== undefined && change.active !== before.active) ||
      (change.interface !== undefined && change.interface !== before.interface && before.active);
    if (replugged && vm?.status) refuse('NOT_IMPLEMENTED', { operation: 'plugging disks of a running VM' });
    if (change.bootable === true) {
      const others = await tx.diskAttachments.ofVms([vmId]);
      const taken = others.some(other => other.bootable && other.disk_id !== diskId);
      refuseUnless(!taken, 'DISK_BOOTABLE_TWICE', { vm: vm?.name ?? vmId });
    }
    return { vm: vm?.name ?? '' };
  },
  events: { succeeded: 'USER_UPDATE_VM_DISK', failed: 'USER_FAILED_UPDATE_VM_DISK' },
  describe: () => 'Updating disk of VM',
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_, { vm }) => ({ vm }),
})
  .step('disk', {
    // Without undo: a disk that grew stays grown; the child undoes itself when it fails.
    async start({ input: { disk }, children }) {
      return { childId: disk === undefined ? null : await children.submit(updateDisk, disk, 'disk') };
    },
    async poll({ children }, { childId }) {
      if (childId === null) return pollDone({});
      const child = await children.status(updateDisk, childId);
      if (child.status === 'failed') throw child.error;
      return child.status === 'succeeded' ? pollDone({}) : pollAgain();
    },
    pollMs: 500,
  })
  .result(
    (_state, { vmId, diskId }) => ({ vmId, diskId }),
    (tx, { input: { vmId, diskId, change } }) => tx.diskAttachments.update(vmId, diskId, change),
  );
