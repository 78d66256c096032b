// Adds a NIC to a VM, at once to one that runs. Its address comes from the cluster's MAC pool unless the caller names one.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import {
  configuredNic,
  hostOfDevices,
  orderFence,
  undoFence,
  unlessOver,
  VM_RETRY,
  vmCall,
  vmUndoCall,
} from '../../vms/public.ts';
import { checkNic, checkProfile, insertNic, type NewNic } from '../nic.ts';
import { bringNic } from '../plug-nic.ts';

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
    const hostId = hostOfDevices(vm, 'NICs');
    checkNic(nic);
    await refuseTaken(tx, vmId, nic.name);
    await checkProfile(tx, vm.cluster_id, nic.vnic_profile_id);
    return { vm: vm.name, clusterId: vm.cluster_id, hostId: nic.plugged ? hostId : null };
  },
  events: { succeeded: 'NETWORK_ADD_VM_INTERFACE', failed: 'NETWORK_ADD_VM_INTERFACE_FAILED' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (i, { vm }) => ({ vm, nic: i.nic.name }),
  describe: i => `Adding NIC ${i.nic.name}`,
})
  .step('record', {
    async tx(tx, c) {
      await insertNic(tx, c.input.vmId, c.prepared.clusterId, c.input.nic);
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, orderFence(c));
      return null;
    },
    async undoTx(tx, c) {
      await tx.nics.delete(c.input.nic.id);
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, undoFence(c));
    },
  })
  .step('plug', {
    retry: VM_RETRY,
    async do(c) {
      const { vmId, nic } = c.input;
      const { hostId } = c.prepared;
      if (hostId === null) return null;
      const to = await configuredNic(c.ports.repos, vmId, nic.id);
      await bringNic(c.ports.hosts, { hostId, vmId, nicId: nic.id, from: undefined, to }, vmCall(c));
      return null;
    },
    async undo(c) {
      const { vmId, nic } = c.input;
      const { hostId } = c.prepared;
      if (hostId === null) return;
      const from = await configuredNic(c.ports.repos, vmId, nic.id);
      const change = { hostId, vmId, nicId: nic.id, from, to: undefined };
      await bringNic(c.ports.hosts, change, vmUndoCall(c)).catch(unlessOver);
    },
  })
  .result((_state, { nic }) => ({ id: nic.id }));

/** Refuses NAME_IN_USE when another NIC of the VM has this name. */
export async function refuseTaken(tx: Tx, vmId: string, name: string, exceptNicId?: string): Promise<void> {
  const others = await tx.nics.ofVms([vmId]);
  if (others.some(nic => nic.name === name && nic.id !== exceptNicId)) refuse('NAME_IN_USE', { what: 'NIC', name });
}
