// Detaches a disk from a VM; one that runs lets go of it first. The disk stays, unless its removal is asked for as well.
import { exclusive, pollAgain, pollDone, shared, typed } from '@overt/workflow/action';
import { refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { hostOfDisks, orderFence, undoFence, unlessOver, VM_RETRY, vmCall, vmUndoCall } from '../../vms/public.ts';
import { plugDisk, unplugDisk } from '../plug-disk.ts';
import { refuseUnpluggable } from './attach-disk.ts';
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
    const vm = await tx.vms.require(vmId);
    const disk = await tx.disks.byId(diskId);
    const hostId = attachment.active ? hostOfDisks(vm) : null;
    if (hostId !== null) refuseUnpluggable(vm.name, attachment.interface);
    return { vm: vm.name, disk: disk?.alias ?? '', hostId };
  },
  events: { succeeded: 'USER_DETACH_DISK_FROM_VM', failed: 'USER_FAILED_DETACH_DISK_FROM_VM' },
  describe: () => 'Detaching disk from VM',
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_, { vm, disk }) => ({ vm, disk }),
})
  .step('order', {
    async tx(tx, c) {
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, orderFence(c));
      return null;
    },
    async undoTx(tx, c) {
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, undoFence(c));
    },
  })
  .step('unplug', {
    retry: VM_RETRY,
    async do(c) {
      if (c.prepared.hostId !== null) await unplugDisk(c, c.prepared.hostId, vmCall);
      return null;
    },
    async undo(c) {
      if (c.prepared.hostId !== null) await plugDisk(c, c.prepared.hostId, vmUndoCall).catch(unlessOver);
    },
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
