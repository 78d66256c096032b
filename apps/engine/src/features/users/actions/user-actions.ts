// Users that the engine knows: from a directory, by an administrator. Nobody removes himself or the last administrator.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import type { DirectoryGroup } from '../../directories/public.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { NewUser, UserRow } from '../user.repo.ts';

const permit = () => ({ permit: 'manipulate_users', on: SYSTEM });

export interface AddUserInput {
  readonly user: NewUser;
  readonly groups: readonly DirectoryGroup[];
}

/** Adding who is known already brings the name and the groups up to date, as in oVirt. */
export const addUser = action({
  name: 'AddUser',
  input: typed<AddUserInput>(),
  permit,
  locks: ({ user }) => [
    exclusive('directory_entry', `${user.directory}/${user.external_id}`),
    exclusive('user', user.id),
  ],
  events: { succeeded: 'USER_ADD', failed: 'USER_FAILED_ADD_ADUSER' },
  describe: ({ user }) => `Adding user ${user.user_name}@${user.directory}`,
  about: ({ user }) => [{ kind: 'user', id: user.id }],
  eventParams: ({ user }) => ({ subject: `${user.user_name}@${user.directory}` }),
})
  .step('put', {
    async tx(tx, { input: { user, groups } }) {
      const id = await tx.users.put(user);
      await tx.users.setMemberships(id, groups);
      return { id };
    },
    async undoTx(tx, { input }, made) {
      if (made === undefined || made.id === input.user.id) await tx.users.delete(input.user.id);
    },
  })
  .result(state => ({ id: state.put.id }));

async function existing(tx: Tx, id: string): Promise<UserRow> {
  const [user] = await tx.users.byIds([id]);
  return user ?? refuse('NOT_FOUND', { what: 'user', id });
}

export const removeUser = action({
  name: 'RemoveUser',
  input: typed<{ id: string }>(),
  permit,
  locks: ({ id }) => [exclusive('user', id)],
  async validate({ id }, tx, { principal }) {
    const user = await existing(tx, id);
    refuseUnless(principal.id !== id, 'USER_IS_YOU', { user: user.principal });
    refuseUnless(await tx.permissions.administratedWithout(id), 'NEEDS_AN_ADMINISTRATOR');
    return { subject: user.principal };
  },
  events: { succeeded: 'USER_REMOVE_ADUSER', failed: 'USER_FAILED_REMOVE_ADUSER' },
  describe: () => 'Removing a user',
  eventParams: (_input, { subject }) => ({ subject }),
}).result(
  () => ({}),
  (tx, { input }) => tx.users.delete(input.id),
);
