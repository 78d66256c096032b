// What shows as locked without anybody holding the lock, and commands that nobody can run any more. Neither happens while
// every replica knows every action; it does when a version that knew more is taken back, or a database is restored in part.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

const unheld = (kind: string, table: string) => sql`not exists (
  select 1 from command_lock l where l.kind = ${kind} and l.entity_id = ${sql.ref(`${table}.id`)}::text)`;

/** To be used in a transaction: the rows are held between looking and writing, so that no command begins in between. */
export const lockRepo = (db: Queryable) => ({
  /** VMs that are `image_locked` by nobody are down again; returns their ids. */
  async freeVms(): Promise<readonly string[]> {
    const held = await sql<{ id: string }>`
      select id from vm where resting_status = 'image_locked' and ${unheld('vm', 'vm')} for update skip locked`.execute(
      db,
    );
    const ids = held.rows.map(row => row.id);
    // Looked at again: a lock that was taken before ours shows now.
    const freed = await sql<{ id: string }>`
      update vm set resting_status = 'down' where id = any(${ids}::uuid[]) and ${unheld('vm', 'vm')} returning id`.execute(
      db,
    );
    return freed.rows.map(row => row.id);
  },

  /** Disks that are locked by nobody, and by no transfer, become illegal: nobody knows what is in them. Returns their ids. */
  async freeDisks(): Promise<readonly string[]> {
    const idle = sql`${unheld('disk', 'disk')} and not exists (select 1 from image_transfer t
      where t.disk_id = disk.id and t.phase not like 'finished%' and t.phase not like 'cancelled%')`;
    const held = await sql<{ id: string }>`
      select id from disk where status = 'locked' and ${idle} for update skip locked`.execute(db);
    const ids = held.rows.map(row => row.id);
    const freed = await sql<{ id: string }>`
      update disk set status = 'illegal' where id = any(${ids}::uuid[]) and ${idle} returning id`.execute(db);
    return freed.rows.map(row => row.id);
  },

  /**
   * Ends commands of actions other than `known` that no replica has taken for `seconds`, with their locks; returns their
   * names. A replica that knows the action takes it within a second or two.
   */
  async endUnknown(known: readonly string[], seconds: number): Promise<readonly string[]> {
    const ended = await sql<{ name: string }>`
      with lost as (
        select id from command where ended_at is null and name <> all(${known}::text[])
          and coalesce(lease_until, wake_at) < now() - make_interval(secs => ${seconds})
        for update skip locked
      ), unlocked as (delete from command_lock l using lost where l.command_id = lost.id)
      update command c set status = 'failed', error_code = 'ACTION_UNKNOWN', error_params = jsonb_build_object('action', c.name),
        ended_at = now(), owner = null, lease_until = null
      from lost where c.id = lost.id returning c.name`.execute(db);
    return ended.rows.map(row => row.name);
  },
});
