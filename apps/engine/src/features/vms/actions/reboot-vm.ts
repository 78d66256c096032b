// Reboots a VM: through its guest, or by the reset button when the caller forces it.
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { VM_RETRY, aboutVm, hostOf, loadVm, lockVm, onVm, orderFence, vmCall, type OnVm } from './vm-action.ts';

export interface RebootVmInput extends OnVm {
  readonly vmName: string;
  readonly force: boolean;
}

export const rebootVm = action({
  name: 'RebootVm',
  input: typed<RebootVmInput>(),
  permit: onVm('reboot_vm'),
  locks: lockVm,
  validate: async (i, tx) => (await loadVm(tx, i.vmId, 'reboot', 'reboot')).prepared,
  events: { succeeded: 'USER_REBOOT_VM', failed: 'USER_FAILED_REBOOT_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Rebooting VM ${i.vmName}`,
})
  .step('order', {
    async tx(tx, c) {
      await tx.vmRuntime.order(c.input.vmId, orderFence(c), 'reboot_in_progress');
      return null;
    },
    undoTx: (tx, c) => tx.vmRuntime.setStatus(c.input.vmId, c.prepared.status),
  })
  .step('ask', {
    retry: VM_RETRY,
    async do(c) {
      const { vmId, force } = c.input;
      const { hosts } = c.ports;
      if (force) await hosts.call(hostOf(c.prepared), 'VM.reset', { vmId }, vmCall(c));
      else {
        const params = { vmId, reboot: true, forceAfterSeconds: 0 };
        await hosts.call(hostOf(c.prepared), 'VM.shutdown', params, vmCall(c));
      }
      return null;
    },
    // A guest that was asked cannot be told to forget it.
  })
  .result(() => ({}));
