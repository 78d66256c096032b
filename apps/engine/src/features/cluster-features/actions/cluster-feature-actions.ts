// Demands a feature beyond its level of all hosts of a cluster, or no longer. oVirt's such features are those of Gluster;
// no level that is offered has another, so that none can be demanded and none is there to be given up.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';

export interface ClusterFeatureInput {
  readonly clusterId: string;
  readonly featureId: string;
}

const common = {
  input: typed<ClusterFeatureInput>(),
  permit: ({ clusterId }: ClusterFeatureInput) => ({
    permit: 'edit_cluster_configuration',
    on: { kind: 'cluster', id: clusterId },
  }),
  locks: ({ clusterId }: ClusterFeatureInput) => [exclusive('cluster', clusterId)],
  about: ({ clusterId }: ClusterFeatureInput) => [{ kind: 'cluster', id: clusterId }],
  events: { succeeded: 'USER_UPDATE_CLUSTER', failed: 'USER_UPDATE_CLUSTER_FAILED' },
};

export const addClusterFeature = action({
  ...common,
  name: 'AddClusterFeature',
  async validate({ clusterId, featureId }, tx): Promise<undefined> {
    const cluster = (await tx.clusters.byId(clusterId)) ?? refuse('NOT_FOUND', { what: 'cluster', id: clusterId });
    refuse('CLUSTER_FEATURE_UNKNOWN', { feature: featureId, level: cluster.compatibility_version });
  },
  describe: () => 'Demanding a feature of the hosts of a cluster',
}).result(() => ({}));

export const removeClusterFeature = action({
  ...common,
  name: 'RemoveClusterFeature',
  async validate({ clusterId, featureId }, tx): Promise<undefined> {
    if ((await tx.clusters.byId(clusterId)) === undefined) refuse('NOT_FOUND', { what: 'cluster', id: clusterId });
    refuse('NOT_FOUND', { what: 'cluster feature', id: featureId });
  },
  describe: () => 'No longer demanding a feature of the hosts of a cluster',
}).result(() => ({}));

export const clusterFeatureActions = [addClusterFeature, removeClusterFeature] as const;
