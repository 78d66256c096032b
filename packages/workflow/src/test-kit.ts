// The promises of steps, tested for any action on a real database: every function that the runner may repeat is repeated,
// and every failure leaves the world as it was. Used by the engine's tests for each action of its registry.
import { sql } from 'kysely';
import type { Queryable } from '@overt/database/connection';
import { Bug } from '@overt/kernel/refusal';
import type { Action, SubmitContext } from './action.ts';
import { LostLease, type StepHooks, type StepMoment } from './options.ts';
import type { Workflow } from './workflow.ts';

export interface ActionHarness<Ports, Tx, Input> {
  /** For what the kit looks at itself: commands and their locks. */
  readonly db: Queryable;
  /** A workflow with only these hooks added to what the engine uses; `concurrency` as usual. */
  startWorkflow(hooks: StepHooks): Promise<Workflow<Ports, Tx>>;
  /** Brings the world to where the action can run and returns its input; called before every run. */
  prepare(): Promise<Input>;
  /** The world as a value: rows (see `snapshotTables`) and whatever simulated hosts hold. */
  snapshot(): Promise<unknown>;
  readonly context: SubmitContext;
  /** Steps that are allowed to leave something behind, each with its reason. */
  readonly except?: Readonly<Record<string, string>>;
}

export interface ActionFault {
  readonly scenario: string;
  readonly problem: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Runs the action once with every repeatable function called twice; once for each step with a failure right after its
 * effect, every undo called twice; and once for each step with the replica lost before it, after it, and in its undo, so
 * that another run continues. Locks must be gone after each. Returns what went wrong; an empty list is a pass.
 */
export async function testAction<Ports, Tx, Input, Result>(
  action: Action<Ports, Tx, Input, Result>,
  harness: ActionHarness<Ports, Tx, Input>,
): Promise<ActionFault[]> {
  const faults: ActionFault[] = [];
  const once = await endState(action, harness, {});
  const twice = await endState(action, harness, { around: (at, work) => repeat(at, work) });
  if (once.status !== 'succeeded')
    faults.push({ scenario: 'a plain run', problem: `it ${once.status}: ${once.reason ?? ''}` });
  if (twice.status !== once.status)
    faults.push({ scenario: 'every step twice', problem: `it ${twice.status}: ${twice.reason ?? ''}` });
  faults.push(...(await deaths(action, harness)));
  for (const step of action.steps) {
    if (harness.except?.[step.name] !== undefined) continue;
    for (const phase of step.kind === 'long' ? (['start', 'poll'] as const) : [step.kind]) {
      const scenario = `failure after ${phase} of ${step.name}, every undo twice`;
      let hit = false;
      const hooks: StepHooks = {
        async around(at, work) {
          const result = await repeat(at, work);
          if (at.step !== step.name || at.phase !== phase) return result;
          hit = true;
          throw new Bug('failure on purpose');
        },
      };
      const { status, before, after } = await endState(action, harness, hooks);
      if (!hit) faults.push({ scenario, problem: 'the step was not reached' });
      else if (status !== 'failed') faults.push({ scenario, problem: `it ${status} instead of being undone` });
      else if (stable(before) !== stable(after))
        faults.push({ scenario, problem: 'the world is not as it was', before, after });
    }
  }
  return faults;
}

/** A replica that is lost at any moment costs nothing: another one finishes, or finishes the undo. */
async function deaths<Ports, Tx, Input, Result>(
  action: Action<Ports, Tx, Input, Result>,
  harness: ActionHarness<Ports, Tx, Input>,
): Promise<ActionFault[]> {
  const faults: ActionFault[] = [];
  for (const step of action.steps) {
    const phases = step.kind === 'long' ? (['start', 'poll'] as const) : [step.kind];
    for (const phase of phases) {
      for (const when of ['before', 'after'] as const) {
        const scenario = `replica lost ${when} ${phase} of ${step.name}`;
        const around = lostOnce(harness.db, action.name, at => at.step === step.name && at.phase === phase, when);
        const { status, reason } = await endState(action, harness, { around });
        if (status !== 'succeeded') faults.push({ scenario, problem: `it ${status}: ${reason ?? ''}` });
      }
    }
  }
  const last = action.steps.at(-1);
  if (last === undefined || harness.except?.[last.name] !== undefined) return faults;
  for (const when of ['before', 'after'] as const) {
    const scenario = `failure of ${last.name}, replica lost ${when} each undo`;
    const die = lostOnce(harness.db, action.name, at => at.phase === 'undo' || at.phase === 'undoTx', when);
    const around: NonNullable<StepHooks['around']> = async (at, work) => {
      const result = await die(at, work);
      if (at.step === last.name && !UNDOS.has(at.phase)) throw new Bug('failure on purpose');
      return result;
    };
    const { status, before, after } = await endState(action, harness, { around });
    if (status !== 'failed') faults.push({ scenario, problem: `it ${status} instead of being undone` });
    else if (Object.keys(harness.except ?? {}).length === 0 && stable(before) !== stable(after))
      faults.push({ scenario, problem: 'the world is not as it was', before, after });
  }
  return faults;
}

const UNDOS: ReadonlySet<string> = new Set(['undo', 'undoTx']);

/** Stands for a process that is gone at this moment, once for each step: its lease has ended and it records nothing. */
function lostOnce(
  db: Queryable,
  name: string,
  here: (at: StepMoment) => boolean,
  when: 'before' | 'after',
): NonNullable<StepHooks['around']> {
  const lost = new Set<string>();
  return async (at, work) => {
    const key = `${at.step}/${at.phase}`;
    if (!here(at) || at.action !== name || lost.has(key)) return work();
    lost.add(key);
    if (when === 'after') await work();
    // Within a recording transaction this would wait for the transaction itself: losing its connection undoes it.
    if (at.phase !== 'tx' && at.phase !== 'undoTx') await endLeases(db, name);
    else setImmediate(() => void endLeases(db, name).catch(() => undefined));
    throw new LostLease('lost on purpose');
  };
}

const endLeases = (db: Queryable, name: string) =>
  sql`update command set lease_until = now() - interval '1 second'
    where name = ${name} and ended_at is null and owner is not null`.execute(db);

// What runs inside a recording transaction is exactly once by contract, everything else at least once.
async function repeat<T>(at: StepMoment, work: () => Promise<T>): Promise<T> {
  if (at.phase === 'tx' || at.phase === 'undoTx') return work();
  await work();
  return work();
}

async function endState<Ports, Tx, Input, Result>(
  action: Action<Ports, Tx, Input, Result>,
  harness: ActionHarness<Ports, Tx, Input>,
  hooks: StepHooks,
): Promise<{ status: string; reason?: string; before: unknown; after: unknown }> {
  const input = await harness.prepare();
  const before = await harness.snapshot();
  const workflow = await harness.startWorkflow(hooks);
  try {
    const { commandId, done } = await workflow.submit(action, input, harness.context);
    const outcome = await done;
    const locks = await sql`select 1 from command_lock where command_id = ${commandId}`.execute(harness.db);
    if (locks.rows.length > 0) return { status: 'left its locks', before, after: undefined };
    const after = await harness.snapshot();
    if (outcome.status === 'failed') return { status: 'failed', reason: outcome.error.message, before, after };
    return { status: outcome.status, before, after };
  } finally {
    await workflow.stop();
  }
}

const OWN_TABLES = ['command', 'command_step', 'command_lock', 'engine_node', 'host_lease', 'singleton_lease'];

/**
 * All rows of all tables but the workflow's own and `ignoreTables` (events, outboxes), without `ignoreColumns` (revisions,
 * times of change), in an order of their own.
 */
export async function snapshotTables(
  db: Queryable,
  options: { readonly ignoreTables?: readonly string[]; readonly ignoreColumns?: readonly string[] } = {},
): Promise<Record<string, unknown[]>> {
  const skip = [...OWN_TABLES, 'schema_migration', ...(options.ignoreTables ?? [])];
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all(${skip})
    order by relname`.execute(db);
  const ignore = options.ignoreColumns ?? ['revision', 'updated_at'];
  const snapshot: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) - ${ignore}::text[] as row from ${sql.table(name)} t
      order by (to_jsonb(t) - ${ignore}::text[])::text`.execute(db);
    if (rows.length > 0) snapshot[name] = rows.map(one => one.row);
  }
  return snapshot;
}

/** Text that is equal for equal values, whatever the order of their members. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
