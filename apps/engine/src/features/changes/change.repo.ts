// The outbox of changes. Triggers write rows without a number inside the changing transaction; here they are numbered once
// they are committed, one numberer at a time, so that numbers have no gap and none appears late.
import { transaction, type Database, type Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface ChangeRow {
  readonly sequence: number;
  readonly topic: 'change' | 'event';
  readonly entity: string;
  readonly entity_id: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly event_code: number | null;
  readonly event_severity: string | null;
  readonly event_description: string | null;
  readonly event_time: string | null;
}

export const NUMBERED_AT_ONCE = 2000;

/** Numbers what is committed and has no number; returns how many. */
export async function numberChanges(db: Database): Promise<number> {
  return await transaction(db, async tx => {
    // Two statements: the second must see what another numberer did while we waited for the row.
    await sql`select last_sequence from change_sequence for update`.execute(tx);
    const done = await sql<{ count: number }>`
      with batch as (
        select position, row_number() over (order by position) as place
        from (select position from change_log where sequence is null order by position limit ${NUMBERED_AT_ONCE}) waiting
      ), numbered as (
        update change_log set sequence = (select last_sequence from change_sequence) + batch.place
        from batch where change_log.position = batch.position returning 1
      ), counted as (select count(*) as count from numbered), told as (
        update change_sequence set last_sequence = last_sequence + (select count from counted)
        where (select count from counted) > 0
      )
      select count from counted`.execute(tx);
    return done.rows[0]?.count ?? 0;
  });
}

export const changeRepo = (db: Queryable) => ({
  async lastSequence(): Promise<number> {
    const found = await sql<{ last_sequence: number }>`select last_sequence from change_sequence`.execute(db);
    return found.rows[0]?.last_sequence ?? 0;
  },

  /** The number before the oldest one still kept. */
  async forgottenUpTo(): Promise<number> {
    const found = await sql<{ forgotten: number }>`
      select coalesce((select min(sequence) - 1 from change_log), (select last_sequence from change_sequence)) as forgotten`.execute(
      db,
    );
    return found.rows[0]?.forgotten ?? 0;
  },

  async after(sequence: number, limit: number): Promise<readonly ChangeRow[]> {
    const found = await sql<ChangeRow>`
      select c.sequence, c.topic, c.entity, c.entity_id, c.operation, e.code as event_code, e.severity as event_severity,
        e.description as event_description, e.occurred_at as event_time
      from change_log c left join event e on e.id = case c.topic when 'event' then c.entity_id::bigint end
      where c.sequence > ${sequence} order by c.sequence limit ${limit}`.execute(db);
    return found.rows;
  },

  async forget(seconds: number): Promise<void> {
    await sql`delete from change_log where sequence is not null and changed_at < now() - make_interval(secs => ${seconds})`.execute(
      db,
    );
  },
});
