// Removes a NIC of a VM that is down, or one that is not plugged; its address is free again.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { hostOfDevices } from '../../vms/public.ts';

export const removeNic = action({
  name: 'RemoveNic',
  input: typed<{ readonly vmId: string; readonly nicId: string }>(),
  permit: i => ({ permit: 'configure_vm_network', on: { kind: 'vm', id: i.vmId } }),
  locks: i => [exclusive('vm', i.vmId)],
  async validate({ vmId, nicId }, tx) {
    const vm = await tx.vms.require(vmId);
    const nic = await tx.nics.get(vmId, nicId);
    if (nic === undefined) refuse('NOT_FOUND', { what: 'NIC', id: nicId });
    if (hostOfDevices(vm, 'NICs') !== null && nic.plugged) refuse('VM_NIC_PLUGGED', { vm: vm.name, nic: nic.name });
    return { vm: vm.name, nic: nic.name };
  },
  events: { succeeded: 'NETWORK_REMOVE_VM_INTERFACE', failed: 'NETWORK_REMOVE_VM_INTERFACE_FAILED' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_i, { vm, nic }) => ({ vm, nic }),
  describe: () => 'Removing NIC',
}).result(
  () => ({}),
  (tx, { input }) => tx.nics.delete(input.nicId),
);
