// Entries of directories -> API objects. In the API a directory is a domain named `<profile>-authz`.
import type { Domain, Group, User } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { authzName, decodeId, encodeId, profileOfAuthz, type DirectoryGroup, type DirectoryUser } from './directory.ts';

export const apiDomain = (profile: string): Domain => ({ id: encodeId(authzName(profile)), name: authzName(profile) });

/** The entry as `/domains/{id}/users` shows it: its id is the directory's, not the engine's. */
export const toDomainUser = (profile: string, user: DirectoryUser): User => ({
  id: encodeId(user.externalId),
  name: user.firstName === '' ? user.userName : user.firstName,
  lastName: user.lastName,
  userName: `${user.userName}@${authzName(profile)}`,
  principal: user.userName,
  email: user.email,
  department: user.department,
  namespace: user.namespace,
  domainEntryId: encodeId(user.externalId),
  domain: apiDomain(profile),
});

export const toDomainGroup = (profile: string, group: DirectoryGroup): Group => ({
  id: encodeId(group.externalId),
  name: group.name,
  namespace: group.namespace,
  domainEntryId: encodeId(group.externalId),
  domain: apiDomain(profile),
});

/** The profile that a body names by the domain's id or name; `corp` is taken for `corp-authz`. Refuses NOT_FOUND. */
export function domainName(domain: Domain | undefined): string | undefined {
  if (domain?.id !== undefined) {
    const name = decodeId(domain.id) ?? refuse('NOT_FOUND', { what: 'domain', id: domain.id.slice(0, 64) });
    return profileOfAuthz(name);
  }
  return domain?.name === undefined ? undefined : profileOfAuthz(domain.name);
}
