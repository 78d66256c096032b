// Makes a cluster in a data center and lets the data center's management network reach it.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { checkName, checkVersion } from '../../data-centers/public.ts';
import { checkLevel, checkMachine, checkOptions, checkSchedulingProperties } from '../cluster.ts';
import type { NewCluster } from '../cluster.repo.ts';

export interface AddClusterInput {
  readonly cluster: Omit<NewCluster, 'data_center_id'>;
  readonly dataCenterId: string;
  readonly managementNetworkId: string | null;
}

export const addCluster = action<AddClusterInput>({
  name: 'AddCluster',
  input: typed<AddClusterInput>(),
  permit: input => ({ permit: 'create_cluster', on: { kind: 'data_center', id: input.dataCenterId } }),
  locks: input => [
    exclusive('cluster', input.cluster.id),
    exclusive('cluster_name', input.cluster.name),
    shared('data_center', input.dataCenterId),
  ],
  async validate({ cluster, dataCenterId, managementNetworkId }, tx) {
    checkName('cluster.name', cluster.name);
    checkVersion('cluster.version', cluster.compatibility_version);
    checkMachine(cluster);
    checkOptions(cluster.configuration);
    checkSchedulingProperties(cluster.configuration);
    const dataCenter =
      (await tx.dataCenters.byId(dataCenterId)) ?? refuse('NOT_FOUND', { what: 'data center', id: dataCenterId });
    checkLevel(cluster.name, cluster.compatibility_version, dataCenter);
    const network = managementNetworkId === null ? undefined : await tx.networks.byId(managementNetworkId);
    refuseUnless(managementNetworkId === null || network?.data_center_id === dataCenterId, 'NOT_FOUND', {
      what: 'network of the data center',
      id: managementNetworkId ?? '',
    });
    const taken = await tx.clusters.idByName(cluster.name);
    refuseUnless(taken === undefined, 'NAME_IN_USE', { what: 'cluster', name: cluster.name });
    return undefined;
  },
  events: { succeeded: 'USER_ADD_CLUSTER', failed: 'USER_ADD_CLUSTER_FAILED' },
  describe: input => `Adding cluster ${input.cluster.name}`,
  about: input => [{ kind: 'cluster', id: input.cluster.id }],
  eventParams: input => ({ cluster: input.cluster.name }),
}).result(
  (_state, input) => ({ id: input.cluster.id }),
  async (tx, c) => {
    await tx.clusters.insert({ ...c.input.cluster, data_center_id: c.input.dataCenterId });
    await tx.clusters.attachManagementNetwork(c.input.cluster.id, c.input.managementNetworkId);
  },
);
