// What others than the runner do to commands: wake them, ask for their cancellation, read how they ended, remove old ones.
import { sql } from 'kysely';
import type { Queryable } from '@overt/database/connection';
import type { Json } from '@overt/database/json';
import type { RefusalParams } from '@overt/kernel/refusal';
import { milliseconds } from './command.repo.ts';
import { CHANNEL } from './options.ts';

// A wake-up that comes while somebody owns the command is kept in `signalled` and counts when it is parked.
const WOKEN = sql`signalled = true, wake_at = least(wake_at, now())`;

/** Wakes whoever waits for this external job. Returns whether somebody does. */
export async function signalJob(db: Queryable, system: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with woken as (
      update command set ${WOKEN} where ended_at is null and external_system = ${system} and external_id = ${id} returning id
    )
    select id, pg_notify(${CHANNEL}, 'wake') from woken`.execute(db);
  return rows.length > 0;
}

export async function wakeCommand(db: Queryable, id: string): Promise<void> {
  await sql`
    with woken as (update command set ${WOKEN} where id = ${id} and ended_at is null returning id)
    select pg_notify(${CHANNEL}, 'wake') from woken`.execute(db);
}

/** Also of its sub-commands. Returns whether something was left to cancel. */
export async function requestCancel(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with asked as (
      update command set cancel_requested = true, ${WOKEN}
      where ended_at is null and (id = ${id} or ${id}::uuid = any(ancestor_ids)) returning id
    )
    select id, pg_notify(${CHANNEL}, 'wake') from asked`.execute(db);
  return rows.length > 0;
}

export interface OutcomeRow {
  readonly id: string;
  readonly status: string;
  readonly result: Json;
  readonly error_code: string | null;
  readonly error_params: RefusalParams | null;
}

export async function readOutcomes(db: Queryable, ids: readonly string[]): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select id, status, result, error_code, error_params from command where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** Removes up to `limit` topmost commands that ended longer ago, with their steps and sub-commands. */
export async function purgeCommands(db: Queryable, olderThanMs: number, limit = 1000): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    delete from command where id in (
      select id from command where ended_at < now() - ${milliseconds(olderThanMs)} and parent_id is null
      order by ended_at limit ${limit}
    ) returning id`.execute(db);
  return rows.length;
}
