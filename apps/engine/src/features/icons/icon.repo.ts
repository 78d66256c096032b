// Every SQL statement about icons that users gave.
import type { Icon } from '@overt/api-types/types.gen';
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { Pictured } from './own-icon.ts';

const columns = ['id', 'media_type', 'data'] as const;
const toIcon = (row: { id: string; media_type: string; data: Buffer }): Icon => ({
  id: row.id,
  mediaType: row.media_type,
  data: row.data.toString('base64'),
});

export const iconRepo = (db: Queryable) => ({
  /** Keeps the pictures that came with it; answers it with nothing but their ids. */
  async keep<T extends Pictured>(given: T): Promise<T> {
    const icons = [given.smallIcon, given.largeIcon].filter(icon => icon?.data !== undefined);
    if (icons.length === 0) return given;
    for (const icon of icons)
      await db
        .insertInto('icon')
        .values({
          id: icon?.id ?? '',
          media_type: icon?.mediaType ?? '',
          data: Buffer.from(icon?.data ?? '', 'base64'),
        })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ kept_at: sql`now()` }))
        .execute();
    return {
      ...given,
      ...(given.smallIcon === undefined ? {} : { smallIcon: { id: given.smallIcon.id } }),
      ...(given.largeIcon === undefined ? {} : { largeIcon: { id: given.largeIcon.id } }),
    };
  },

  async all(): Promise<readonly Icon[]> {
    return (await db.selectFrom('icon').select(columns).orderBy('id').execute()).map(toIcon);
  },

  async byIds(ids: readonly string[]): Promise<readonly Icon[]> {
    const rows = await db
      .selectFrom('icon')
      .select(columns)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows.map(toIcon);
  },

  /** Those that no VM and no template has shown for a day. */
  async deleteUnused(): Promise<void> {
    await sql`
      with shown as (
        select configuration as c from vm union all select next_run -> 'configuration' from vm
        union all select configuration from template)
      delete from icon where kept_at < now() - interval '1 day' and id::text not in (
        select coalesce(i, '') from shown, unnest(array[c #>> '{smallIcon,id}', c #>> '{largeIcon,id}']) i)`.execute(
      db,
    );
  },
});
