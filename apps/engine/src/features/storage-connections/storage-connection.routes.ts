// Storage connections: each storage domain here has exactly one, its own, so they are derived from the domains and have no
// rows. They come and go with their domain.
import type { StorageConnection } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { stableId } from '../statistics/public.ts';
import {
  existingStorageDomain,
  removeStorageConnection,
  updateStorageConnection,
  type StorageDomainRow,
} from '../storage-domains/public.ts';
import { byId } from '../../api-object.ts';

export const connectionIdOf = (domainId: string): string => stableId(`storage-connection/${domainId}`);

function toConnection(row: StorageDomainRow): StorageConnection {
  const { path } = row.connection as { readonly path?: string };
  return {
    id: connectionIdOf(row.id),
    type: 'localfs',
    path: path ?? '',
    ...(row.local_host_id === null ? {} : { host: { id: row.local_host_id } }),
  };
}

const all = async (ports: Ports) => (await ports.repos.storageDomains.all()).map(toConnection);
const oneOf = (connections: readonly StorageConnection[], id: string): StorageConnection =>
  connections.find(connection => connection.id === id) ?? refuse('NOT_FOUND', { what: 'storage connection', id });

/** The same services stand below iSCSI bonds, which do not exist here. */
const atTop = async (ports: Ports, { template }: { readonly template: string }) =>
  template.startsWith('/storageconnections') ? all(ports) : refuse('NOT_FOUND', { what: 'iSCSI bond', id: '' });

/** The domain whose connection it is. */
async function domainOf(ports: Ports, request: Pick<ApiRequest, 'params'>): Promise<string> {
  const id = pathId(request, 'storageConnectionId', 'storage connection');
  const domain = (await ports.repos.storageDomains.all()).find(row => connectionIdOf(row.id) === id);
  return domain?.id ?? refuse('NOT_FOUND', { what: 'storage connection', id });
}

const ofDomain = async (ports: Ports, request: { params: Readonly<Record<string, string>> }) => [
  toConnection(await existingStorageDomain(ports.repos, pathId(request, 'storageDomainId', 'storage domain'))),
];

export const storageConnectionRoutes: FeatureRoutes = {
  bindings: [
    bind('StorageServerConnectionsService', { list: list(atTop) }),
    bind('StorageServerConnectionService', {
      get: get(async (ports, request) =>
        oneOf(await atTop(ports, request), pathId(request, 'storageConnectionId', 'storage connection')),
      ),
      update: act(updateStorageConnection, {
        input: async (request: ApiRequest<StorageConnection>, ports) => ({
          storageDomainId: await domainOf(ports, request),
          path: request.body.path ?? '',
        }),
        answer: async (ports, { storageDomainId }) =>
          toConnection(await existingStorageDomain(ports.repos, storageDomainId)),
      }),
      remove: act(removeStorageConnection, {
        input: async (request, ports) => ({ storageDomainId: await domainOf(ports, request) }),
      }),
    }),
    bind('StorageDomainServerConnectionsService', { list: list(ofDomain) }),
    bind('StorageDomainServerConnectionService', {
      get: get(async (ports, request) =>
        oneOf(await ofDomain(ports, request), pathId(request, 'connectionId', 'storage connection')),
      ),
    }),
  ],
  loaders: {
    byId: {
      StorageConnection: async (ports, ids) => byId((await all(ports)).filter(({ id }) => ids.includes(id ?? ''))),
    },
    children: {
      'StorageDomain.storageConnections': async (ports, ids) =>
        new Map((await ports.repos.storageDomains.all(ids)).map(row => [row.id, [toConnection(row)]])),
    },
  },
};
