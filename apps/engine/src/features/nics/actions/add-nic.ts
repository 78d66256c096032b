// Adds a NIC to a VM that is down. Its address comes from the cluster's MAC pool unless the caller names one.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { refuseUnlessDeviceCanChange } from '../../vms/public.ts';
import { checkNic, checkProfile, insertNic, type NewNic } from '../nic.ts';

export interface AddNicInput {
  readonly vmId: string;
  readonly nic: NewNic;
}

export const addNic = action({
  name: 'AddNic',
  input: typed<AddNicInput>(),
  permit: i => ({ permit: 'configure_vm_network', on: { kind: 'vm', id: i.vmId } }),
  locks: i => [exclusive('vm', i.vmId)],
  async validate({ vmId, nic }, tx) {
    const vm = await tx.vms.require(vmId);
    refuseUnlessDeviceCanChange(vm, 'NICs');
    checkNic(nic);
    await refuseTaken(tx, vmId, nic.name);
    await checkProfile(tx, vm.cluster_id, nic.vnic_profile_id);
    return { vm: vm.name, clusterId: vm.cluster_id };
  },
  events: { succeeded: 'NETWORK_ADD_VM_INTERFACE', failed: 'NETWORK_ADD_VM_INTERFACE_FAILED' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (i, { vm }) => ({ vm, nic: i.nic.name }),
  describe: i => `Adding NIC ${i.nic.name}`,
})
  .step('record', {
    async tx(tx, { input, prepared }) {
      await insertNic(tx, input.vmId, prepared.clusterId, input.nic);
      return null;
    },
    undoTx: (tx, { input }) => tx.nics.delete(input.nic.id),
  })
  .result((_state, { nic }) => ({ id: nic.id }));

/** Refuses NAME_IN_USE when another NIC of the VM has this name. */
export async function refuseTaken(tx: Tx, vmId: string, name: string, exceptNicId?: string): Promise<void> {
  const others = await tx.nics.ofVms([vmId]);
  if (others.some(nic => nic.name === name && nic.id !== exceptNicId)) refuse('NAME_IN_USE', { what: 'NIC', name });
}
