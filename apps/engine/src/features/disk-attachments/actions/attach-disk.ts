// Attaches a disk to a VM: an existing one, or a new one that is made on the way.
import { exclusive, pollAgain, pollDone, shared, typed, type LockRequest } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
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

/** Refuses what no VM may have: two bootable disks, a plugged disk while it runs (hot plug is not built). */
export async function checkVm(tx: Tx, { vmId, diskId, attachment }: AttachDiskInput): Promise<{ name: string }> {
  const vm = await tx.diskAttachments.vm(vmId);
  refuseUnless(vm, 'NOT_FOUND', { what: 'VM', id: vmId });
  if (vm.status !== null && attachment.active)
    refuse('NOT_IMPLEMENTED', { operation: 'plugging a disk into a running VM' });
  if (attachment.bootable) {
    const others = await tx.diskAttachments.ofVms([vmId]);
    const taken = others.some(other => other.bootable && other.disk_id !== diskId);
    refuseUnless(!taken, 'DISK_BOOTABLE_TWICE', { vm: vm.name });
  }
  return vm;
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
    return { vm: vm.name, disk };
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
  .result(
    (_state, { vmId, diskId }) => ({ vmId, diskId }),
    (tx, { input: { vmId, diskId, attachment } }) =>
      tx.diskAttachments.insert({ vm_id: vmId, disk_id: diskId, ...attachment }),
  );
