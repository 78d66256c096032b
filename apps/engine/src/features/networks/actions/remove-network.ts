// Removes a logical network that no NIC uses, with its vNIC profiles.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { MANAGEMENT_NETWORK } from '../network.ts';

export const removeNetwork = action({
  name: 'RemoveNetwork',
  input: typed<{ id: string }>(),
  permit: i => ({ permit: 'delete_storage_pool_network', on: { kind: 'network', id: i.id } }),
  locks: i => [exclusive('network', i.id)],
  async validate({ id }, tx) {
    const network = await tx.networks.byId(id);
    refuseUnless(network, 'NOT_FOUND', { what: 'network', id });
    if (network.name === MANAGEMENT_NETWORK) refuse('NETWORK_IS_MANAGEMENT', { name: network.name });
    const vms = await tx.networks.usersOf(id);
    if (vms.length > 0) refuse('NETWORK_HAS_NICS', { name: network.name, vms: vms.join(', ') });
    return { name: network.name };
  },
  events: { succeeded: 'NETWORK_REMOVE_NETWORK', failed: 'NETWORK_REMOVE_NETWORK_FAILED' },
  eventParams: (_, { name }) => ({ network: name }),
  describe: () => 'Removing network',
}).result(
  () => ({}),
  (tx, { input }) => tx.networks.delete(input.id),
);
