// The beginning of every action, in this order: parse, permit, then one transaction { row, locks, validation under the
// locks }. A refusal anywhere leaves nothing behind. A plan is the same, rolled back at the end.
import { transaction } from '@overt/database/connection';
import type { Json } from '@overt/database/json';
import { brokenUnique } from '@overt/database/failures';
import { Bug, refuse } from '@overt/kernel/refusal';
import type { AnyAction, EntityRef, LockRequest, PermitRequest, SubmitContext, ValidateContext } from './action.ts';
import { isDestructive } from './action.ts';
import { findChild, findConflict, insertCommand, notify, serialiseOn, storePrepared } from './admission.repo.ts';
import { holdRow, type CommandRow, type Hold } from './command.repo.ts';
import { eventOf, permitsOf, subjectsOf } from './events.ts';
import type { Core } from './options.ts';

export interface ParentCommand {
  readonly hold: Hold;
  readonly ancestors: readonly string[];
  readonly key: string;
}

export interface Plan {
  readonly action: string;
  readonly description: string;
  readonly steps: readonly { readonly name: string; readonly kind: 'do' | 'tx' | 'long'; readonly undoable: boolean }[];
  readonly locks: readonly LockRequest[];
  readonly permits: readonly PermitRequest[];
  /** What the action is about. */
  readonly affected: readonly EntityRef[];
  readonly explanation: Json;
}

export interface Admitted {
  readonly id: string;
  /** The row to run at once, when `runHere` was true. */
  readonly command: CommandRow | undefined;
}

class RolledBack extends Error {
  readonly plan: Plan;
  constructor(plan: Plan) {
    super('a plan is always rolled back');
    this.plan = plan;
  }
}

export async function admit<Ports, Tx>(
  core: Core<Ports, Tx>,
  action: AnyAction<Ports, Tx>,
  raw: unknown,
  ctx: SubmitContext,
  runHere: boolean,
  parent?: ParentCommand,
): Promise<Admitted> {
  requireRegistered(core, action);
  const input = action.spec.input(raw);
  if (parent === undefined) await core.authorize(permitsOf(action, input), ctx, isDestructive(action));
  try {
    return await admission(core, action, input, ctx, { runHere, parent, planned: false });
  } catch (error) {
    if (parent === undefined || brokenUnique(error) === undefined) throw error;
    const id = await findChild(core.db, parent.hold.id, parent.key);
    if (id === undefined) throw error;
    return { id, command: undefined };
  }
}

export async function plan<Ports, Tx>(
  core: Core<Ports, Tx>,
  action: AnyAction<Ports, Tx>,
  raw: unknown,
  ctx: SubmitContext,
): Promise<Plan> {
  requireRegistered(core, action);
  const input = action.spec.input(raw);
  await core.authorize(permitsOf(action, input), ctx, false);
  try {
    await admission(core, action, input, ctx, { runHere: false, parent: undefined, planned: true });
  } catch (error) {
    if (error instanceof RolledBack) return error.plan;
    throw error;
  }
  throw new Bug('a plan came back from a transaction that must not commit');
}

// A command of an action that no replica knows would hold its locks for ever: nobody could run or undo it.
function requireRegistered<Ports, Tx>(core: Core<Ports, Tx>, action: AnyAction<Ports, Tx>): void {
  if (!core.actions.has(action.name)) throw new Bug(`the action ${action.name} is not registered`);
}

interface Mode {
  readonly runHere: boolean;
  readonly parent: ParentCommand | undefined;
  readonly planned: boolean;
}

