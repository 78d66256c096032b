// Asks the guest to shut down. The command ends when the host took the order; the monitor sees the VM go down. A suspended
// VM is not asked: there is nobody to answer.
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { VM_RETRY, aboutVm, hostOf, loadVm, lockVm, onVm, orderFence, vmCall, type OnVm } from './vm-action.ts';

export interface ShutdownVmInput extends OnVm {
  readonly vmName: string;
  readonly reason: string;
}

export const shutdownVm = action({
  name: 'ShutdownVm',
  destructive: true,
  input: typed<ShutdownVmInput>(),
  permit: onVm('shut_down_vm'),
  locks: lockVm,
  validate: async (i, tx) => (await loadVm(tx, i.vmId, 'shutdown', 'shut down')).prepared,
  events: { succeeded: 'USER_INITIATED_SHUTDOWN_VM', failed: 'USER_FAILED_SHUTDOWN_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Shutting down VM ${i.vmName}`,
})
  .step('order', {
    async tx(tx, c) {
      await tx.vmRuntime.order(c.input.vmId, orderFence(c), 'powering_down');
      if (c.input.reason !== '') await tx.vms.setStopReason(c.input.vmId, c.input.reason);
      return null;
    },
    undoTx: (tx, c) => tx.vmRuntime.setStatus(c.input.vmId, c.prepared.status),
  })
  .step('ask', {
    retry: VM_RETRY,
    async do(c) {
      const params = { vmId: c.input.vmId, reboot: false, forceAfterSeconds: 0 };
      await c.ports.hosts.call(hostOf(c.prepared), 'VM.shutdown', params, vmCall(c));
      return null;
    },
    // A guest that was asked cannot be told to forget it.
  })
  .result(() => ({}));
