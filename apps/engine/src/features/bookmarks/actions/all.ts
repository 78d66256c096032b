// Adds, changes and removes bookmarks.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkBookmark, checkBookmarkName } from '../bookmark.ts';

const permit = () => ({ permit: 'bookmark_management', on: SYSTEM });

async function checkFree(tx: Tx, name: string, id: string): Promise<void> {
  checkBookmarkName(name);
  const other = await tx.bookmarks.idByName(name);
  refuseUnless(other === undefined || other === id, 'NAME_IN_USE', { what: 'bookmark', name });
}

const nameOf = async (tx: Tx, id: string) =>
  (await tx.bookmarks.byId(id))?.name ?? refuse('NOT_FOUND', { what: 'bookmark', id });

export const addBookmark = action({
  name: 'AddBookmark',
  input: typed<{ readonly id: string; readonly name: string; readonly value: string }>(),
  permit,
  locks: i => [exclusive('bookmark', i.id), exclusive('bookmark_name', i.name)],
  async validate(i, tx) {
    await checkFree(tx, i.name, i.id);
    checkBookmark(i.value);
  },
  events: { succeeded: 'USER_ADD_BOOKMARK', failed: 'USER_ADD_BOOKMARK_FAILED' },
  eventParams: i => ({ bookmark: i.name }),
  describe: i => `Adding bookmark ${i.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.bookmarks.insert(input),
);

export const updateBookmark = action({
  name: 'UpdateBookmark',
  input: typed<{ readonly id: string; readonly change: { readonly name?: string; readonly value?: string } }>(),
  permit,
  locks: ({ id, change }) => [
    exclusive('bookmark', id),
    ...(change.name === undefined ? [] : [exclusive('bookmark_name', change.name)]),
  ],
  async validate({ id, change }, tx) {
    const bookmark = await nameOf(tx, id);
    if (change.name !== undefined) await checkFree(tx, change.name, id);
    if (change.value !== undefined) checkBookmark(change.value);
    return { bookmark };
  },
  events: { succeeded: 'USER_UPDATE_BOOKMARK', failed: 'USER_UPDATE_BOOKMARK_FAILED' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Changing a bookmark',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.bookmarks.update(input.id, input.change),
);

export const removeBookmark = action({
  name: 'RemoveBookmark',
  input: typed<{ readonly id: string }>(),
  permit,
  locks: i => [exclusive('bookmark', i.id)],
  validate: async ({ id }, tx) => ({ bookmark: await nameOf(tx, id) }),
  events: { succeeded: 'USER_REMOVE_BOOKMARK', failed: 'USER_REMOVE_BOOKMARK_FAILED' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing a bookmark',
}).result(
  () => ({}),
  (tx, { input }) => tx.bookmarks.delete(input.id),
);

export const bookmarkActions = [addBookmark, updateBookmark, removeBookmark] as const;
