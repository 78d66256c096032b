// Every SQL statement about consoles that are open through an engine. A row lives as long as its engine renews it, so that
// what a dead engine left behind vanishes by itself.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { ConsoleType } from './console.ts';

export interface ConsoleSessionRow {
  readonly id: string;
  readonly vm_id: string;
  readonly user_id: string;
  readonly type: ConsoleType;
  readonly principal: string;
}

export const consoleSessionRepo = (db: Queryable) => ({
  /** Those that are open now. */
  async ofVms(vmIds: readonly string[]): Promise<readonly ConsoleSessionRow[]> {
    const { rows } = await sql<ConsoleSessionRow>`
      select s.id, s.vm_id, s.user_id, s.type, u.principal from console_session s join engine_user u on u.id = s.user_id
      where s.vm_id = any(${vmIds}::uuid[]) and s.alive_until > now() order by s.opened_at, s.id`.execute(db);
    return rows;
  },

  /** Opens or renews; leftovers of the same VM go. */
  async keep(session: Omit<ConsoleSessionRow, 'principal'>, seconds: number): Promise<void> {
    const { id, vm_id, user_id, type } = session;
    await sql`delete from console_session where vm_id = ${vm_id} and alive_until < now()`.execute(db);
    await sql`
      insert into console_session (id, vm_id, user_id, type, alive_until)
      values (${id}, ${vm_id}, ${user_id}, ${type}, now() + make_interval(secs => ${seconds}))
      on conflict (id) do update set alive_until = excluded.alive_until`.execute(db);
  },

  async close(id: string): Promise<void> {
    await db.deleteFrom('console_session').where('id', '=', id).execute();
  },
});
