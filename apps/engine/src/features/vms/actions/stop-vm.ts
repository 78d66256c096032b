// Takes the power from a VM, at once. A suspended VM loses its saved memory and is down. Of a VM whose host is silent it
// is refused: nobody could tell whether the VM is off.
import type { HostId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { recordEvent } from '../../events/public.ts';
import { VM_RETRY, aboutVm, hostOf, loadVm, lockVm, onVm, orderFence, vmCall, type OnVm } from './vm-action.ts';

export interface StopVmInput extends OnVm {
  readonly vmName: string;
  readonly reason: string;
}

export const stopVm = action({
  name: 'StopVm',
  destructive: true,
  input: typed<StopVmInput>(),
  permit: onVm('stop_vm'),
  locks: lockVm,
  async validate(i, tx) {
    const { view, prepared } = await loadVm(tx, i.vmId, 'stop', 'stop');
    const memory = view.suspended_memory;
    const keeper = memory === null ? null : await tx.hosts.reaching(memory.storageDomainId);
    if (memory !== null && keeper === null) refuse('VM_HOST_SILENT', { vm: view.name, host: '' });
    return { ...prepared, memory: prepared.status === 'suspended' ? memory : null, keeper };
  },
  events: { succeeded: 'USER_STOP_VM', failed: 'USER_FAILED_STOP_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Stopping VM ${i.vmName}`,
})
  .step('order', {
    async tx(tx, c) {
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, orderFence(c), 'powering_down');
      return null;
    },
    async undoTx(tx, c) {
      if (c.prepared.hostId !== null) await tx.vmRuntime.setStatus(c.input.vmId, c.prepared.status);
    },
  })
  .step('power-off', {
    retry: VM_RETRY,
    async do(c) {
      const { memory, keeper, hostId } = c.prepared;
      const { vmId } = c.input;
      if (hostId !== null) {
        await c.ports.hosts.call(hostOf(c.prepared), 'VM.destroy', { vmId, graceful: false }, vmCall(c));
      } else if (memory !== null && keeper !== null) {
        const { storageDomainId, imageId } = memory;
        const params = { storageDomainId, imageId, wipe: false };
        await c.ports.hosts.call(keeper as HostId, 'Image.delete', params, vmCall(c));
      }
      return null;
    },
    // Power that is off stays off: there is nothing to undo.
  })
  .result(
    () => ({}),
    async (tx, c) => {
      const { vmId, reason } = c.input;
      const { hostId } = c.prepared;
      if (hostId !== null) {
        await tx.vmRuntime.end(vmId, hostId, { stopReason: reason, restingStatus: 'down' });
        // Whoever waits for a VM to be down is told so whatever brought it about.
        const { principal, correlationId } = c;
        const subjects = aboutVm(c.input);
        await recordEvent(tx, { code: 'VM_DOWN', severity: 'normal', principal, correlationId, subjects, params: {} });
        return;
      }
      await tx.vms.setSuspendedMemory(vmId, null);
      await tx.vms.setResting(vmId, 'down');
      await tx.vmRuntime.takeNextRun(vmId);
      await tx.vms.setStopReason(vmId, reason);
    },
  );
