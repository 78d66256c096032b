// Writes of the runner to `command` and `command_step`. Each one carries the hold (id, owner, fence) and throws LostLease
// when the row is not ours any more: a replica that was slow, paused or cut off can not write over its successor.
import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '@overt/database/connection';
import { json, type Json } from '@overt/database/json';
import type { RefusalParams } from '@overt/kernel/refusal';
import type { ExternalJob, Principal } from './action.ts';
import { LostLease } from './options.ts';
import type { StepStatus } from './next-move.ts';

export interface Hold {
  readonly id: string;
  readonly owner: string;
  readonly fence: number;
}

export interface StoredError {
  readonly code: string;
  readonly params: RefusalParams;
}

export interface StepRow {
  readonly position: number;
  readonly name: string;
  status: StepStatus;
  result: Json;
  started: Json;
  attempts: number;
  undo_attempts: number;
}

export interface CommandRow {
  readonly id: string;
  readonly name: string;
  readonly input: Json;
  readonly prepared: Json;
  readonly status: string;
  readonly error_code: string | null;
  readonly error_params: RefusalParams | null;
  readonly principal: Principal;
  readonly correlation_id: string;
  readonly parent_id: string | null;
  readonly ancestor_ids: readonly string[];
  readonly submitted_by: string;
  readonly fence: number;
  readonly cancel_requested: boolean;
  readonly steps: StepRow[];
}

export const milliseconds = (ms: number): RawBuilder<unknown> => sql`make_interval(secs => ${ms / 1000}::float8)`;

const heldBy = (hold: Hold) =>
  sql`select id, cancel_requested from command where id = ${hold.id} and owner = ${hold.owner} and fence = ${hold.fence} for update`;

async function must(db: Queryable, statement: RawBuilder<{ cancel_requested: boolean }>): Promise<boolean> {
  const { rows } = await statement.execute(db);
  const row = rows[0];
  if (row === undefined) throw new LostLease('the command is owned by another replica');
  return row.cancel_requested;
}

/** Takes up to `limit` commands that are due or whose owner's lease ended, with their steps. */
export async function claimCommands(
  db: Queryable,
  owner: string,
  names: readonly string[],
  limit: number,
  leaseMs: number,
): Promise<CommandRow[]> {
  // Materialized: otherwise the planner may run the sub-select again and take more than the limit.
  const { rows } = await sql<CommandRow>`
    with due as materialized (
      select id from command
      where ended_at is null and name = any(${names})
        and (lease_until < now() or (owner is null and wake_at <= now()))
      order by wake_at limit ${limit} for update skip locked
    ), taken as (
      update command c set owner = ${owner}, fence = nextval('workflow_fence'), signalled = false, claims = claims + 1,
        lease_until = now() + ${milliseconds(leaseMs)}, started_at = coalesce(started_at, now()),
        status = case when status = 'compensating' then status else 'running' end
      from due where c.id = due.id
      returning c.*
    )
    select t.id, t.name, t.input, t.prepared, t.status, t.error_code, t.error_params, t.principal, t.correlation_id,
      t.parent_id, t.ancestor_ids, t.submitted_by, t.fence, t.cancel_requested,
      (select coalesce(jsonb_agg(jsonb_build_object('position', s.position, 'name', s.name, 'status', s.status,
          'result', s.result, 'started', s.started, 'attempts', s.attempts, 'undo_attempts', s.undo_attempts)
          order by s.position), '[]') from command_step s where s.command_id = t.id) as steps
    from taken t`.execute(db);
  return rows;
}

/** Those of `holds` that are still ours, after their lease was prolonged. */
export async function renewLeases(
  db: Queryable,
  owner: string,
  holds: readonly Hold[],
  leaseMs: number,
): Promise<{ readonly id: string; readonly fence: number; readonly cancel_requested: boolean }[]> {
  // A row that one of our own transactions holds locked is skipped, not waited for: one slow step must not cost the
  // leases of all others. It is still ours, since nobody can take a locked row.
  const { rows } = await sql<{ id: string; fence: number; cancel_requested: boolean }>`
    with mine as materialized (
      select c.id, c.fence, c.cancel_requested from command c
      join unnest(${holds.map(hold => hold.id)}::uuid[], ${holds.map(hold => hold.fence)}::bigint[]) as h (id, fence)
        on c.id = h.id and c.fence = h.fence
      where c.owner = ${owner}
    ), free as materialized (
      select id from command where id in (select id from mine) and owner = ${owner} for update skip locked
    ), renewed as (
      update command c set lease_until = now() + ${milliseconds(leaseMs)} from free where c.id = free.id
    )
    select id, fence, cancel_requested from mine`.execute(db);
  return rows;
}

/** Locks the command's row for the rest of the transaction. Returns whether a cancellation is asked for. */
export const holdRow = (tx: Queryable, hold: Hold): Promise<boolean> =>
  must(tx, sql<{ cancel_requested: boolean }>`${heldBy(hold)}`);

