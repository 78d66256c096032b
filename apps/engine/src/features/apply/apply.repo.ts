// What documents were applied to: which objects they made, and what they said of each last.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface AppliedRow {
  readonly set_name: string;
  readonly kind: string;
  /** Path of the object below the API's root: `vms/{id}/nics/{id}`. */
  readonly path: string;
  readonly name: string;
  /** An apply made it: prune may remove it. */
  readonly made: boolean;
  /** By field, as on the wire. */
  readonly fields: Readonly<Record<string, string>>;
}

export const applyRepo = (db: Queryable) => ({
  async ofSet(set: string): Promise<readonly AppliedRow[]> {
    const { rows } = await sql<AppliedRow>`
      select set_name, kind, path, name, made, fields from applied_object where set_name = ${set} order by kind, path`.execute(
      db,
    );
    return rows;
  },

  /** Once made by an apply, always made by it. */
  async put(row: AppliedRow): Promise<void> {
    await sql`
      insert into applied_object as a (set_name, kind, path, name, made, fields)
      values (${row.set_name}, ${row.kind}, ${row.path}, ${row.name}, ${row.made}, ${JSON.stringify(row.fields)}::jsonb)
      on conflict (set_name, path) do update set name = excluded.name, fields = excluded.fields, made = a.made or excluded.made`.execute(
      db,
    );
  },

  async delete(set: string, path: string): Promise<void> {
    await sql`delete from applied_object where set_name = ${set} and path = ${path}`.execute(db);
  },
});
