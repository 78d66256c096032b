// Attaches a disk to a VM, at once to one that runs: an existing one, or a new one that is made on the way.
import { exclusive, pollAgain, pollDone, shared, typed, type LockRequest } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { hostOfDisks, orderFence, undoFence, unlessOver, VM_RETRY, vmCall, vmUndoCall } from '../../vms/public.ts';
import { plugDisk, unplugDisk } from '../plug-disk.ts';
import { recordDiskEvent } from './disk-event.ts';
import { addDisk, refuseTemplateDisk, requireOk, type AddDiskInput } from '../../disks/public.ts';

export interface AttachmentInput {
  readonly interface: 'virtio' | 'virtio_scsi' | 'sata' | 'ide' | 'spapr_vscsi';
  readonly bootable: boolean;
  readonly active: boolean;
  readonly read_only: boolean;
  readonly pass_discard: boolean;
}

export interface AttachDiskInput {
  readonly vmId: string;
  readonly diskId: string;
  readonly attachment: AttachmentInput;
  /** Present: the disk does not exist yet. */
  readonly newDisk?: AddDiskInput;
}

/** Refuses what no VM may have, as two bootable disks. The host that is to plug it; null: none. */
async function checkVm(tx: Tx, { vmId, diskId, attachment }: AttachDiskInput) {
  const vm = await tx.vms.require(vmId);
  const hostId = attachment.active ? hostOfDisks(vm) : null;
  if (hostId !== null) refuseUnpluggable(vm.name, attachment.interface);
  if (attachment.bootable) {
    const others = await tx.diskAttachments.ofVms([vmId]);
    const taken = others.some(other => other.bootable && other.disk_id !== diskId);
    refuseUnless(!taken, 'DISK_BOOTABLE_TWICE', { vm: vm.name });
  }
  return { name: vm.name, hostId };
}

/** Refuses DISK_NOT_PLUGGABLE: the other interfaces take disks at the start only. */
export function refuseUnpluggable(vm: string, kind: string): void {
  refuseUnless(kind === 'virtio' || kind === 'virtio_scsi', 'DISK_NOT_PLUGGABLE', { vm, interface: kind });
}

async function checkExisting(tx: Tx, diskId: string): Promise<string> {
  const disk = await tx.disks.byId(diskId);
  refuseUnless(disk, 'NOT_FOUND', { what: 'disk', id: diskId });
  requireOk(disk);
  await refuseTemplateDisk(tx, disk);
  if (disk.content_type === 'iso') refuse('DISK_IS_ISO', { alias: disk.alias });
  const [other] = disk.shareable ? [] : await tx.diskAttachments.vmsOf(diskId);
  if (other) refuse('DISK_ATTACHED_ALREADY', { alias: disk.alias, vm: other.name });
  return disk.alias;
}

export const attachDisk = action({
  name: 'AttachDiskToVm',
  input: typed<AttachDiskInput>(),
  permit: i => [
    { permit: 'configure_vm_storage', on: { kind: 'vm', id: i.vmId } },
    i.newDisk === undefined
      ? { permit: 'attach_disk', on: { kind: 'disk', id: i.diskId } }
      : { permit: 'create_disk', on: { kind: 'storage_domain', id: i.newDisk.storageDomainId } },
  ],
  locks: (i): LockRequest[] => [shared('vm', i.vmId), exclusive('disk', i.diskId), exclusive('vm_disks', i.vmId)],
  async validate(i, tx) {
    const vm = await checkVm(tx, i);
    const disk = i.newDisk === undefined ? await checkExisting(tx, i.diskId) : i.newDisk.alias;
    return { vm: vm.name, disk, hostId: vm.hostId };
  },
  events: { succeeded: 'USER_ATTACH_DISK_TO_VM', failed: 'USER_FAILED_ATTACH_DISK_TO_VM' },
  describe: () => 'Attaching disk to VM',
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_, { vm, disk }) => ({ vm, disk }),
})
  .step('create', {
    // Without undo: the child undoes itself; a disk that was made and could not be attached stays, unattached, as oVirt's.
    async start({ input: { newDisk }, children }) {
      return { childId: newDisk === undefined ? null : await children.submit(addDisk, newDisk, 'disk') };
    },
    async poll({ children }, { childId }) {
      if (childId === null) return pollDone({});
      const child = await children.status(addDisk, childId);
      if (child.status === 'failed') throw child.error;
      return child.status === 'succeeded' ? pollDone({}) : pollAgain();
    },
    pollMs: 1000,
  })
  .step('record', {
    async tx(tx, c) {
      const { vmId, diskId, attachment } = c.input;
      await tx.diskAttachments.insert({ vm_id: vmId, disk_id: diskId, ...attachment });
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(vmId, orderFence(c));
      return null;
    },
    async undoTx(tx, c, result) {
      if (result === undefined) return;
      await tx.diskAttachments.delete(c.input.vmId, c.input.diskId);
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, undoFence(c));
    },
  })
  .step('plug', {
    retry: VM_RETRY,
    async do(c) {
      if (c.prepared.hostId !== null) await plugDisk(c, c.prepared.hostId, vmCall);
      return null;
    },
    async undo(c) {
      if (c.prepared.hostId !== null) await unplugDisk(c, c.prepared.hostId, vmUndoCall).catch(unlessOver);
    },
  })
  .result(
    (_state, { vmId, diskId }) => ({ vmId, diskId }),
    async (tx, c) => {
      if (c.input.newDisk === undefined) return;
      const { vm, disk } = c.prepared;
      await recordDiskEvent(tx, c, 'USER_ADD_DISK_TO_VM_FINISHED_SUCCESS', { vm, disk });
    },
  );