/** Records the result and begins the next step, if any. Returns whether a cancellation is asked for. */
export const completeStep = (db: Queryable, hold: Hold, position: number, result: unknown): Promise<boolean> =>
  must(
    db,
    sql`
    with held as (${heldBy(hold)})
    update command_step s set
      status = case when s.position = ${position} then 'done' else 'running' end,
      result = case when s.position = ${position} then ${json(result)}::jsonb end,
      progress = case when s.position = ${position} then 100 end,
      error_code = null, error_params = null,
      started_at = coalesce(s.started_at, now()),
      ended_at = case when s.position = ${position} then now() end
    from held where s.command_id = held.id and s.position in (${position}, ${position + 1})
    returning held.cancel_requested`,
  );

/** Long work has begun elsewhere; `job` lets a signal find the command. */
export const recordStarted = (
  db: Queryable,
  hold: Hold,
  position: number,
  started: unknown,
  job: ExternalJob | undefined,
): Promise<boolean> =>
  must(
    db,
    sql`
    with held as (${heldBy(hold)}),
    named as (
      update command c set external_system = ${job?.system ?? null}, external_id = ${job?.id ?? null}
      from held where c.id = held.id
    )
    update command_step s set status = 'waiting', started = ${json(started)}::jsonb
    from held where s.command_id = held.id and s.position = ${position}
    returning held.cancel_requested`,
  );

export interface Parking {
  readonly delayMs: number;
  readonly position: number;
  readonly attempts: number;
  readonly undoAttempts: number;
  readonly progress?: number | undefined;
  readonly error?: StoredError | undefined;
}

/** Gives the command back to the table until `delayMs` passed or somebody signals. */
export const parkCommand = (db: Queryable, hold: Hold, parking: Parking): Promise<boolean> =>
  must(
    db,
    sql`
    with held as (${heldBy(hold)}),
    step as (
      update command_step s set attempts = ${parking.attempts}, undo_attempts = ${parking.undoAttempts},
        progress = coalesce(${parking.progress ?? null}::integer, s.progress),
        error_code = coalesce(${parking.error?.code ?? null}, s.error_code),
        error_params = coalesce(${parking.error === undefined ? null : json(parking.error.params)}::jsonb, s.error_params)
      from held where s.command_id = held.id and s.position = ${parking.position}
    )
    update command c set owner = null, lease_until = null, signalled = false,
      wake_at = case when c.signalled then now() else now() + ${milliseconds(parking.delayMs)} end,
      status = case when c.status = 'compensating' then c.status else 'waiting' end
    from held where c.id = held.id
    returning held.cancel_requested`,
  );

/** From here on the command is undone. `position` is undefined when no step is to blame. */
export const beginUndo = (db: Queryable, hold: Hold, position: number | undefined, error: StoredError) =>
  must(
    db,
    sql`
    with held as (${heldBy(hold)}),
    step as (
      update command_step s set status = 'failed', error_code = ${error.code}, error_params = ${json(error.params)}::jsonb,
        ended_at = now()
      from held where s.command_id = held.id and s.position = ${position ?? -1}
    )
    update command c set status = 'compensating', error_code = ${error.code}, error_params = ${json(error.params)}::jsonb
    from held where c.id = held.id
    returning held.cancel_requested`,
  );

export const recordUndone = (db: Queryable, hold: Hold, position: number): Promise<boolean> =>
  must(
    db,
    sql`
    with held as (${heldBy(hold)})
    update command_step s set status = 'undone', ended_at = coalesce(s.ended_at, now())
    from held where s.command_id = held.id and s.position = ${position}
    returning held.cancel_requested`,
  );

export const recordProgress = (db: Queryable, hold: Hold, position: number, percent: number): Promise<boolean> =>
  must(
    db,
    sql`
    with held as (${heldBy(hold)})
    update command_step s set progress = ${percent}
    from held where s.command_id = held.id and s.position = ${position}
    returning held.cancel_requested`,
  );

/** The end: result and locks; the caller adds final writes and the event to the same transaction. */
export const endCommand = (
  tx: Queryable,
  hold: Hold,
  status: 'succeeded' | 'failed',
  result: unknown,
): Promise<boolean> =>
  must(
    tx,
    sql`
    with held as (${heldBy(hold)}),
    unlocked as (delete from command_lock l using held where l.command_id = held.id)
    update command c set status = ${status}, result = ${json(result)}::jsonb, ended_at = now(), owner = null,
      lease_until = null, external_system = null, external_id = null
    from held where c.id = held.id
    returning held.cancel_requested`,
  );

/** Lets another replica go on at once; used by a graceful stop. */
export async function releaseCommand(db: Queryable, hold: Hold): Promise<void> {
  await sql`
    update command set owner = null, lease_until = null, wake_at = now()
    where id = ${hold.id} and owner = ${hold.owner} and fence = ${hold.fence}`.execute(db);
}
