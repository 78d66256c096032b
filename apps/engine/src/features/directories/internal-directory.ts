// The built-in directory `internal`: its accounts and groups are in the database. An account that does not exist costs as
// much as a wrong password, so that time tells nobody which names there are.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Clock } from '@overt/kernel/ports';
import type { VerifyPassword } from './bounded-verify.ts';
import { LONGEST_PASSWORD } from './password.ts';
import { INTERNAL, type Directory, type DirectoryGroup, type DirectoryUser } from './directory.ts';
import type { InternalGroupRow, InternalRepo, InternalUserRow } from './internal.repo.ts';

export const toDirectoryUser = (row: InternalUserRow): DirectoryUser => ({
  externalId: row.id,
  userName: row.name,
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  department: row.department,
  namespace: '*',
});

export const toDirectoryGroup = (row: InternalGroupRow): DirectoryGroup => ({
  externalId: row.id,
  name: row.name,
  namespace: '*',
});

export interface InternalDirectoryPorts {
  readonly repo: InternalRepo;
  readonly clock: Clock;
  readonly verify: VerifyPassword;
}

export function internalDirectory({ repo, clock, verify }: InternalDirectoryPorts): Directory {
  const user = (row: InternalUserRow | undefined) => row && toDirectoryUser(row);
  const group = (row: InternalGroupRow | undefined) => row && toDirectoryGroup(row);
  const past = (time: string | null) => time !== null && Date.parse(time) <= clock.now();
  return {
    profile: INTERNAL,
    users: async (search, max) => (await repo.users(search, max)).map(toDirectoryUser),
    groups: async (search, max) => (await repo.groups(search, max)).map(toDirectoryGroup),
    userById: async externalId => user(await repo.userById(externalId)),
    userByName: async name => user(await repo.userByName(name)),
    groupById: async externalId => group(await repo.groupById(externalId)),
    groupByName: async name => group(await repo.groupByName(name)),
    groupsOf: async ({ externalId }) => (await repo.groupsOf(externalId)).map(toDirectoryGroup),
    async signIn(userName, password) {
      refuseUnless(password !== '' && password.length <= LONGEST_PASSWORD, 'WRONG_PASSWORD');
      const row = await repo.userByName(userName);
      if (!(await verify(password, row?.password_hash)) || row === undefined) return refuse('WRONG_PASSWORD');
      // Only who knows the password learns more than that it was wrong.
      const principal = `${row.name}@${INTERNAL}`;
      refuseUnless(row.enabled && !past(row.valid_until), 'USER_DISABLED', { user: principal });
      refuseUnless(!past(row.password_expires_at), 'PASSWORD_EXPIRED', { user: principal });
      return { user: toDirectoryUser(row), groups: (await repo.groupsOf(row.id)).map(toDirectoryGroup) };
    },
  };
}
