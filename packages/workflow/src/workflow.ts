// One replica's workflow, put together: the only file that an engine's composition root needs. It runs commands, owns
// hosts and reconciles as soon as it is started; everything it remembers is in PostgreSQL.
import type { Transaction } from '@overt/database/connection';
import { listen } from '@overt/database/listener';
import { Bug, Refusal, refuse } from '@overt/kernel/refusal';
import type { Action, AnyAction, SubmitContext } from './action.ts';
import { childrenOf } from './children.ts';
import { createCompletions } from './completions.ts';
import { createHostLeases, type HostLeases, type HostOwnership } from './host-leases.ts';
import { beat, leave, requestReconcile } from './lease.repo.ts';
import { CHANNEL, defaultTiming, type Core, type EnginePorts, type StepHooks, type Timing } from './options.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { createReconcilers, type Reconciler } from './reconciler.ts';
import { startRunner, type Runner } from './runner.ts';
import { readOutcomes, requestCancel, signalJob } from './signal.repo.ts';
import { admit, plan, type ParentCommand, type Plan } from './submit.ts';
import { createTurns } from './turns.ts';

export interface WorkflowOptions<Ports, Tx> extends EnginePorts<Ports, Tx> {
  /** Of the same database as `db`: for a listening connection. */
  readonly url: string;
  /** For people, e.g. the machine's name. */
  readonly nodeName: string;
  readonly actions: readonly AnyAction<Ports, Tx>[];
  readonly reconcilers?: readonly Reconciler<Ports>[];
  readonly hosts?: HostOwnership;
  /** Commands at once on this replica; 32 when absent, 0 to leave them to others. */
  readonly concurrency?: number;
  readonly timing?: Partial<Timing>;
  readonly hooks?: StepHooks;
}

export interface Submitted<Result> {
  readonly commandId: string;
  /** Never rejects. */
  readonly done: Promise<Outcome<Result>>;
}

export interface Workflow<Ports, Tx> {
  readonly nodeId: string;
  /** Resolves when the command is stored and validated; throws the Refusal otherwise, and nothing was stored. */
  submit<Input, Result>(
    action: Action<Ports, Tx, Input, Result>,
    input: Input,
    ctx: SubmitContext,
  ): Promise<Submitted<Result>>;
  /** Throws the command's Refusal when it failed, COMMAND_TIMED_OUT when it still runs after `timeoutMs` (60000). */
  runAndWait<Input, Result>(
    action: Action<Ports, Tx, Input, Result>,
    input: Input,
    ctx: SubmitContext,
    timeoutMs?: number,
  ): Promise<Result>;
  /** What `submit` would do, checked in the same way; throws the same Refusals and leaves no trace. */
  plan<Input, Result>(action: Action<Ports, Tx, Input, Result>, input: Input, ctx: SubmitContext): Promise<Plan>;
  /** `running` when it has not ended, undefined when there is none. */
  outcome(commandId: string): Promise<Outcome<unknown> | undefined>;
  /** Undone at its next step. Throws COMMAND_NOT_CANCELLABLE. */
  cancel(commandId: string): Promise<void>;
  /** A host says that this job changed: its command polls now. */
  signalJob(system: string, id: string): Promise<boolean>;
  /** Asks for a run of a reconciler; with `tx` from its commit on. */
  wake(reconciler: string, tx?: Transaction): Promise<void>;
  /** Hosts owned by this replica, with their fences. */
  ownedHosts(): ReadonlyMap<string, number>;
  /** Gives everything to the other replicas. Does not close `db`. */
  stop(): Promise<void>;
}

const LOCK_LOOK_MS = 50;

