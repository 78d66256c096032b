// Networks at the top, below data centers and below clusters.
import type { Network } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { addNetwork } from './actions/add-network.ts';
import { attachNetworkToCluster, detachNetworkFromCluster } from './actions/attach-network.ts';
import { removeNetwork } from './actions/remove-network.ts';
import { updateNetwork } from './actions/update-network.ts';
import { toNetwork } from './network.queries.ts';
import { networkSearch } from './network.repo.ts';
import { byId, byParent } from '../../api-object.ts';

type Params = Pick<ApiRequest, 'params'>;
const networkId = (request: Params) => pathId(request, 'networkId', 'network');
const clusterId = (request: Params) => pathId(request, 'clusterId', 'cluster');
const dataCenterId = (request: Params) => pathId(request, 'dataCenterId', 'data center');

const networksByIds = async (ports: Ports, ids: readonly string[]) =>
  (await ports.repos.networks.byIds(ids)).map(row => toNetwork(row));

async function one(ports: Ports, id: string, request?: Params): Promise<Network> {
  const row = await ports.repos.networks.byId(id);
  const elsewhere = request?.params['dataCenterId'] !== undefined && row?.data_center_id !== dataCenterId(request);
  refuseUnless(row && !elsewhere, 'NOT_FOUND', { what: 'network', id });
  return toNetwork(row);
}

async function ofCluster(ports: Ports, id: string): Promise<Network[]> {
  refuseUnless(await ports.repos.clusters.byId(id), 'NOT_FOUND', { what: 'cluster', id });
  return (await ports.repos.networks.ofClusters([id])).map(row => toNetwork(row, id));
}

async function oneOfCluster(ports: Ports, cluster: string, network: string): Promise<Network> {
  const found = (await ofCluster(ports, cluster)).find(({ id }) => id === network);
  return found ?? refuse('NOT_FOUND', { what: 'network of the cluster', id: network });
}

async function dataCenterOf(ports: Ports, request: ApiRequest<Network>): Promise<string> {
  if (request.params['dataCenterId'] !== undefined) return dataCenterId(request);
  const given = request.body.dataCenter?.id;
  if (given !== undefined) return parseId(given);
  const name = request.body.dataCenter?.name;
  if (name === undefined) {
    return refuse('MISSING_VALUE', { type: 'Network', members: 'dataCenter.id|name', operation: 'add' });
  }
  return (await ports.repos.dataCenters.idByName(name)) ?? refuse('NOT_FOUND', { what: 'data center', id: name });
}

const add = act(addNetwork, {
  input: async (request: ApiRequest<Network>, ports) => ({
    id: ports.random.uuid(),
    profileId: ports.random.uuid(),
    dataCenterId: await dataCenterOf(ports, request),
    network: request.body,
  }),
  answer: (ports, { id }) => one(ports, id),
});
const update = act(updateNetwork, {
  input: (request: ApiRequest<Network>) => ({ id: networkId(request), network: request.body }),
  answer: (ports, { id }) => one(ports, id),
});
const remove = act(removeNetwork, { input: request => ({ id: networkId(request) }) });
const read = get((ports, request) => one(ports, networkId(request), request));

/** The roles of a network in a cluster after a request. `display` is the old way to say one of them; nobody takes away the management. */
function rolesAfter({ usages, display }: Network, now: readonly string[]): string[] {
  const roles = new Set<string>(usages ?? now);
  if (display === true) roles.add('display');
  if (display === false && usages === undefined) roles.delete('display');
  if (now.includes('management')) roles.add('management');
  roles.delete('vm');
  return [...roles];
}

const attach = act(attachNetworkToCluster, {
  input: async (request: ApiRequest<Network>, ports) => {
    const { id, name } = request.body;
    const cluster = await ports.repos.clusters.byId(clusterId(request));
    const named =
      name === undefined || !cluster?.data_center_id
        ? undefined
        : await ports.repos.networks.byName(cluster.data_center_id, name);
    const network =
      (id === undefined ? request.params['networkId'] : parseId(id)) ??
      named?.id ??
      refuse('NOT_FOUND', { what: 'network', id: name ?? '' });
    const before = await ports.repos.networks.ofClusters([clusterId(request)]);
    const now = before.find(row => row.id === network);
    return {
      clusterId: clusterId(request),
      networkId: network,
      required: request.body.required ?? now?.is_required ?? true,
      usages: rolesAfter(request.body, now?.usages ?? []),
    };
  },
  answer: (ports, { id }, request) => oneOfCluster(ports, clusterId(request), id),
});

export const networkRoutes: FeatureRoutes = {
  bindings: [
    bind('NetworksService', {
      list: list((ports, request) => searched(ports, networkSearch, request, ids => networksByIds(ports, ids))),
      add,
    }),
    bind('NetworkService', { get: read, update, remove }),
    bind('DataCenterNetworksService', {
      list: list(async (ports, request) =>
        (await ports.repos.networks.ofDataCenters([dataCenterId(request)])).map(row => toNetwork(row)),
      ),
      add,
    }),
    bind('DataCenterNetworkService', { get: read, update, remove }),
    bind('ClusterNetworksService', {
      list: list((ports, request) => ofCluster(ports, clusterId(request))),
      add: attach,
    }),
    bind('ClusterNetworkService', {
      get: get((ports, request) => oneOfCluster(ports, clusterId(request), networkId(request))),
      update: attach,
      remove: act(detachNetworkFromCluster, {
        input: request => ({ clusterId: clusterId(request), networkId: networkId(request) }),
      }),
    }),
  ],
  loaders: {
    byId: {
      Network: async (ports, ids) => byId(await networksByIds(ports, ids)),
    },
    children: {
      'DataCenter.networks': async (ports, ids) =>
        byParent(
          (await ports.repos.networks.ofDataCenters(ids)).map(row => toNetwork(row)),
          network => network.dataCenter?.id ?? '',
        ),
      'Cluster.networks': async (ports, ids) =>
        byParent(
          (await ports.repos.networks.ofClusters(ids)).map(row => toNetwork(row, row.cluster_id)),
          network => network.cluster?.id ?? '',
        ),
    },
  },
};
