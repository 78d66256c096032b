// Network rows -> API Network.
import type { Network, NetworkUsage } from '@overt/api-types/types.gen';
import type { NetworkRow } from './network.repo.ts';
import { withRevision } from '../../api-object.ts';

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
    usages: (row.usages ?? (row.is_vm_network ? ['vm'] : [])) as NetworkUsage[],
    dataCenter: { id: row.data_center_id },
    ...(row.vlan_id === null ? {} : { vlan: { id: row.vlan_id } }),
    ...(clusterId === undefined ? {} : { required: row.is_required ?? false, cluster: { id: clusterId } }),
  };
  return withRevision(network, row.revision);
}
