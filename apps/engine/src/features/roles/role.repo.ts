// Every SQL statement about roles.
import type { Queryable } from '@overt/database/connection';
import { refuse } from '@overt/kernel/refusal';
import { sql } from 'kysely';

export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly administrative: boolean;
  readonly mutable: boolean;
  readonly permits: readonly string[];
  readonly revision: number;
}

export type NewRole = Omit<RoleRow, 'revision'>;

export const roleRepo = (db: Queryable) => ({
  async all(): Promise<readonly RoleRow[]> {
    return await db.selectFrom('role').selectAll().orderBy('name').execute();
  },

  async byIds(ids: readonly string[]): Promise<readonly RoleRow[]> {
    return await db
      .selectFrom('role')
      .selectAll()
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** Minutes by role, of those that ask for a second factor again. */
  async stepUps(): Promise<readonly { readonly id: string; readonly name: string; readonly minutes: number }[]> {
    const { rows } = await sql<{ id: string; name: string; minutes: number }>`
      select id, name, step_up_minutes as minutes from role where step_up_minutes is not null order by name`.execute(
      db,
    );
    return rows;
  },

  /** Null: it is not asked for. */
  async setStepUp(id: string, minutes: number | null): Promise<void> {
    await db.updateTable('role').set({ step_up_minutes: minutes }).where('id', '=', id).execute();
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('role').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  /** Roles that users or groups hold, on whatever object, by their own permissions. */
  async ofSubjects(subjectIds: readonly string[]): Promise<readonly (RoleRow & { subject_id: string })[]> {
    const { rows } = await sql<RoleRow & { subject_id: string }>`
      select distinct on (p.subject_id, r.name) r.*, p.subject_id from permission p join role r on r.id = p.role_id
      where p.subject_id = any(${subjectIds}::uuid[]) order by p.subject_id, r.name`.execute(db);
    return rows;
  },

  /** Brings a predefined role to what this version says of it. */
  async put(role: NewRole): Promise<void> {
    const { permits, ...rest } = role;
    const values = { ...rest, permits: [...permits] };
    await db
      .insertInto('role')
      .values(values)
      .onConflict(conflict => conflict.column('id').doUpdateSet(values))
      .execute();
  },

  /** Refuses NAME_IN_USE. */
  async insert(role: NewRole): Promise<void> {
    const made = await db
      .insertInto('role')
      .values({ ...role, permits: [...role.permits] })
      .onConflict(conflict => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) refuse('NAME_IN_USE', { what: 'role', name: role.name });
  },

  async update(id: string, change: Partial<Pick<RoleRow, 'name' | 'description' | 'permits'>>): Promise<void> {
    const { permits, ...rest } = change;
    const values = { ...rest, ...(permits === undefined ? {} : { permits: [...permits] }) };
    if (Object.keys(values).length > 0) await db.updateTable('role').set(values).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('role').where('id', '=', id).execute();
  },

  /** How many permissions give it. */
  async uses(id: string): Promise<number> {
    const found = await sql<{ count: number }>`select count(*) as count from permission where role_id = ${id}`.execute(
      db,
    );
    return found.rows[0]?.count ?? 0;
  },
});
