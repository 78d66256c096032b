// Adds a logical network to a data center, with a vNIC profile of the same name so that NICs can use it at once.
import type { Network } from '@overt/api-types/types.gen';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { checkMtu, checkNetworkName, checkVlanId } from '../network.ts';

export interface AddNetworkInput {
  readonly id: string;
  readonly profileId: string;
  readonly dataCenterId: string;
  readonly network: Network;
}

export const addNetwork = action({
  name: 'AddNetwork',
  input: typed<AddNetworkInput>(),
  permit: i => ({ permit: 'create_storage_pool_network', on: { kind: 'data_center', id: i.dataCenterId } }),
  locks: i => [shared('data_center', i.dataCenterId), exclusive('network', i.id)],
  async validate({ dataCenterId, network }, tx) {
    const name = network.name ?? '';
    checkNetworkName(name);
    checkVlanId(network.vlan?.id);
    checkMtu(network.mtu);
    refuseUnless(await tx.dataCenters.byId(dataCenterId), 'NOT_FOUND', { what: 'data center', id: dataCenterId });
    if (await tx.networks.byName(dataCenterId, name)) refuse('NAME_IN_USE', { what: 'network', name });
  },
  events: { succeeded: 'NETWORK_ADD_NETWORK', failed: 'NETWORK_ADD_NETWORK_FAILED' },
  eventParams: i => ({ network: i.network.name ?? '' }),
  describe: i => `Adding network ${i.network.name}`,
})
  .step('record', {
    async tx(tx, { input: { id, profileId, dataCenterId, network } }) {
      const usages = network.usages ?? ['vm'];
      await tx.networks.insert({
        id,
        data_center_id: dataCenterId,
        name: network.name ?? '',
        description: network.description ?? '',
        comment: network.comment ?? '',
        vlan_id: network.vlan?.id ?? null,
        mtu: network.mtu ?? 0,
        stp: network.stp ?? false,
        port_isolation: network.portIsolation ?? false,
        is_vm_network: usages.includes('vm'),
      });
      if (usages.includes('vm') && network.profileRequired !== false) {
        await tx.vnicProfiles.insert({
          id: profileId,
          network_id: id,
          name: network.name ?? '',
          network_filter: 'vdsm-no-mac-spoofing',
        });
      }
      return { id };
    },
    async undoTx(tx, { input }, done) {
      if (done !== undefined) await tx.networks.delete(input.id);
    },
  })
  .result(({ record }) => record);
