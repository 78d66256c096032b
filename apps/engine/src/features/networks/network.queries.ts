// Network rows -> API Network.
import type { Network, NetworkUsage } from '@overt/api-types/types.gen';
import type { NetworkRow } from './network.repo.ts';
import { withRevision } from '../../api-object.ts';

/** What the cluster uses the network for; that it carries VMs is the network's own. */
const usagesOf = ({ is_vm_network: vms, usages = [] }: NetworkRow): NetworkUsage[] =>
  [...(vms ? ['vm'] : []), ...usages.filter(usage => usage !== 'vm')] as NetworkUsage[];

export function toNetwork(row: NetworkRow, clusterId?: string): Network {
  const network: Network = {
    ...(row.configuration as Network),
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    mtu: row.mtu,
    stp: row.stp,
    portIsolation: row.port_isolation,
    status: 'operational',
    vdsmName: row.name,
    usages: usagesOf(row),
    dataCenter: { id: row.data_center_id },
    ...(row.vlan_id === null ? {} : { vlan: { id: row.vlan_id } }),
    ...(clusterId === undefined
      ? {}
      : {
          required: row.is_required ?? false,
          display: row.usages?.includes('display') ?? false,
          cluster: { id: clusterId },
        }),
  };
  return withRevision(network, row.revision);
}
