// Every SQL statement about bookmarks.
import type { Queryable } from '@overt/database/connection';

export interface BookmarkRow {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly revision: number;
}

export const bookmarkRepo = (db: Queryable) => ({
  list: (): Promise<readonly BookmarkRow[]> => db.selectFrom('bookmark').selectAll().orderBy('name').execute(),

  byId: (id: string): Promise<BookmarkRow | undefined> =>
    db.selectFrom('bookmark').selectAll().where('id', '=', id).executeTakeFirst(),

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('bookmark').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  async insert(row: Omit<BookmarkRow, 'revision'>): Promise<void> {
    await db.insertInto('bookmark').values(row).execute();
  },

  async update(id: string, change: { readonly name?: string; readonly value?: string }): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable('bookmark').set(change).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('bookmark').where('id', '=', id).execute();
  },
});
