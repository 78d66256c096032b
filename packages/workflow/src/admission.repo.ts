// Writes of the submitting transaction: locks and the rows of a new command. Two submissions that want the same entity meet
// on a transaction-scoped lock of PostgreSQL, taken in sorted order, so that one of them sees the other's rows; what lasts
// beyond the transaction is the row in `command_lock`.
import { sql } from 'kysely';
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { LockRequest, Principal } from './action.ts';
import { CHANNEL } from './options.ts';
import { milliseconds } from './command.repo.ts';

/**
 * Waits for other submissions that are in the middle of taking one of these; two that only share it need not see each
 * other.
 */
export async function serialiseOn(tx: Queryable, locks: readonly LockRequest[]): Promise<void> {
  if (locks.length === 0) return;
  const names = locks.map(lock => `${lock.kind}:${lock.id}`);
  const alone = locks.map(lock => lock.mode === 'exclusive');
  await sql`
    select case when alone then pg_advisory_xact_lock(k) else pg_advisory_xact_lock_shared(k) end from (
      select hashtextextended(name, 0) as k, bool_or(alone) as alone
      from unnest(${names}::text[], ${alone}::boolean[]) as w (name, alone) group by k order by k offset 0
    ) keys`.execute(tx);
}

export interface Conflict {
  readonly kind: string;
  readonly entity_id: string;
  readonly name: string;
  readonly description: string;
  readonly created_at: string;
}

/** Who holds one of `locks` in a way that excludes us; `family` are the commands above ours. */
export async function findConflict(
  tx: Queryable,
  locks: readonly LockRequest[],
  family: readonly string[],
): Promise<Conflict | undefined> {
  if (locks.length === 0) return undefined;
  const { rows } = await sql<Conflict>`
    select l.kind, l.entity_id, c.name, c.description, c.created_at
    from unnest(${locks.map(l => l.kind)}::text[], ${locks.map(l => l.id)}::text[], ${locks.map(l => l.mode)}::text[])
      as w (kind, entity_id, mode)
    join command_lock l on l.kind = w.kind and l.entity_id = w.entity_id and 'exclusive' in (l.mode, w.mode)
    join command c on c.id = l.command_id
    where l.command_id <> all(${family}::uuid[])
    order by l.kind, l.entity_id, c.created_at limit 1`.execute(tx);
  return rows[0];
}

export interface NewCommand {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  readonly description: string;
  readonly principal: Principal;
  readonly correlationId: string;
  readonly parent: { readonly id: string; readonly ancestors: readonly string[]; readonly key: string } | undefined;
  readonly submittedBy: string;
  /** The submitting replica runs it at once, or nobody yet. */
  readonly owner: string | null;
  readonly leaseMs: number;
  readonly steps: readonly string[];
  readonly locks: readonly LockRequest[];
}

/** Returns the fence. */
export async function insertCommand(tx: Queryable, command: NewCommand): Promise<number> {
  const owned = command.owner !== null;
  const ancestors = command.parent === undefined ? [] : [...command.parent.ancestors, command.parent.id];
  // clock_timestamp: the transaction may have waited for its locks since now().
  const { rows } = await sql<{ fence: number }>`
    with added as (
      insert into command (id, name, input, status, description, principal, correlation_id, parent_id, child_key,
        ancestor_ids, submitted_by, owner, fence, lease_until, claims, started_at)
      values (${command.id}, ${command.name}, ${json(command.input)}, ${owned ? 'running' : 'pending'},
        ${command.description}, ${json(command.principal)}, ${command.correlationId}, ${command.parent?.id ?? null},
        ${command.parent?.key ?? null}, ${ancestors}::uuid[], ${command.submittedBy}, ${command.owner},
        nextval('workflow_fence'), case when ${owned} then clock_timestamp() + ${milliseconds(command.leaseMs)} end,
        ${owned ? 1 : 0}, case when ${owned} then clock_timestamp() end)
      returning id, fence
    ), steps as (
      insert into command_step (command_id, position, name, status, started_at)
      select added.id, s.position - 1, s.name, case when s.position = 1 then 'running' else 'pending' end,
        case when s.position = 1 then now() end
      from added, unnest(${command.steps}::text[]) with ordinality as s (name, position)
    ), locks as (
      insert into command_lock (kind, entity_id, command_id, mode)
      select l.kind, l.entity_id, added.id, l.mode
      from added, unnest(${command.locks.map(l => l.kind)}::text[], ${command.locks.map(l => l.id)}::text[],
        ${command.locks.map(l => l.mode)}::text[]) as l (kind, entity_id, mode)
    )
    select fence from added`.execute(tx);
  return rows[0]?.fence ?? 0;
}

export async function storePrepared(tx: Queryable, id: string, prepared: unknown): Promise<void> {
  await sql`update command set prepared = ${json(prepared)} where id = ${id}`.execute(tx);
}

export async function findChild(db: Queryable, parentId: string, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from command where parent_id = ${parentId} and child_key = ${key}`.execute(db);
  return rows[0]?.id;
}

/** Delivered when the transaction commits. */
export async function notify(tx: Queryable, payload: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(tx);
}
