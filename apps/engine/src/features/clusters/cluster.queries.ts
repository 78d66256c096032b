// Rows of clusters -> the API's Cluster.
import type { Architecture, BiosType, Cluster } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { toVersion } from '../data-centers/public.ts';
import { DEFAULTS } from './cluster.ts';
import type { ClusterRow } from './cluster.repo.ts';
import { mergeMembers, withRevision } from '../../api-object.ts';

export async function clustersByIds(ports: Ports, ids: readonly string[]): Promise<readonly Cluster[]> {
  const [rows, networks] = await Promise.all([
    ports.repos.clusters.byIds(ids),
    ports.repos.clusters.managementNetworks(ids),
  ]);
  return rows.map(row => toCluster(row, networks.get(row.id)));
}

function toCluster(row: ClusterRow, managementNetworkId: string | undefined): Cluster {
  const configuration = mergeMembers<Cluster>(DEFAULTS, row.configuration as Cluster);
  const cluster: Cluster = {
    ...configuration,
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    cpu: { architecture: row.cpu_architecture as Architecture, type: row.cpu_type ?? '' },
    memoryPolicy: {
      transparentHugePages: { enabled: true },
      ...configuration.memoryPolicy,
      overCommit: { percent: row.memory_overcommit_percent },
    },
    version: toVersion(row.compatibility_version),
    biosType: row.bios_type as BiosType,
    schedulingPolicy: { id: row.scheduling_policy_id },
    dataCenter: row.data_center_id === null ? undefined : { id: row.data_center_id },
    macPool: row.mac_pool_id === null ? undefined : { id: row.mac_pool_id },
    managementNetwork: managementNetworkId === undefined ? undefined : { id: managementNetworkId },
  };
  return withRevision(cluster, row.revision);
}
