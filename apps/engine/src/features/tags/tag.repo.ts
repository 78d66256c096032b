// Every SQL statement about tags. Tags are a tree below the root; an assignment names the object by kind and id.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface TagRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly parent_id: string | null;
  readonly revision: number;
}

/** Kinds of objects that carry tags. */
export type TaggedKind = 'vm' | 'host' | 'template' | 'user' | 'group';

const TABLES: Readonly<Partial<Record<TaggedKind, string>>> = {
  vm: 'vm',
  host: 'host',
  template: 'template',
  user: 'engine_user',
  group: 'engine_group',
};

export const tagRepo = (db: Queryable) => ({
  async all(): Promise<readonly TagRow[]> {
    return await db.selectFrom('tag').selectAll().orderBy('name').execute();
  },

  async byId(tagId: string): Promise<TagRow | undefined> {
    return await db.selectFrom('tag').selectAll().where('id', '=', tagId).executeTakeFirst();
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('tag').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  async insert(tag: Omit<TagRow, 'revision'>): Promise<void> {
    await db
      .insertInto('tag')
      .values(tag)
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute();
  },

  async update(tagId: string, changes: Partial<Pick<TagRow, 'name' | 'description' | 'parent_id'>>): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await db.updateTable('tag').set(changes).where('id', '=', tagId).execute();
  },

  /** With everything below it. */
  async delete(tagId: string): Promise<void> {
    await sql`
      with recursive below as (
        select id from tag where id = ${tagId} union all select tag.id from tag join below on tag.parent_id = below.id
      ) delete from tag where id in (select id from below)`.execute(db);
  },

  /** Whether `tagId` is `ancestorId` or below it. */
  async isBelow(tagId: string, ancestorId: string): Promise<boolean> {
    const found = await sql<{ below: boolean }>`
      with recursive above as (
        select id, parent_id from tag where id = ${tagId}
        union all select tag.id, tag.parent_id from tag join above on tag.id = above.parent_id
      ) select exists (select 1 from above where id = ${ancestorId}) as below`.execute(db);
    return found.rows[0]?.below ?? false;
  },

  async ofMany(kind: TaggedKind, ids: readonly string[]): Promise<readonly (TagRow & { entity_id: string })[]> {
    return await db
      .selectFrom('tag_assignment')
      .innerJoin('tag', 'tag.id', 'tag_assignment.tag_id')
      .select(['tag.id', 'tag.name', 'tag.description', 'tag.parent_id', 'tag.revision', 'tag_assignment.entity_id'])
      .where('tag_assignment.entity', '=', kind)
      .where('tag_assignment.entity_id', '=', sql<string>`any(${ids}::uuid[])`)
      .orderBy('tag.name')
      .execute();
  },

  async assign(tagId: string, kind: TaggedKind, entityId: string): Promise<void> {
    await db
      .insertInto('tag_assignment')
      .values({ tag_id: tagId, entity: kind, entity_id: entityId })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async unassign(tagId: string, kind: TaggedKind, entityId: string): Promise<void> {
    await db
      .deleteFrom('tag_assignment')
      .where('tag_id', '=', tagId)
      .where('entity', '=', kind)
      .where('entity_id', '=', entityId)
      .execute();
  },

  async entityExists(kind: TaggedKind, entityId: string): Promise<boolean> {
    const table = TABLES[kind];
    if (table === undefined) return true;
    const found = await sql<{ id: string }>`select id from ${sql.table(table)} where id = ${entityId}`.execute(db);
    return found.rows.length > 0;
  },
});
