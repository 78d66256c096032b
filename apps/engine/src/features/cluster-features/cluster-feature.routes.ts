// Features that a cluster can demand of its hosts beyond its level: none exist at any level that is offered, so that the
// lists are empty and nothing can be switched on, which actions/ say in words. External network providers belong to OpenStack, which is not built.
import { refuse } from '@overt/kernel/refusal';
import type { ClusterFeature } from '@overt/api-types/types.gen';
import { act, bind, get, list, pathId, pathText, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { cpuTypes } from '../cluster-levels/public.ts';
import { addClusterFeature, removeClusterFeature } from './actions/cluster-feature-actions.ts';

type Params = Pick<ApiRequest, 'params'>;

async function noneOfCluster(ports: Ports, request: Params): Promise<readonly never[]> {
  const id = pathId(request, 'clusterId', 'cluster');
  if ((await ports.repos.clusters.byId(id)) === undefined) refuse('NOT_FOUND', { what: 'cluster', id });
  return [];
}

async function noneOfLevel(_ports: Ports, request: Params): Promise<readonly never[]> {
  const level = pathText(request, 'levelId');
  if (cpuTypes[level] === undefined) refuse('NOT_FOUND', { what: 'cluster level', id: level.slice(0, 64) });
  return [];
}

const missing = get(async (_ports, request) =>
  refuse('NOT_FOUND', { what: 'cluster feature', id: pathText(request, 'featureId').slice(0, 64) }),
);

export const clusterFeatureRoutes: FeatureRoutes = {
  bindings: [
    bind('ClusterFeaturesService', { list: list(noneOfLevel) }),
    bind('ClusterFeatureService', { get: missing }),
    bind('ClusterEnabledFeaturesService', {
      list: list(noneOfCluster),
      add: act(addClusterFeature, {
        input: (request: ApiRequest<ClusterFeature>) => ({
          clusterId: pathId(request, 'clusterId', 'cluster'),
          featureId: request.body.id ?? '',
        }),
      }),
    }),
    bind('ClusterEnabledFeatureService', {
      get: missing,
      remove: act(removeClusterFeature, {
        input: request => ({
          clusterId: pathId(request, 'clusterId', 'cluster'),
          featureId: pathId(request, 'featureId', 'cluster feature'),
        }),
      }),
    }),
    bind('ClusterExternalProvidersService', { list: list(noneOfCluster) }),
  ],
};
