// Changes a NIC of a VM. One that runs gets it plugged, unplugged, or on another network at once; what a plugged NIC is,
// its model and address, waits until it is unplugged.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import {
  configuredNic,
  hostOfDevices,
  orderFence,
  refuseRebuilt,
  undoFence,
  unlessOver,
  VM_RETRY,
  vmCall,
  vmUndoCall,
} from '../../vms/public.ts';
import { checkNic, checkProfile } from '../nic.ts';
import type { NicFields, NicView } from '../nic.repo.ts';
import { bringNic } from '../plug-nic.ts';
import { refuseTaken } from './add-nic.ts';

export interface UpdateNicInput {
  readonly vmId: string;
  readonly nicId: string;
  readonly changes: Partial<NicFields>;
}

/** Whether the host has something to do. */
const isLive = (nic: NicView, { plugged = nic.plugged, linked, vnic_profile_id: profile }: Partial<NicFields>) =>
  plugged !== nic.plugged ||
  (plugged &&
    ((linked !== undefined && linked !== nic.linked) || (profile !== undefined && profile !== nic.vnic_profile_id)));

const rebuilt = (nic: NicView, { interface: model, mac }: Partial<NicFields>): string[] => [
  ...(model !== undefined && model !== nic.interface ? ['interface'] : []),
  ...(mac !== undefined && mac !== nic.mac ? ['mac'] : []),
];

export const updateNic = action({
  name: 'UpdateNic',
  input: typed<UpdateNicInput>(),
  permit: i => ({ permit: 'configure_vm_network', on: { kind: 'vm', id: i.vmId } }),
  locks: i => [exclusive('vm', i.vmId)],
  async validate({ vmId, nicId, changes }, tx) {
    const vm = await tx.vms.require(vmId);
    const nic = await tx.nics.get(vmId, nicId);
    if (nic === undefined) refuse('NOT_FOUND', { what: 'NIC', id: nicId });
    const hostId = hostOfDevices(vm, 'NICs');
    checkNic(changes);
    if (changes.name !== undefined) await refuseTaken(tx, vmId, changes.name, nicId);
    await checkProfile(tx, vm.cluster_id, changes.vnic_profile_id);
    if (hostId !== null && nic.plugged) refuseRebuilt(vm.name, `NIC ${nic.name}`, rebuilt(nic, changes));
    const { interface: model, vnic_profile_id, mac, linked, plugged, name } = nic;
    const live = hostId !== null && isLive(nic, changes);
    return {
      vm: vm.name,
      nic: name,
      clusterId: vm.cluster_id,
      hostId: live ? hostId : null,
      from: live ? ((await configuredNic(tx, vmId, nicId)) ?? null) : null,
      before: { name, interface: model, vnic_profile_id, mac, linked, plugged },
    };
  },
  events: { succeeded: 'NETWORK_UPDATE_VM_INTERFACE', failed: 'NETWORK_UPDATE_VM_INTERFACE_FAILED' },
  about: i => [{ kind: 'vm', id: i.vmId }],
  eventParams: (_i, { vm, nic }) => ({ vm, nic }),
  describe: () => 'Updating NIC',
})
  .step('record', {
    async tx(tx, c) {
      const { input, prepared } = c;
      const { mac } = input.changes;
      if (mac !== undefined && mac !== null) await tx.macPools.claim(prepared.clusterId, mac, input.nicId);
      await tx.nics.update(input.nicId, input.changes);
      if (prepared.hostId !== null) await tx.vmRuntime.order(input.vmId, orderFence(c));
      return null;
    },
    async undoTx(tx, c, result) {
      if (result === undefined) return;
      await tx.nics.update(c.input.nicId, c.prepared.before);
      if (c.prepared.hostId !== null) await tx.vmRuntime.order(c.input.vmId, undoFence(c));
    },
  })
  .step('plug', {
    retry: VM_RETRY,
    async do(c) {
      const { vmId, nicId } = c.input;
      const { hostId, from } = c.prepared;
      if (hostId === null) return null;
      const to = await configuredNic(c.ports.repos, vmId, nicId);
      await bringNic(c.ports.hosts, { hostId, vmId, nicId, from: from ?? undefined, to }, vmCall(c));
      return null;
    },
    async undo(c) {
      const { vmId, nicId } = c.input;
      const { hostId, from: to } = c.prepared;
      if (hostId === null) return;
      const from = await configuredNic(c.ports.repos, vmId, nicId);
      const change = { hostId, vmId, nicId, from, to: to ?? undefined };
      await bringNic(c.ports.hosts, change, vmUndoCall(c)).catch(unlessOver);
    },
  })
  .result((_state, { nicId }) => ({ id: nicId }));
