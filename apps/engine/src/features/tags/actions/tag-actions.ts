// Making, changing and removing tags.
import { ZERO_UUID } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { TagRow } from '../tag.repo.ts';

const permit = () => ({ permit: 'tag_management', on: SYSTEM });

async function existing(tx: Tx, id: string): Promise<TagRow> {
  return (await tx.tags.byId(id)) ?? refuse('NOT_FOUND', { what: 'tag', id });
}

async function checkFree(tx: Tx, name: string, id: string): Promise<void> {
  refuseUnless(name.trim() !== '' && name.length <= 50, 'INVALID_VALUE', {
    path: 'tag.name',
    rule: '1 to 50 characters',
  });
  const taken = await tx.tags.idByName(name);
  refuseUnless(taken === undefined || taken === id, 'NAME_IN_USE', { what: 'tag', name });
}

export interface AddTagInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parentId: string;
}

export const addTag = action<AddTagInput>({
  name: 'AddTag',
  input: typed<AddTagInput>(),
  permit,
  locks: input => [exclusive('tag', input.id), exclusive('tag_name', input.name), shared('tag', input.parentId)],
  async validate(input, tx) {
    await existing(tx, input.parentId);
    await checkFree(tx, input.name, input.id);
    return undefined;
  },
  events: { succeeded: 'USER_ADD_TAG', failed: 'USER_ADD_TAG_FAILED' },
  describe: input => `Adding tag ${input.name}`,
  about: input => [{ kind: 'tag', id: input.id }],
  eventParams: input => ({ tag: input.name }),
}).result(
  (_state, input) => ({ id: input.id }),
  (tx, { input }) =>
    tx.tags.insert({ id: input.id, name: input.name, description: input.description, parent_id: input.parentId }),
);

export interface UpdateTagInput {
  readonly id: string;
  readonly changes: Partial<Pick<TagRow, 'name' | 'description' | 'parent_id'>>;
}

export const updateTag = action<UpdateTagInput, { tag: string }>({
  name: 'UpdateTag',
  input: typed<UpdateTagInput>(),
  permit,
  // Moves are rare and a cycle would be for ever: one at a time.
  locks: input => [
    exclusive('tag', input.id),
    ...(input.changes.parent_id === undefined ? [] : [exclusive('tag_tree', 'all')]),
    ...(input.changes.name === undefined ? [] : [exclusive('tag_name', input.changes.name)]),
  ],
  lockPatience: 10_000,
  async validate({ id, changes }, tx) {
    const tag = await existing(tx, id);
    refuseUnless(id !== ZERO_UUID, 'READ_ONLY', { path: 'the root tag' });
    if (changes.name !== undefined) await checkFree(tx, changes.name, id);
    if (changes.parent_id !== undefined && changes.parent_id !== null) {
      await existing(tx, changes.parent_id);
      refuseUnless(!(await tx.tags.isBelow(changes.parent_id, id)), 'INVALID_VALUE', {
        path: 'tag.parent',
        rule: 'a tag that is not below this one',
      });
    }
    return { tag: changes.name ?? tag.name };
  },
  events: { succeeded: 'USER_UPDATE_TAG', failed: 'USER_UPDATE_TAG_FAILED' },
  describe: input => `Changing tag ${input.changes.name ?? input.id}`,
  about: input => [{ kind: 'tag', id: input.id }],
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, input) => ({ id: input.id }),
  (tx, { input }) => tx.tags.update(input.id, input.changes),
);

export const removeTag = action<{ readonly id: string }, { tag: string }>({
  name: 'RemoveTag',
  input: typed<{ readonly id: string }>(),
  permit,
  // Removals get along with each other, not with moves.
  locks: input => [exclusive('tag', input.id), shared('tag_tree', 'all')],
  lockPatience: 10_000,
  async validate({ id }, tx) {
    refuseUnless(id !== ZERO_UUID, 'READ_ONLY', { path: 'the root tag' });
    return { tag: (await existing(tx, id)).name };
  },
  events: { succeeded: 'USER_REMOVE_TAG', failed: 'USER_REMOVE_TAG_FAILED' },
  describe: input => `Removing tag ${input.id}`,
  about: input => [{ kind: 'tag', id: input.id }],
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  (tx, { input }) => tx.tags.delete(input.id),
);
