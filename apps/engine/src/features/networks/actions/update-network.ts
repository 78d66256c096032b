// Changes a logical network. What a running VM has of it changes at its next start.
import type { Network } from '@overt/api-types/types.gen';
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { MANAGEMENT_NETWORK, checkMtu, checkNetworkName, checkVlanId } from '../network.ts';

export const updateNetwork = action({
  name: 'UpdateNetwork',
  input: typed<{ id: string; network: Network }>(),
  permit: i => ({ permit: 'configure_storage_pool_network', on: { kind: 'network', id: i.id } }),
  locks: i => [exclusive('network', i.id)],
  async validate({ id, network }, tx) {
    const before = await tx.networks.byId(id);
    refuseUnless(before, 'NOT_FOUND', { what: 'network', id });
    checkVlanId(network.vlan?.id);
    checkMtu(network.mtu);
    const { name } = network;
    if (name !== undefined && name !== before.name) {
      checkNetworkName(name);
      if (before.name === MANAGEMENT_NETWORK) refuse('NETWORK_IS_MANAGEMENT', { name: before.name });
      if (await tx.networks.byName(before.data_center_id, name)) refuse('NAME_IN_USE', { what: 'network', name });
    }
    return { name: before.name };
  },
  events: { succeeded: 'NETWORK_UPDATE_NETWORK', failed: 'NETWORK_UPDATE_NETWORK_FAILED' },
  eventParams: (_, { name }) => ({ network: name }),
  describe: () => 'Updating network',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, network } }) =>
    tx.networks.update(id, {
      ...(network.name === undefined ? {} : { name: network.name }),
      ...(network.description === undefined ? {} : { description: network.description }),
      ...(network.comment === undefined ? {} : { comment: network.comment }),
      ...(network.vlan === undefined ? {} : { vlan_id: network.vlan.id ?? null }),
      ...(network.mtu === undefined ? {} : { mtu: network.mtu }),
      ...(network.stp === undefined ? {} : { stp: network.stp }),
      ...(network.usages === undefined ? {} : { is_vm_network: network.usages.includes('vm') }),
    }),
);
