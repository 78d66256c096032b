// Every SQL statement about groups that the engine knows. Everyone is one of them, and cannot be removed.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { id, text, type Searchable } from '../../search/searchable.ts';

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly directory: string;
  readonly external_id: string;
  readonly namespace: string;
  readonly revision: number;
}

export type NewGroup = Omit<GroupRow, 'revision'>;

export const groupRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly GroupRow[]> {
    return await db
      .selectFrom('engine_group')
      .selectAll()
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** Keeps one that is there already; returns the id that holds. */
  async put(group: NewGroup): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into engine_group (id, name, directory, external_id, namespace)
      values (${group.id}, ${group.name}, ${group.directory}, ${group.external_id}, ${group.namespace})
      on conflict (directory, external_id) do update set name = excluded.name
      returning id`.execute(db);
    return rows[0]?.id ?? group.id;
  },

  /** Its permissions and tags go too. */
  async delete(groupId: string): Promise<void> {
    await db.deleteFrom('permission').where('subject_id', '=', groupId).execute();
    await db.deleteFrom('tag_assignment').where('entity', '=', 'group').where('entity_id', '=', groupId).execute();
    await db.deleteFrom('engine_group').where('id', '=', groupId).execute();
  },
});

export const groupSearch: Searchable = {
  entity: 'groups',
  from: sql`engine_group`,
  id: sql`engine_group.id`,
  defaultSort: sql`engine_group.name`,
  visibleTo: userId => sql<boolean>`engine_group.id in (select subjects_of(${userId}))`,
  fields: {
    id: id(sql`engine_group.id`),
    name: text(sql`engine_group.name`),
    grpname: text(sql`engine_group.name`),
  },
};
