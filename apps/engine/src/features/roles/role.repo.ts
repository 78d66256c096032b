// Every SQL statement about roles.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly administrative: boolean;
  readonly mutable: boolean;
  readonly permits: readonly string[];
}

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

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('role').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  /** Brings a predefined role to what this version says of it. */
  async put(role: RoleRow): Promise<void> {
    const { permits, ...rest } = role;
    const values = { ...rest, permits: [...permits] };
    await db
      .insertInto('role')
      .values(values)
      .onConflict(conflict => conflict.column('id').doUpdateSet(values))
      .execute();
  },
});