function admission<Ports, Tx>(
  core: Core<Ports, Tx>,
  action: AnyAction<Ports, Tx>,
  input: unknown,
  ctx: SubmitContext,
  mode: Mode,
): Promise<Admitted> {
  const { spec } = action;
  const { parent, runHere } = mode;
  const locks = sortedLocks(spec.locks(input));
  const family = parent === undefined ? [] : [...parent.ancestors, parent.hold.id];
  const id = core.random.uuid();
  const owner = runHere ? core.nodeId : null;
  return transaction(core.db, async trx => {
    if (parent !== undefined) {
      await holdRow(trx, parent.hold);
      const known = await findChild(trx, parent.hold.id, parent.key);
      if (known !== undefined) return { id: known, command: undefined };
    }
    await serialiseOn(trx, locks);
    await refuseLocked(core, locks, () => findConflict(trx, locks, family));
    const fence = await insertCommand(trx, {
      id,
      name: action.name,
      input,
      description: spec.describe(input),
      principal: ctx.principal,
      correlationId: ctx.correlationId,
      parent: parent === undefined ? undefined : { id: parent.hold.id, ancestors: parent.ancestors, key: parent.key },
      submittedBy: core.nodeId,
      owner,
      leaseMs: core.timing.commandLease,
      steps: action.steps.map(step => step.name),
      locks,
    });
    const tx = core.txPorts(trx);
    const context: ValidateContext<Ports> = { ...ctx, commandId: id, ports: core.ports, planned: mode.planned };
    const prepared = await spec.validate?.(input, tx, context);
    if (mode.planned) throw new RolledBack(await describePlan(action, input, tx, prepared, locks));
    if (prepared !== undefined) await storePrepared(trx, id, prepared);
    if (spec.events.started !== undefined) {
      const about = { ...ctx, commandId: id, input, prepared };
      await core.recordEvent(tx, eventOf(action, spec.events.started, about));
    }
    if (!runHere) await notify(trx, 'wake');
    return { id, command: runHere ? freshRow(core, action, { id, fence, input, prepared, ctx, family }) : undefined };
  });
}

async function refuseLocked<Ports, Tx>(
  core: Core<Ports, Tx>,
  locks: readonly LockRequest[],
  find: () => ReturnType<typeof findConflict>,
): Promise<void> {
  if (locks.length === 0) return;
  const held = await find();
  if (held === undefined) return;
  core.log.debug({ kind: held.kind, id: held.entity_id, holder: held.name }, 'refused: locked');
  const { kind, entity_id: id, description: holder, name: action, created_at: since } = held;
  refuse('LOCKED', { kind, id, holder, action, since });
}

async function describePlan<Ports, Tx>(
  action: AnyAction<Ports, Tx>,
  input: unknown,
  tx: Tx,
  prepared: unknown,
  locks: readonly LockRequest[],
): Promise<Plan> {
  return {
    action: action.name,
    description: action.spec.describe(input),
    steps: action.steps.map(step => ({
      name: step.name,
      kind: step.kind,
      undoable: step.undo !== undefined || step.undoTx !== undefined,
    })),
    locks,
    permits: permitsOf(action, input),
    affected: subjectsOf(action, input),
    explanation: (await action.spec.explain?.(input, tx, prepared)) ?? null,
  };
}

/** By kind and id; an entity wanted both ways is wanted exclusively. */
export function sortedLocks(locks: readonly LockRequest[]): LockRequest[] {
  const byEntity = new Map<string, LockRequest>();
  for (const lock of locks) {
    const key = `${lock.kind}:${lock.id}`;
    if (lock.mode === 'exclusive' || !byEntity.has(key)) byEntity.set(key, lock);
  }
  return [...byEntity.entries()].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, lock]) => lock);
}

interface Fresh {
  readonly id: string;
  readonly fence: number;
  readonly input: unknown;
  readonly prepared: unknown;
  readonly ctx: SubmitContext;
  readonly family: readonly string[];
}

// Through JSON, so that a step sees on the fast path exactly what it would see after a take-over.
function freshRow<Ports, Tx>(core: Core<Ports, Tx>, action: AnyAction<Ports, Tx>, fresh: Fresh): CommandRow {
  const { id, fence, ctx, family } = fresh;
  const stored = JSON.parse(JSON.stringify({ input: fresh.input ?? null, prepared: fresh.prepared ?? null }));
  return {
    id,
    name: action.name,
    input: stored.input,
    prepared: stored.prepared,
    status: 'running',
    error_code: null,
    error_params: null,
    principal: ctx.principal,
    correlation_id: ctx.correlationId,
    parent_id: family.at(-1) ?? null,
    ancestor_ids: family,
    submitted_by: core.nodeId,
    fence,
    cancel_requested: false,
    steps: action.steps.map((step, position) => ({
      position,
      name: step.name,
      status: position === 0 ? 'running' : 'pending',
      result: null,
      started: null,
      attempts: 0,
      undo_attempts: 0,
    })),
  };
}
