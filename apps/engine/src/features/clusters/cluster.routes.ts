import type { Action, Cluster, Version } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { inOrder, searched } from '../../search/listing.ts';
import { cpuTypeOf } from '../cluster-levels/public.ts';
import { LATEST_VERSION } from '../data-centers/public.ts';
import { macPoolIdOf } from '../mac-pools/public.ts';
import { DEFAULT_POLICY_ID, policyIdOf } from '../scheduling-policies/public.ts';
import { settledSerial } from '../vms/public.ts';
import { addCluster, type AddClusterInput } from './actions/add-cluster.ts';
import { resetEmulatedMachine } from './actions/reset-emulated-machine.ts';
import { removeCluster } from './actions/remove-cluster.ts';
import { updateCluster, type UpdateClusterInput } from './actions/update-cluster.ts';
import { upgradeCluster } from './actions/upgrade-cluster.ts';
import { clustersByIds } from './cluster.queries.ts';
import { clusterSearch } from './cluster.repo.ts';
import { configurationOf, defaultBiosType } from './cluster.ts';
import { byId, byParent, defined } from '../../api-object.ts';

const idOf = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'clusterId', 'cluster');

async function one(ports: Ports, id: string): Promise<Cluster> {
  return (await clustersByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'cluster', id });
}

const levelOf = async (ports: Ports, id: string) =>
  (await ports.repos.clusters.byId(id))?.compatibility_version ?? LATEST_VERSION;

const versionText = (version: Version | undefined) => version && `${version.major}.${version.minor}`;

/** The data center of a body, by id or name. */
async function dataCenterOf({ dataCenter }: Cluster, ports: Ports): Promise<string> {
  if (dataCenter?.id !== undefined) return dataCenter.id;
  const name = dataCenter?.name ?? '';
  return (await ports.repos.dataCenters.idByName(name)) ?? refuse('NOT_FOUND', { what: 'data center', id: name });
}

const changesOf = async (ports: Ports, body: Cluster, level: string): Promise<UpdateClusterInput['changes']> =>
  defined({
    name: body.name,
    description: body.description,
    comment: body.comment,
    cpu_architecture: architectureOf(body, level),
    cpu_type: body.cpu?.type,
    bios_type: body.biosType,
    compatibility_version: versionText(body.version),
    scheduling_policy_id: await policyIdOf(ports.repos, body.schedulingPolicy),
    memory_overcommit_percent: body.memoryPolicy?.overCommit?.percent,
    mac_pool_id: await macPoolIdOf(ports.repos, body.macPool),
  });

/** A type of processors that is named without its architecture says which that is. */
function architectureOf({ cpu, version }: Cluster, level: string): string | undefined {
  const type = cpuTypeOf(versionText(version) ?? level, cpu?.type ?? '');
  return cpu?.architecture ?? type?.architecture;
}

async function managementNetworkOf({ managementNetwork }: Cluster, ports: Ports, dataCenterId: string) {
  const { id, name } = managementNetwork ?? {};
  if (id !== undefined) return id;
  if (name === undefined) return null;
  const network = await ports.repos.networks.byName(dataCenterId, name);
  return network?.id ?? refuse('NOT_FOUND', { what: 'network', id: name });
}

async function newCluster(body: Cluster, ports: Ports): Promise<AddClusterInput> {
  const dataCenterId = await dataCenterOf(body, ports);
  const dataCenter = await ports.repos.dataCenters.byId(dataCenterId);
  const level = versionText(body.version) ?? dataCenter?.compatibility_version ?? LATEST_VERSION;
  return {
    dataCenterId,
    managementNetworkId: await managementNetworkOf(body, ports, dataCenterId),
    cluster: {
      id: ports.random.uuid(),
      name: '',
      description: '',
      comment: '',
      cpu_architecture: 'x86_64',
      cpu_type: null,
      bios_type: defaultBiosType(level),
      compatibility_version: level,
      scheduling_policy_id: DEFAULT_POLICY_ID,
      memory_overcommit_percent: 100,
      mac_pool_id: dataCenter?.mac_pool_id ?? null,
      ...(await changesOf(ports, body, level)),
      configuration: settledSerial<Cluster>(configurationOf(body)),
    },
  };
}

export const clusterRoutes: FeatureRoutes = {
  bindings: [
    bind('ClustersService', {
      list: list((ports, request) => searched(ports, clusterSearch, request, ids => clustersByIds(ports, ids))),
      add: act(addCluster, {
        input: (request: ApiRequest<Cluster>, ports) => newCluster(request.body, ports),
        answer: (ports, result) => one(ports, result.id),
      }),
    }),
    bind(
      'ClustersService',
      {
        list: list(async (ports, request) => {
          const parent = pathId(request, 'dataCenterId', 'data center');
          const children = await ports.repos.clusters.idsOfDataCenters([parent]);
          const ids = children.map(child => child.id);
          return inOrder(ids, await clustersByIds(ports, ids));
        }),
      },
      '/datacenters/{dataCenterId}',
    ),
    bind('ClusterService', {
      get: get((ports, request) => one(ports, idOf(request))),
      update: act(updateCluster, {
        input: async (request: ApiRequest<Cluster>, ports) => ({
          id: idOf(request),
          changes: await changesOf(ports, request.body, await levelOf(ports, idOf(request))),
          configuration: configurationOf(request.body),
        }),
        answer: (ports, result) => one(ports, result.id),
      }),
      resetEmulatedMachine: act(resetEmulatedMachine, { input: request => ({ id: idOf(request) }) }),
      upgrade: act(upgradeCluster, {
        input: ({ body, correlationId, ...request }: ApiRequest<Action>) => ({
          id: idOf(request),
          step: body.upgradeAction ?? 'start',
          correlationId: body.correlationId ?? correlationId,
          percent: body.upgradePercentComplete ?? null,
        }),
      }),
      remove: act(removeCluster, { input: request => ({ id: idOf(request) }) }),
    }),
  ],
  loaders: {
    byId: { Cluster: async (ports, ids) => byId(await clustersByIds(ports, ids)) },
    children: {
      'DataCenter.clusters': async (ports, parents) => {
        const children = await ports.repos.clusters.idsOfDataCenters(parents);
        const clusters = byId(
          await clustersByIds(
            ports,
            children.map(child => child.id),
          ),
        );
        const found = children.flatMap(({ id, parent }) => {
          const cluster = clusters.get(id);
          return cluster === undefined ? [] : [{ parent, cluster }];
        });
        return new Map(
          [...byParent(found, item => item.parent)].map(([parent, items]) => [parent, items.map(item => item.cluster)]),
        );
      },
    },
  },
};
