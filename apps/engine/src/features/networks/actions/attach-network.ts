// Attaches a network to a cluster, or changes what the cluster demands of it; and the reverse.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { MANAGEMENT_NETWORK } from '../network.ts';

interface Attachment {
  readonly clusterId: string;
  readonly networkId: string;
}

const locks = (i: Attachment) => [shared('cluster', i.clusterId), exclusive('network', i.networkId)];
const permit = (i: Attachment) => ({ permit: 'assign_cluster_network', on: { kind: 'cluster', id: i.clusterId } });

export const attachNetworkToCluster = action({
  name: 'AttachNetworkToCluster',
  input: typed<Attachment & { required: boolean; usages: string[] }>(),
  permit,
  locks,
  async validate({ clusterId, networkId }, tx) {
    const network = await tx.networks.byId(networkId);
    refuseUnless(network, 'NOT_FOUND', { what: 'network', id: networkId });
    const cluster = await tx.clusters.byId(clusterId);
    refuseUnless(cluster, 'NOT_FOUND', { what: 'cluster', id: clusterId });
    const sameDataCenter = cluster.data_center_id === network.data_center_id;
    refuseUnless(sameDataCenter, 'INVALID_VALUE', {
      path: 'network.id',
      rule: "a network of the cluster's data center",
    });
    return { name: network.name };
  },
  events: { succeeded: 'NETWORK_ATTACH_NETWORK_TO_CLUSTER', failed: 'NETWORK_ATTACH_NETWORK_TO_CLUSTER_FAILED' },
  eventParams: (_, { name }) => ({ network: name }),
  describe: () => 'Attaching network to cluster',
}).result(
  (_state, { networkId }) => ({ id: networkId }),
  (tx, { input }) =>
    tx.networks.attachToCluster({
      cluster_id: input.clusterId,
      network_id: input.networkId,
      is_required: input.required,
      usages: input.usages,
    }),
);

export const detachNetworkFromCluster = action({
  name: 'DetachNetworkFromCluster',
  input: typed<Attachment>(),
  permit,
  locks,
  async validate({ clusterId, networkId }, tx) {
    const network = await tx.networks.byId(networkId);
    refuseUnless(network, 'NOT_FOUND', { what: 'network', id: networkId });
    if (network.name === MANAGEMENT_NETWORK) refuse('NETWORK_IS_MANAGEMENT', { name: network.name });
    const attached = (await tx.networks.ofClusters([clusterId])).some(({ id }) => id === networkId);
    refuseUnless(attached, 'NOT_FOUND', { what: 'network of the cluster', id: networkId });
    const vms = await tx.networks.usersOf(networkId, clusterId);
    if (vms.length > 0) refuse('NETWORK_HAS_NICS', { name: network.name, vms: vms.join(', ') });
    return { name: network.name };
  },
  events: { succeeded: 'NETWORK_DETACH_NETWORK_TO_CLUSTER', failed: 'NETWORK_DETACH_NETWORK_TO_CLUSTER_FAILED' },
  eventParams: (_, { name }) => ({ network: name }),
  describe: () => 'Detaching network from cluster',
}).result(
  () => ({}),
  (tx, { input }) => tx.networks.detachFromCluster(input.clusterId, input.networkId),
);
