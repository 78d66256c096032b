// Storage domains at the top and below data centers.
import type { StorageDomain } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { activateStorageDomain, deactivateStorageDomain } from './actions/activate-storage-domain.ts';
import { addStorageDomain, type AddStorageDomainInput } from './actions/add-storage-domain.ts';
import { attachStorageDomain } from './actions/attach-storage-domain.ts';
import { isStorageDomainAttached } from './actions/is-attached.ts';
import { detachStorageDomain, removeStorageDomain } from './actions/remove-storage-domain.ts';
import { updateStorageDomain } from './actions/update-storage-domain.ts';
import { storageDomainsByIds, toStorageDomain } from './storage-domain.queries.ts';
import { storageDomainSearch } from './storage-domain.search.repo.ts';
import { byId, byParent, defined } from '../../api-object.ts';

type Params = Pick<ApiRequest, 'params'>;
const domainId = (request: Params) => pathId(request, 'storageDomainId', 'storage domain');
const dataCenterId = (request: Params) => pathId(request, 'dataCenterId', 'data center');

async function one(ports: Ports, id: string): Promise<StorageDomain> {
  return (await storageDomainsByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'storage domain', id });
}

async function oneAttached(ports: Ports, request: Params): Promise<StorageDomain> {
  const domain = await one(ports, domainId(request));
  refuseUnless(domain.dataCenter?.id === dataCenterId(request), 'NOT_FOUND', {
    what: 'storage domain of the data center',
    id: domainId(request),
  });
  return domain;
}

/** An id, or the id of a name: clients give either. */
async function hostIdOf(ports: Ports, host: StorageDomain['host']): Promise<string> {
  if (host?.id !== undefined) return parseId(host.id);
  const name = host?.name ?? '';
  return (await ports.repos.storageDomains.hostIdByName(name)) ?? refuse('NOT_FOUND', { what: 'host', id: name });
}

async function newDomain(body: StorageDomain, ports: Ports): Promise<AddStorageDomainInput> {
  const type = body.type ?? 'data';
  const storage = body.storage?.type;
  if (storage !== 'localfs') refuse('NOT_IMPLEMENTED', { operation: `storage of type ${storage ?? '(none)'}` });
  if (body.import === true) refuse('NOT_IMPLEMENTED', { operation: 'import of existing storage domains' });
  if (type !== 'data' && type !== 'iso') refuse('NOT_IMPLEMENTED', { operation: `storage domains of type ${type}` });
  return {
    id: ports.random.uuid(),
    name: body.name ?? '',
    description: body.description ?? '',
    comment: body.comment ?? '',
    type,
    hostId: await hostIdOf(ports, body.host),
    path: body.storage?.path ?? '',
    wipeAfterDelete: body.wipeAfterDelete ?? false,
    settings: settingsOf(body),
  };
}

const settingsOf = (body: StorageDomain) =>
  defined({
    discard_after_delete: body.discardAfterDelete,
    backup: body.backup,
    warning_low_space_percent: body.warningLowSpaceIndicator,
    critical_space_gib: body.criticalSpaceActionBlocker,
  });

async function namedDomain(ports: Ports, body: StorageDomain): Promise<string> {
  if (body.id !== undefined) return parseId(body.id);
  const name = body.name ?? '';
  return (await ports.repos.storageDomains.idByName(name)) ?? refuse('NOT_FOUND', { what: 'storage domain', id: name });
}

export const storageDomainRoutes: FeatureRoutes = {
  bindings: [
    bind('StorageDomainsService', {
      list: list((ports, request) =>
        searched(ports, storageDomainSearch, request, ids => storageDomainsByIds(ports, ids)),
      ),
      add: act(addStorageDomain, {
        input: (request: ApiRequest<StorageDomain>, ports) => newDomain(request.body, ports),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('StorageDomainService', {
      get: get((ports, request) => one(ports, domainId(request))),
      update: act(updateStorageDomain, {
        input: (request: ApiRequest<StorageDomain>) => ({
          id: domainId(request),
          change: defined({
            name: request.body.name,
            description: request.body.description,
            comment: request.body.comment,
            wipe_after_delete: request.body.wipeAfterDelete,
            ...settingsOf(request.body),
          }),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      isAttached: act(isStorageDomainAttached, {
        input: request => ({ id: domainId(request) }),
        answer: async (_ports, { isAttached }) => ({ isAttached }),
      }),
      remove: act(removeStorageDomain, {
        input: request => ({
          id: domainId(request),
          // `destroy` forgets a domain whose storage is gone: nothing is touched there.
          format: request.query.flag('format') && !request.query.flag('destroy'),
        }),
      }),
    }),
    bind('AttachedStorageDomainsService', {
      list: list(async (ports, request) =>
        (await ports.repos.storageDomains.ofDataCenters([dataCenterId(request)])).map(toStorageDomain),
      ),
      add: act(attachStorageDomain, {
        input: async (request: ApiRequest<StorageDomain>, ports) => ({
          id: await namedDomain(ports, request.body),
          dataCenterId: dataCenterId(request),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('AttachedStorageDomainService', {
      get: get((ports, request) => oneAttached(ports, request)),
      activate: act(activateStorageDomain, { input: request => ({ id: domainId(request) }) }),
      deactivate: act(deactivateStorageDomain, { input: request => ({ id: domainId(request) }) }),
      remove: act(detachStorageDomain, { input: request => ({ id: domainId(request) }) }),
    }),
  ],
  loaders: {
    byId: { StorageDomain: async (ports, ids) => byId(await storageDomainsByIds(ports, ids)) },
    children: {
      'DataCenter.storageDomains': async (ports, ids) =>
        byParent(
          (await ports.repos.storageDomains.ofDataCenters(ids)).map(toStorageDomain),
          domain => domain.dataCenter?.id ?? '',
        ),
    },
  },
};
