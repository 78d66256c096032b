// Hosts and what of theirs is read from their capabilities.
import type { Action, Host } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { activateHost, approveHost } from './actions/activate-host.ts';
import { addHost, type AddHostInput } from './actions/add-host.ts';
import { deactivateHost } from './actions/deactivate-host.ts';
import { refreshHost } from './actions/refresh-host.ts';
import { removeHost } from './actions/remove-host.ts';
import { updateHost } from './actions/update-host.ts';
import { attachmentsOf, hostsByIds, nicsOf } from './host.queries.ts';
import { sealPowerManagement, sealToken } from './host-secrets.ts';
import { hostSearch } from './host.search.repo.ts';
import { byId, byParent, defined } from '../../api-object.ts';

const AGENT_PORT = 54321;

type Params = Pick<ApiRequest, 'params'>;
const hostIdOf = (request: Params) => pathId(request, 'hostId', 'host');

async function one(ports: Ports, id: string): Promise<Host> {
  return (await hostsByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'host', id });
}

/** The host's id and its name, for descriptions. Refuses NOT_FOUND. */
async function named(ports: Ports, request: Params) {
  const { id, name } = await ports.repos.hosts.require(hostIdOf(request));
  return { hostId: id, hostName: name };
}

async function clusterOf(ports: Ports, cluster: Host['cluster']): Promise<string | undefined> {
  if (cluster?.id !== undefined) return cluster.id;
  if (cluster?.name === undefined) return undefined;
  return (
    (await ports.repos.clusters.idByName(cluster.name)) ?? refuse('NOT_FOUND', { what: 'cluster', id: cluster.name })
  );
}

async function newHost(request: ApiRequest<Host>, ports: Ports): Promise<AddHostInput> {
  const { body } = request;
  const clusterId = (await clusterOf(ports, body.cluster)) ?? (await ports.repos.hosts.defaultClusterId());
  const id = body.id ?? ports.random.uuid();
  return {
    id,
    name: body.name ?? '',
    description: body.description ?? '',
    comment: body.comment ?? '',
    clusterId: clusterId ?? refuse('MISSING_VALUE', { type: 'Host', members: 'cluster.id|name', operation: 'add' }),
    address: body.address ?? '',
    port: body.port ?? AGENT_PORT,
    // The one field in which every client can send a secret; see HOST_TOKEN_REQUIRED.
    token: sealToken(ports, id, body.rootPassword ?? ''),
    activate: !request.query.flag('deploy_hosted_engine') && request.query.text('activate') !== 'false',
    configuration: defined({
      powerManagement: body.powerManagement && sealPowerManagement(ports, id, body.powerManagement),
      spm: body.spm,
      overrideIptables: body.overrideIptables,
    }),
  };
}

const nics = async (ports: Ports, request: Params) => nicsOf(await ports.repos.hosts.require(hostIdOf(request)));

async function attachments(ports: Ports, hostIds: readonly string[]) {
  const hosts = await ports.repos.hosts.byIds(hostIds);
  const networks = await ports.repos.networks.ofClusters([...new Set(hosts.map(host => host.cluster_id))]);
  return hosts.flatMap(host => {
    const ids = new Map(networks.filter(n => n.cluster_id === host.cluster_id).map(n => [n.name, n.id]));
    return attachmentsOf(host, ids);
  });
}

type ActionRequest = ApiRequest<Action>;

export const hostRoutes: FeatureRoutes = {
  bindings: [
    bind('HostsService', {
      list: list((ports, request) => searched(ports, hostSearch, request, ids => hostsByIds(ports, ids))),
      add: act(addHost, {
        input: newHost,
        answer: (ports, { id }) => one(ports, id),
        waits: false,
        accepted: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('HostService', {
      get: get((ports, request) => one(ports, hostIdOf(request))),
      update: act(updateHost, {
        input: async (request: ApiRequest<Host>, ports) => {
          const { body } = request;
          const host = await named(ports, request);
          const power = body.powerManagement && sealPowerManagement(ports, host.hostId, body.powerManagement);
          return {
            ...host,
            changes: defined({
              name: body.name,
              description: body.description,
              comment: body.comment,
              address: body.address,
              port: body.port,
              cluster_id: await clusterOf(ports, body.cluster),
              configuration: defined({ powerManagement: power, spm: body.spm }),
            }),
          };
        },
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeHost, { input: (request, ports) => named(ports, request) }),
      activate: act(activateHost, { input: (request: ActionRequest, ports) => named(ports, request) }),
      approve: act(approveHost, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(ports, request)),
          clusterId: (await clusterOf(ports, request.body.cluster)) ?? null,
        }),
      }),
      deactivate: act(deactivateHost, {
        input: async (request: ActionRequest, ports) => ({
          ...(await named(ports, request)),
          reason: request.body.reason ?? '',
        }),
      }),
      refresh: act(refreshHost, { input: (request: ActionRequest, ports) => named(ports, request) }),
    }),
    bind('HostNicsService', { list: list(nics) }),
    bind('HostNicService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'nicId', 'host NIC');
        return (await nics(ports, request)).find(nic => nic.id === id) ?? refuse('NOT_FOUND', { what: 'host NIC', id });
      }),
    }),
    bind('NetworkAttachmentsService', {
      list: list(async (ports, request) => attachments(ports, [(await named(ports, request)).hostId])),
    }),
  ],
  loaders: {
    byId: { Host: async (ports, ids) => byId(await hostsByIds(ports, ids)) },
    children: {
      'Host.nics': async (ports, ids) =>
        byParent((await ports.repos.hosts.byIds(ids)).flatMap(nicsOf), nic => nic.host?.id ?? ''),
      'Host.networkAttachments': async (ports, ids) =>
        byParent(await attachments(ports, ids), attachment => attachment.host?.id ?? ''),
    },
  },
};
