// Groups of directories that the engine is to know, so that they can be given permissions.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { EVERYONE_ID, SYSTEM } from '../../permissions/public.ts';
import type { NewGroup } from '../group.repo.ts';

const permit = () => ({ permit: 'manipulate_users', on: SYSTEM });

export const addGroup = action({
  name: 'AddGroup',
  input: typed<NewGroup>(),
  permit,
  locks: input => [
    exclusive('directory_entry', `${input.directory}/${input.external_id}`),
    exclusive('group', input.id),
  ],
  events: { succeeded: 'USER_ADD', failed: 'USER_FAILED_ADD_ADUSER' },
  describe: input => `Adding group ${input.name}`,
  about: ({ id }) => [{ kind: 'group', id }],
  eventParams: input => ({ subject: `the group ${input.name}` }),
})
  .step('put', {
    tx: async (tx, { input }) => ({ id: await tx.groups.put(input) }),
    async undoTx(tx, { input }) {
      // One that was there before has another id.
      await tx.groups.delete(input.id);
    },
  })
  .result(state => ({ id: state.put.id }));

export const removeGroup = action({
  name: 'RemoveGroup',
  input: typed<{ id: string }>(),
  permit,
  locks: ({ id }) => [exclusive('group', id)],
  async validate({ id }, tx) {
    const group = (await tx.groups.byIds([id]))[0] ?? refuse('NOT_FOUND', { what: 'group', id });
    refuseUnless(id !== EVERYONE_ID, 'GROUP_IS_BUILT_IN', { name: group.name });
    refuseUnless(await tx.permissions.administratedWithout(id), 'NEEDS_AN_ADMINISTRATOR');
    return { subject: group.name };
  },
  events: { succeeded: 'USER_REMOVE_AD_GROUP', failed: 'USER_REMOVE_AD_GROUP_FAILED' },
  describe: () => 'Removing a group',
  eventParams: (_input, { subject }) => ({ subject }),
}).result(
  () => ({}),
  (tx, { input }) => tx.groups.delete(input.id),
);

export const groupActions = [addGroup, removeGroup] as const;
