// Detaches a disk from a VM that does not use it now. The disk stays, unless its removal is asked for as well.
import { exclusive, pollAgain, pollDone, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { removeDisk } from '../../disks/public.ts';

export interface DetachDiskInput {
  readonly vmId: string;
  readonly diskId: string;
  /** Remove the disk too, from this storage domain. */
  readonly removeFrom?: string;
}

export const detachDisk = action({
  name: 'DetachDiskFromVm',
  input: typed<DetachDiskInput>(),
  permit: i => [
    { permit: 'configure_vm_storage', on: { kind: 'vm', id: i.vmId } },
    ...(i.removeFrom === undefined ? [] : [{ permit: 'delete_disk', on: { kind: 'disk', id: i.diskId } }]),
  ],
  locks: i => [shared('vm', i.vmId), exclusive('disk', i.diskId), exclusive('vm_disks', i.vmId)],
  async validate({ vmId, diskId }, tx) {
    const attachment = await tx.diskAttachments.one(vmId, diskId);
    refuseUnless(attachment, 'NOT_FOUND', { what: 'disk attachment', id: diskId });
    const vm = await tx.diskAttachments.vm(vmId);
    const disk = await tx.disks.byId(diskId);
    if (vm?.status && attachment.active) refuse('DISK_IN_USE', { alias: disk?.alias ?? diskId, vms: vm.name });
    return { vm: vm?.name ?? '', disk: disk?.alias ?? '' };
  },
  events: { succeeded: 'USER_DETACH_DISK_FROM_VM', failed: 'USER_FAILED_DETACH_DISK_FROM_VM' },
  describe: () => 'Detaching disk from VM',
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_, { vm, disk }) => ({ vm, disk }),
})
  .step('detach', {
    tx: (tx, { input: { vmId, diskId } }) => tx.diskAttachments.take(vmId, diskId),
    async undoTx(tx, _c, taken) {
      if (taken) await tx.diskAttachments.insert(taken);
    },
  })
  .step('remove', {
    // Without undo: data that are gone do not come back; what is left of the disk is attached again by the step before.
    async start({ input: { diskId, removeFrom }, children }) {
      if (removeFrom === undefined) return { childId: null };
      return { childId: await children.submit(removeDisk, { id: diskId, storageDomainId: removeFrom }, 'disk') };
    },
    async poll({ children }, { childId }) {
      if (childId === null) return pollDone({});
      const child = await children.status(removeDisk, childId);
      if (child.status === 'failed') throw child.error;
      return child.status === 'succeeded' ? pollDone({}) : pollAgain();
    },
    pollMs: 500,
  })
  .result(() => ({}));
