// What other features use of profiles.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Repos } from '../../repos.ts';

/** Refuses a disk profile that does not exist or belongs to another storage domain. */
export async function checkDiskProfile(
  repos: Repos,
  id: string | undefined,
  storageDomainId: string | null,
): Promise<void> {
  if (id === undefined) return;
  const profile = (await repos.profiles.byId('disk', id)) ?? refuse('NOT_FOUND', { what: 'disk profile', id });
  refuseUnless(profile.ownerId === storageDomainId, 'PROFILE_OF_OTHER', {
    what: 'disk profile',
    id,
    owner: 'storage domain',
  });
}
