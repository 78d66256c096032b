// Changes a NIC of a VM that is down.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { refuseUnlessDeviceCanChange } from '../../vms/public.ts';
import { checkNic, checkProfile } from '../nic.ts';
import type { NicFields } from '../nic.repo.ts';
import { refuseTaken } from './add-nic.ts';

export interface UpdateNicInput {
  readonly vmId: string;
  readonly nicId: string;
  readonly changes: Partial<NicFields>;
}

export const updateNic = action({
  name: 'UpdateNic',
  input: typed<UpdateNicInput>(),
  permit: i => ({ permit: 'configure_vm_network', on: { kind: 'vm', id: i.vmId } }),
  locks: i => [exclusive('vm', i.vmId)],
  async validate({ vmId, nicId, changes }, tx) {
    const vm = await tx.vms.require(vmId);
    const nic = await tx.nics.get(vmId, nicId);
    if (nic === undefined) refuse('NOT_FOUND', { what: 'NIC', id: nicId });
    refuseUnlessDeviceCanChange(vm, 'NICs');
    checkNic(changes);
    if (changes.name !== undefined) await refuseTaken(tx, vmId, changes.name, nicId);
    await checkProfile(tx, vm.cluster_id, changes.vnic_profile_id);
    const { interface: model, vnic_profile_id, mac, linked, plugged, name } = nic;
    return {
      vm: vm.name,
      nic: name,
      clusterId: vm.cluster_id,
      before: { name, interface: model, vnic_profile_id, mac, linked, plugged },
    };
  },
  events: { succeeded: 'NETWORK_UPDATE_VM_INTERFACE', failed: 'NETWORK_UPDATE_VM_INTERFACE_FAILED' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_i, { vm, nic }) => ({ vm, nic }),
  describe: () => 'Updating NIC',
})
  .step('record', {
    async tx(tx, { input, prepared }) {
      const { mac } = input.changes;
      if (mac !== undefined && mac !== null) await tx.macPools.claim(prepared.clusterId, mac, input.nicId);
      await tx.nics.update(input.nicId, input.changes);
      return null;
    },
    async undoTx(tx, { input, prepared }, result) {
      if (result !== undefined) await tx.nics.update(input.nicId, prepared.before);
    },
  })
  .result((_state, { nicId }) => ({ id: nicId }));
