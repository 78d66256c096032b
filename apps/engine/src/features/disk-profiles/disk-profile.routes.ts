// Disk profiles: one a storage domain, named after it and without limits; derived, not stored. Quality of service for
// storage is not built, so there is nothing that a second profile could say.
import type { DiskProfile } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { diskProfileIdOf, existingStorageDomain, type StorageDomainRow } from '../storage-domains/public.ts';
import { byId } from '../../api-object.ts';

const toProfile = (row: Pick<StorageDomainRow, 'id' | 'name'>): DiskProfile => ({
  id: diskProfileIdOf(row.id),
  name: row.name,
  description: '',
  storageDomain: { id: row.id },
});

const all = async (ports: Ports) =>
  (await ports.repos.storageDomains.all()).filter(({ type }) => type === 'data').map(toProfile);
const oneOf = (profiles: readonly DiskProfile[], id: string): DiskProfile =>
  profiles.find(profile => profile.id === id) ?? refuse('NOT_FOUND', { what: 'disk profile', id });

async function ofDomain(ports: Ports, request: { params: Readonly<Record<string, string>> }): Promise<DiskProfile[]> {
  const row = await existingStorageDomain(ports.repos, pathId(request, 'storageDomainId', 'storage domain'));
  return row.type === 'data' ? [toProfile(row)] : [];
}

export const diskProfileRoutes: FeatureRoutes = {
  bindings: [
    bind('DiskProfilesService', { list: list(all) }),
    bind('DiskProfileService', {
      get: get(async (ports, request) => oneOf(await all(ports), pathId(request, 'diskProfileId', 'disk profile'))),
    }),
    bind('AssignedDiskProfilesService', { list: list(ofDomain) }),
    bind('AssignedDiskProfileService', {
      get: get(async (ports, request) =>
        oneOf(await ofDomain(ports, request), pathId(request, 'profileId', 'disk profile')),
      ),
    }),
  ],
  loaders: {
    byId: { DiskProfile: async (ports, ids) => byId((await all(ports)).filter(({ id }) => ids.includes(id ?? ''))) },
    children: {
      'StorageDomain.diskProfiles': async (ports, ids) =>
        new Map(
          (await ports.repos.storageDomains.all(ids)).map(row => [row.id, row.type === 'data' ? [toProfile(row)] : []]),
        ),
    },
  },
};
