// Changes how a disk is attached, and the disk itself when the client changes it in one go. A VM that runs gets or loses it at
// once; how a disk that it has is connected stays until it is stopped.
import { exclusive, pollAgain, pollDone, shared, typed } from '@overt/workflow/action';
import { refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { updateDisk, type UpdateDiskInput } from '../../disks/public.ts';
import {
  hostOfDisks,
  orderFence,
  refuseRebuilt,
  undoFence,
  unlessOver,
  VM_RETRY,
  vmCall,
  vmUndoCall,
} from '../../vms/public.ts';
import { plugDisk, unplugDisk } from '../plug-disk.ts';
import { recordDiskEvent } from './disk-event.ts';
import { refuseUnpluggable, type AttachmentInput } from './attach-disk.ts';

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
    const vm = await tx.vms.require(vmId);
    const { interface: kind = before.interface, active = before.active } = change;
    const hostId = active !== before.active || (active && kind !== before.interface) ? hostOfDisks(vm) : null;
    if (hostId !== null) {
      if (before.active && active) refuseRebuilt(vm.name, 'disk', ['interface']);
      refuseUnpluggable(vm.name, kind);
    }
    if (change.bootable === true) {
      const others = await tx.diskAttachments.ofVms([vmId]);
      const taken = others.some(other => other.bootable && other.disk_id !== diskId);
      refuseUnless(!taken, 'DISK_BOOTABLE_TWICE', { vm: vm.name });
    }
    const { interface: was, bootable, active: wasActive, read_only, pass_discard } = before;
    return {
      vm: vm.name,
      disk: (await tx.disks.byId(diskId))?.alias ?? diskId,
      hostId,
      plugs: active,
      before: { interface: was, bootable, active: wasActive, read_only, pass_discard },
    };
  },
  events: { succeeded: 'USER_UPDATE_VM_DISK', failed: 'USER_FAILED_UPDATE_VM_DISK' },
  describe: () => 'Updating disk of VM',
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_, { vm }) => ({ vm }),
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
  // Unplugged before it is recorded as such, and plugged after: either needs to know how it is attached.
  .step('unplug', {
    retry: VM_RETRY,
    async do(c) {
      const { hostId, plugs } = c.prepared;
      if (hostId !== null && !plugs) await unplugDisk(c, hostId, vmCall);
      return null;
    },
    async undo(c) {
      const { hostId, plugs } = c.prepared;
      if (hostId !== null && !plugs) await plugDisk(c, hostId, vmUndoCall).catch(unlessOver);
    },
  })
  .step('record', {
    async tx(tx, c) {
      const { vmId, diskId, change } = c.input;
      await tx.diskAttachments.update(vmId, diskId, change);
      return null;
    },
    async undoTx(tx, { input: { vmId, diskId }, prepared }, result) {
      if (result !== undefined) await tx.diskAttachments.update(vmId, diskId, prepared.before);
    },
  })
  .step('plug', {
    retry: VM_RETRY,
    async do(c) {
      const { hostId, plugs } = c.prepared;
      if (hostId !== null && plugs) await plugDisk(c, hostId, vmCall);
      return null;
    },
    async undo(c) {
      const { hostId, plugs } = c.prepared;
      if (hostId !== null && plugs) await unplugDisk(c, hostId, vmUndoCall).catch(unlessOver);
    },
  })
  .result(
    (_state, { vmId, diskId }) => ({ vmId, diskId }),
    async (tx, c) => {
      const { hostId, plugs, vm, disk } = c.prepared;
      if (hostId !== null)
        await recordDiskEvent(tx, c, plugs ? 'USER_HOTPLUG_DISK' : 'USER_HOTUNPLUG_DISK', { vm, disk });
    },
  );
