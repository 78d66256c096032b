// Disks at the top and below storage domains.
import type { Disk } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes, type Handler } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { storageDomainsByIds } from '../storage-domains/public.ts';
import { addDisk } from './actions/add-disk.ts';
import { removeDisk } from './actions/remove-disk.ts';
import { updateDisk } from './actions/update-disk.ts';
import { toAddDiskInput, toUpdateDiskInput } from './disk-input.ts';
import { disksByIds, toDisk } from './disk.queries.ts';
import { diskSearch } from './disk.search.repo.ts';
import { byId, byParent } from '../../api-object.ts';

type Params = Pick<ApiRequest, 'params'>;
const diskId = (request: Params) => pathId(request, 'diskId', 'disk');
const domainId = (request: Params) => pathId(request, 'storageDomainId', 'storage domain');

async function one(ports: Ports, id: string, request?: Params): Promise<Disk> {
  const [disk] = await disksByIds(ports, [id]);
  const elsewhere =
    request?.params['storageDomainId'] !== undefined && disk?.storageDomains?.[0]?.id !== domainId(request);
  refuseUnless(disk && !elsewhere, 'NOT_FOUND', { what: 'disk', id });
  return disk;
}

const add: Handler = act(addDisk, {
  input: async (request: ApiRequest<Disk>, ports) => {
    const below = request.params['storageDomainId'] !== undefined;
    if (request.query.flag('unregistered')) refuse('NOT_IMPLEMENTED', { operation: 'registration of disks' });
    return toAddDiskInput(request.body, ports, below ? { storageDomainId: await existingDomain(ports, request) } : {});
  },
  answer: (ports, { id }) => one(ports, id),
  // As oVirt: the answer is the locked disk; clients poll until it is ok.
  waits: false,
  accepted: (ports, { id }) => one(ports, id),
});

/** Refuses a storage domain that does not exist, or not in the data center of the path. */
async function existingDomain(ports: Ports, request: Params): Promise<string> {
  const id = domainId(request);
  const row = await ports.repos.storageDomains.byId(id);
  const elsewhere =
    request.params['dataCenterId'] !== undefined && row?.attached_to !== pathId(request, 'dataCenterId', 'data center');
  refuseUnless(row && !elsewhere, 'NOT_FOUND', { what: 'storage domain', id });
  return id;
}

// Nothing is there that is not registered: such disks come with the import of storage domains.
const ofDomain = list(async (ports, request) => {
  const id = await existingDomain(ports, request);
  return request.query.flag('unregistered') ? [] : (await ports.repos.disks.ofStorageDomains([id])).map(toDisk);
});

const member = {
  get: get((ports, request) => one(ports, diskId(request), request)),
  update: act(updateDisk, {
    input: (request: ApiRequest<Disk>) => {
      const id = diskId(request);
      return toUpdateDiskInput(id, request.body) ?? { id, change: {} };
    },
    answer: (ports, { id }) => one(ports, id),
  }),
  remove: act(removeDisk, {
    input: async (request, ports) => {
      const id = diskId(request);
      const disk = await one(ports, id, request);
      return { id, storageDomainId: disk.storageDomains?.[0]?.id ?? refuse('NOT_FOUND', { what: 'disk', id }) };
    },
  }),
};

export const diskRoutes: FeatureRoutes = {
  bindings: [
    bind('DisksService', {
      list: list((ports, request) => searched(ports, diskSearch, request, ids => disksByIds(ports, ids))),
      add,
    }),
    bind('DiskService', member),
    bind('StorageDomainDisksService', { list: ofDomain, add }),
    bind('StorageDomainDiskService', member),
    bind('AttachedStorageDomainDisksService', { list: ofDomain, add }),
    bind('AttachedStorageDomainDiskService', member),
  ],
  loaders: {
    byId: { Disk: async (ports, ids) => byId(await disksByIds(ports, ids)) },
    children: {
      'Disk.storageDomains': async (ports, ids) => {
        const disks = await ports.repos.disks.byIds(ids);
        const domainIds = new Set(disks.flatMap(({ storage_domain_id: id }) => id ?? []));
        const domains = byId(await storageDomainsByIds(ports, [...domainIds]));
        return new Map(disks.map(disk => [disk.id, [domains.get(disk.storage_domain_id ?? '') ?? []].flat()]));
      },
      'StorageDomain.disks': async (ports, ids) =>
        byParent(
          (await ports.repos.disks.ofStorageDomains(ids)).map(toDisk),
          disk => disk.storageDomains?.[0]?.id ?? '',
        ),
    },
  },
};
