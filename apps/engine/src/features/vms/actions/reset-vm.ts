// Presses the reset button of a VM.
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { VM_RETRY, aboutVm, hostOf, loadVm, lockVm, onVm, orderFence, vmCall, type OnVm } from './vm-action.ts';

export interface ResetVmInput extends OnVm {
  readonly vmName: string;
}

export const resetVm = action({
  name: 'ResetVm',
  destructive: true,
  input: typed<ResetVmInput>(),
  permit: onVm('reset_vm'),
  locks: lockVm,
  validate: async (i, tx) => (await loadVm(tx, i.vmId, 'reset', 'reset')).prepared,
  events: { succeeded: 'USER_RESET_VM', failed: 'USER_FAILED_RESET_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Resetting VM ${i.vmName}`,
})
  .step('order', {
    async tx(tx, c) {
      await tx.vmRuntime.order(c.input.vmId, orderFence(c), 'reboot_in_progress');
      return null;
    },
    undoTx: (tx, c) => tx.vmRuntime.setStatus(c.input.vmId, c.prepared.status),
  })
  .step('reset', {
    retry: VM_RETRY,
    async do(c) {
      await c.ports.hosts.call(hostOf(c.prepared), 'VM.reset', { vmId: c.input.vmId }, vmCall(c));
      return null;
    },
    // What was reset cannot be brought back.
  })
  .result(() => ({}));
