// What other features know of networks: the one that every data center begins with.
import type { Tx } from '../../ports.ts';
import { MANAGEMENT_NETWORK } from './network.ts';

export interface ManagementNetworkIds {
  readonly networkId: string;
  readonly profileId: string;
}

/** Makes the management network of a new data center, with the vNIC profile that NICs use. */
export async function insertManagementNetwork(
  tx: Tx,
  dataCenterId: string,
  { networkId, profileId }: ManagementNetworkIds,
): Promise<void> {
  await tx.networks.insert({
    id: networkId,
    data_center_id: dataCenterId,
    name: MANAGEMENT_NETWORK,
    description: 'Management network',
  });
  await tx.vnicProfiles.insert({
    id: profileId,
    network_id: networkId,
    name: MANAGEMENT_NETWORK,
    network_filter: 'vdsm-no-mac-spoofing',
  });
}
