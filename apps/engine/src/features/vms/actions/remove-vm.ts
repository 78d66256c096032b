// Removes a VM that is down, with its disks unless they are to stay or are shared with other VMs. Disks go first; while they
// do, the VM is `image_locked`. A disk that could not be removed stays attached, and so does the VM.
import { refuse } from '@overt/kernel/refusal';
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { pollRemovals, submitRemovals } from '../../disks/public.ts';
import { aboutVm, loadVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface RemoveVmInput extends OnVm {
  readonly vmName: string;
  readonly detachOnly: boolean;
  /** Its pool takes it away; nobody else removes a VM of a pool. */
  readonly byPool?: boolean;
}

export const removeVm = action({
  name: 'RemoveVm',
  input: typed<RemoveVmInput>(),
  permit: onVm('delete_vm'),
  locks: lockVm,
  async validate(i, tx) {
    const { view, prepared } = await loadVm(tx, i.vmId, 'remove', 'be removed');
    if (view.delete_protected) refuse('VM_DELETE_PROTECTED', { vm: view.name });
    if (view.vm_pool_id !== null && i.byPool !== true) refuse('VM_OF_POOL', { vm: view.name });
    const disks = await tx.vms.diskIds(i.vmId);
    const doomed = disks.flatMap(({ diskId, shareable, storageDomainId }) =>
      i.detachOnly || shareable || storageDomainId === null ? [] : [{ id: diskId, storageDomainId }],
    );
    return { vm: prepared.vm, doomed };
  },
  events: { succeeded: 'USER_REMOVE_VM_FINISHED', failed: 'USER_FAILED_REMOVE_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Removing VM ${i.vmName}`,
})
  .step('detach', {
    async tx(tx, c) {
      await tx.vms.setResting(c.input.vmId, 'image_locked');
      return { attachments: await tx.vms.takeAttachments(c.input.vmId) };
    },
    async undoTx(tx, c, result) {
      if (result === undefined) return;
      await tx.vms.reattach(c.input.vmId, result.attachments);
      await tx.vms.setResting(c.input.vmId, 'down');
    },
  })
  .step('disks', {
    start: c => submitRemovals(c, c.prepared.doomed),
    poll: (c, started) => pollRemovals(c, started),
    pollMs: 1000,
    // Data that is gone does not come back; what is left is attached again by the step before.
  })
  .result(
    () => ({}),
    (tx, c) => tx.vms.delete(c.input.vmId),
  );
