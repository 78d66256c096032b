// Rows of users and of what belongs to them -> API objects.
import type {
  EventSubscription,
  Group,
  NotifiableEvent,
  NotificationMethod,
  SshPublicKey,
  User,
  UserOption,
} from '@overt/api-types/types.gen';
import { withRevision } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import { authzName, toDomainGroup, toDomainUser } from '../directories/public.ts';
import type { EventSubscriptionRow, SshPublicKeyRow, UserOptionRow } from './user-profile.repo.ts';
import type { MembershipRow, UserRow } from './user.repo.ts';

export function toUser(row: UserRow): User {
  const entry = {
    externalId: row.external_id,
    userName: row.user_name,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    department: row.department,
    namespace: row.namespace,
  };
  return withRevision({ ...toDomainUser(row.directory, entry), id: row.id, loggedIn: row.logged_in }, row.revision);
}

export const usersByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly User[]> =>
  (await ports.repos.users.byIds(ids)).map(toUser);

export const toMembership = (row: MembershipRow): Group =>
  toDomainGroup(row.directory, { externalId: row.external_id, name: row.name, namespace: '*' });

export const toSshKey = (row: SshPublicKeyRow): SshPublicKey =>
  withRevision({ id: row.id, content: row.content, user: { id: row.user_id } }, row.revision);

/** The content is any JSON value, as a text. */
export const toOption = (row: UserOptionRow): UserOption => ({
  id: row.id,
  name: row.name,
  content: JSON.stringify(row.content),
  user: { id: row.user_id },
});

export const toSubscription = (row: EventSubscriptionRow): EventSubscription => ({
  id: row.event,
  event: row.event as NotifiableEvent,
  notificationMethod: row.method as NotificationMethod,
  address: row.address,
  user: { id: row.user_id },
});

/** What clients write for a user: with the domain behind it, with the profile, or the bare name. */
export function bareName(userName: string, profile: string): string {
  const suffix = [`@${authzName(profile)}`, `@${profile}`].find(end =>
    userName.toLowerCase().endsWith(end.toLowerCase()),
  );
  return suffix === undefined ? userName : userName.slice(0, -suffix.length);
}