/** Resolves when this replica is known to the others. */
export async function startWorkflow<Ports, Tx>(options: WorkflowOptions<Ports, Tx>): Promise<Workflow<Ports, Tx>> {
  const core = coreOf(options);
  const { clock, db, log, nodeId, timing } = core;
  const { nodeLease, nodeRenewal } = timing;
  const completions = createCompletions();
  const stopping = new AbortController();

  const runner: Runner = startRunner(core, {
    concurrency: options.concurrency ?? 32,
    childrenOf: run =>
      childrenOf(core, run, (name, input, from, parent) => {
        const ctx = { principal: from.command.principal, correlationId: from.command.correlation_id };
        return begin(registered(core, name), input, ctx, parent);
      }),
    onEnd: (id, outcome) => completions.settle(id, outcome),
  });
  const shared = { db, clock, log, nodeId, leaseMs: nodeLease };
  const reconcilers = createReconcilers({ ...shared, ports: core.ports, reconcilers: options.reconcilers ?? [] });
  const hostLeases: HostLeases | undefined =
    options.hosts === undefined ? undefined : createHostLeases({ ...shared, hosts: options.hosts });

  async function begin(
    action: AnyAction<Ports, Tx>,
    input: unknown,
    ctx: SubmitContext,
    parent?: ParentCommand,
  ): Promise<string> {
    // Between the looks no place of the runner is held: whoever has the lock may need it.
    for (let left = action.spec.lockPatience ?? 0; ; left -= LOCK_LOOK_MS) {
      try {
        return await beginNow(action, input, ctx, parent);
      } catch (error) {
        if (left <= 0 || stopping.signal.aborted || !Refusal.is(error, 'LOCKED')) throw error;
        await clock.sleep(LOCK_LOOK_MS, stopping.signal).catch(() => undefined);
      }
    }
  }

  async function beginNow(
    action: AnyAction<Ports, Tx>,
    input: unknown,
    ctx: SubmitContext,
    parent?: ParentCommand,
  ): Promise<string> {
    const here = runner.reserve();
    let used = false;
    try {
      const { id, command } = await admit(core, action, input, ctx, here, parent);
      used = command !== undefined;
      if (command !== undefined) runner.start(command);
      return id;
    } finally {
      if (here && !used) runner.abandon();
    }
  }

  async function tick(): Promise<void> {
    try {
      const live = await beat(db, nodeId, options.nodeName, nodeLease);
      await reconcilers.tick();
      await hostLeases?.tick(live);
    } catch (error) {
      log.warn({ error }, 'renewing the leases of this replica failed');
    }
  }
  async function tickLoop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(nodeRenewal, stopping.signal).catch(() => undefined);
      if (!stopping.signal.aborted) await tick();
    }
  }

  async function settle(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    try {
      for (const row of await readOutcomes(db, ids)) {
        const outcome = outcomeOf(row);
        if (outcome.status !== 'running') completions.settle(row.id, outcome);
      }
    } catch (error) {
      log.debug({ error }, 'outcomes not read, next time');
    }
  }
  async function settleLoop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(2000, stopping.signal).catch(() => undefined);
      await settle(completions.pending());
    }
  }

  await tick();
  const loops = Promise.all([tickLoop(), settleLoop()]);
  const listener = listen({
    url: options.url,
    channels: [CHANNEL],
    log,
    clock,
    onConnect: runner.wake,
    onNotify(_channel, payload) {
      const [kind, subject = ''] = payload.split(/:(.*)/s);
      if (kind === 'wake') runner.wake();
      if (kind === 'reconcile') reconcilers.wake(subject);
      if (kind === 'done' && completions.has(subject)) void settle([subject]);
    },
  });

  const submit: Workflow<Ports, Tx>['submit'] = async (action, input, ctx) => {
    const commandId = await begin(action, input, ctx);
    return { commandId, done: completions.wait(commandId) as Promise<Outcome<never>> };
  };
  return {
    nodeId,
    submit,
    async runAndWait(action, input, ctx, timeoutMs = 60_000) {
      const { commandId, done } = await submit(action, input, ctx);
      const timer = new AbortController();
      const late = clock.sleep(timeoutMs, timer.signal).then(
        () => ({ status: 'running' }) as const,
        () => ({ status: 'running' }) as const,
      );
      const outcome = await Promise.race([done, late]);
      timer.abort();
      if (outcome.status === 'succeeded') return outcome.result;
      if (outcome.status === 'failed') throw outcome.error;
      return refuse('COMMAND_TIMED_OUT', { commandId, seconds: Math.round(timeoutMs / 1000) });
    },
    plan: (action, input, ctx) => plan(core, action, input, ctx),
    async outcome(commandId) {
      const row = (await readOutcomes(db, [commandId]))[0];
      return row === undefined ? undefined : outcomeOf(row);
    },
    async cancel(commandId) {
      if (!(await requestCancel(db, commandId))) refuse('COMMAND_NOT_CANCELLABLE', { commandId });
    },
    signalJob: (system, id) => signalJob(db, system, id),
    wake: (name, tx) => requestReconcile(tx ?? db, name),
    ownedHosts: () => hostLeases?.owned() ?? new Map(),
    async stop() {
      stopping.abort();
      await loops;
      await listener.close();
      await Promise.all([reconcilers.stop(), runner.stop()]);
      await hostLeases?.stop().catch(() => undefined);
      await leave(db, nodeId).catch(() => undefined);
      completions.stop();
    },
  };
}

function coreOf<Ports, Tx>(options: WorkflowOptions<Ports, Tx>): Core<Ports, Tx> {
  const actions = new Map<string, AnyAction<Ports, Tx>>();
  for (const action of options.actions) {
    if (actions.has(action.name)) throw new Bug(`two actions are named ${action.name}`);
    actions.set(action.name, action);
  }
  const nodeId = options.random.uuid();
  const timing = { ...defaultTiming, ...options.timing };
  return {
    ...options,
    nodeId,
    actions,
    timing,
    hooks: options.hooks ?? {},
    turns: createTurns(),
    log: options.log.child({ nodeId }),
  };
}

function registered<Ports, Tx>(core: Core<Ports, Tx>, name: string): AnyAction<Ports, Tx> {
  const action = core.actions.get(name);
  if (action === undefined) throw new Bug(`the action ${name} is not registered`);
  return action;
}
