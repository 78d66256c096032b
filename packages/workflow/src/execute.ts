// Runs one owned command until it ends, waits or is lost. Each move is chosen from the rows alone (next-move.ts), done, and
// recorded by a write that is conditional on still owning the command; only then comes the next.
import { transaction } from '@overt/database/connection';
import { Bug, Refusal } from '@overt/kernel/refusal';
import type { AnyAction, AnyStep, Children } from './action.ts';
import {
  beginUndo,
  completeStep,
  holdRow,
  parkCommand,
  recordStarted,
  recordUndone,
  releaseCommand,
  type StepRow,
  type StoredError,
} from './command.repo.ts';
import { endInOneTransaction } from './finish.ts';
import { backoff, nextMove } from './next-move.ts';
import { LostLease, type Core, type StepPhase } from './options.ts';
import { refusalOf, storable, type Outcome } from './outcome.ts';
import { retryDelay } from './retry.ts';
import { clampPercent, commandContext, stepContext, type Run } from './step-context.ts';

export type Ending =
  | { readonly kind: 'ended'; readonly outcome: Outcome<unknown> }
  /** In the table again; due after `delayMs`. */
  | { readonly kind: 'parked'; readonly delayMs: number }
  | { readonly kind: 'lost' };

export interface ExecuteOptions<Ports> {
  readonly childrenOf: (run: Run) => Children<Ports>;
  /** True once the replica is stopping: give the command away at the next step. */
  readonly draining: () => boolean;
}

export async function execute<Ports, Tx>(
  core: Core<Ports, Tx>,
  run: Run,
  options: ExecuteOptions<Ports>,
): Promise<Ending> {
  try {
    return await new Executor(core, run, options).run();
  } catch (error) {
    // Without the database nothing can be recorded: the lease ends and somebody repeats the step under its key.
    if (error instanceof LostLease || run.signal.aborted || Refusal.is(error, 'DATABASE_UNAVAILABLE')) {
      run.log.info({ reason: error instanceof Error ? error.message : String(error) }, 'command left to another run');
      return { kind: 'lost' };
    }
    // A bug of ours: the command stays visible and is tried again when its lease has ended.
    run.log.error({ error }, 'the runner failed');
    return { kind: 'lost' };
  }
}

class Executor<Ports, Tx> {
  readonly #core: Core<Ports, Tx>;
  readonly #run: Run;
  readonly #options: ExecuteOptions<Ports>;
  readonly #action: AnyAction<Ports, Tx>;
  #error: StoredError | undefined;

  constructor(core: Core<Ports, Tx>, run: Run, options: ExecuteOptions<Ports>) {
    this.#core = core;
    this.#run = run;
    this.#options = options;
    const { command } = run;
    const action = core.actions.get(command.name);
    if (action === undefined) throw new Bug(`the command ${command.id} needs the unknown action ${command.name}`);
    this.#action = action;
    if (command.status === 'compensating')
      this.#error = { code: command.error_code ?? 'INTERNAL_ERROR', params: command.error_params ?? {} };
  }

  async run(): Promise<Ending> {
    const { steps } = this.#run.command;
    for (;;) {
      this.#run.signal.throwIfAborted();
      if (this.#options.draining()) {
        await releaseCommand(this.#core.db, this.#run.hold);
        return { kind: 'parked', delayMs: 0 };
      }
      const move = nextMove(
        this.#error !== undefined,
        steps.map(step => step.status),
      );
      if (move.kind === 'succeed') {
        const ending = await this.#succeed();
        if (ending !== undefined) return ending;
        continue;
      }
      if (move.kind === 'fail') return await this.#fail(this.#error ?? { code: 'INTERNAL_ERROR', params: {} });
      const row = steps[move.index];
      if (row === undefined) throw new Bug('a move beyond the steps');
      const parked = move.kind === 'undo' ? await this.#undo(row) : await this.#do(row);
      if (parked !== undefined) return parked;
    }
  }

  async #do(row: StepRow): Promise<Ending | undefined> {
    if (this.#run.cancelRequested)
      return void (await this.#startUndo(undefined, { code: 'COMMAND_CANCELLED', params: {} }));
    const step = this.#stepOf(row);
    try {
      return await this.#runStep(step, row);
    } catch (error) {
      if (this.#mustStop(error)) throw error;
      const delayMs = retryDelay(error, step.retry, row.attempts + 1, this.#core.isRetryable);
      if (delayMs === undefined) {
        await this.#startUndo(row, storable(error, this.#run.command.correlation_id, this.#run.log));
        return undefined;
      }
      this.#run.log.warn({ step: row.name, attempt: row.attempts + 1, error, delayMs }, 'step will be tried again');
      const stored = storable(error, this.#run.command.correlation_id, this.#run.log);
      return await this.#park(row, { delayMs, attempts: row.attempts + 1, undoAttempts: 0, error: stored });
    }
  }

  async #runStep(step: AnyStep<Ports, Tx>, row: StepRow): Promise<Ending | undefined> {
    const { db, txPorts, turns } = this.#core;
    const { hold } = this.#run;
    const context = stepContext(this.#core, this.#run, row, this.#options.childrenOf(this.#run));
    if (step.kind === 'tx') {
      const work = () =>
        transaction(db, async trx => {
          this.#run.signal.throwIfAborted();
          await holdRow(trx, hold);
          const value = await this.#hooked(step, 'tx', () => step.tx(txPorts(trx), context));
          this.#noteCancel(await completeStep(trx, hold, row.position, value));
          return value;
        });
      const turn = step.turn?.(context);
      return this.#completed(row, await (turn === undefined ? work() : turns.take(turn, work)));
    }
    if (step.kind === 'do') {
      const result = await this.#hooked(step, 'do', () => step.do(context));
      this.#run.signal.throwIfAborted();
      this.#noteCancel(await completeStep(db, hold, row.position, result));
      return this.#completed(row, result);
    }
    if (row.status !== 'waiting') {
      const started = await this.#hooked(step, 'start', () => step.start(context));
      this.#run.signal.throwIfAborted();
      this.#noteCancel(await recordStarted(db, hold, row.position, started, step.job?.(started)));
      row.status = 'waiting';
      row.started = throughJson(started);
    }
    const waiting = { ...context, ...startedOf(row) };
    const polled = await this.#hooked(step, 'poll', () => step.poll(waiting, row.started));
    this.#run.signal.throwIfAborted();
    if (polled.done) {
      this.#noteCancel(await completeStep(db, hold, row.position, polled.result));
      return this.#completed(row, polled.result);
    }
    const progress = polled.progress === undefined ? undefined : clampPercent(polled.progress);
    return await this.#park(row, { delayMs: step.pollMs ?? 5000, attempts: 0, undoAttempts: 0, progress });
  }

  #completed(row: StepRow, result: unknown): undefined {
    row.status = 'done';
    row.result = throughJson(result);
    const next = this.#run.command.steps[row.position + 1];
    if (next !== undefined) next.status = 'running';
  }

  async #startUndo(row: StepRow | undefined, error: StoredError): Promise<void> {
    await beginUndo(this.#core.db, this.#run.hold, row?.position, error);
    this.#run.log.info({ step: row?.name, code: error.code }, 'command fails and is undone');
    this.#error = error;
    if (row !== undefined) row.status = 'failed';
  }

  async #undo(row: StepRow): Promise<Ending | undefined> {
    const step = this.#stepOf(row);
    try {
      await this.#undoStep(step, row);
      row.status = 'undone';
      return undefined;
    } catch (error) {
      if (this.#mustStop(error)) throw error;
      // For ever: giving up would leave a half-done thing that nobody owns.
      const delayMs = backoff(row.undo_attempts + 1, 1000, 60_000);
      this.#run.log.error(
        { step: row.name, attempt: row.undo_attempts + 1, error, delayMs },
        'undo failed, tried again',
      );
      const stored = storable(error, this.#run.command.correlation_id, this.#run.log);
      return await this.#park(row, {
        delayMs,
        attempts: row.attempts,
        undoAttempts: row.undo_attempts + 1,
        error: stored,
      });
    }
  }

  async #undoStep(step: AnyStep<Ports, Tx>, row: StepRow): Promise<void> {
    const { db, txPorts } = this.#core;
    const { hold } = this.#run;
    const context = stepContext(this.#core, this.#run, row, this.#options.childrenOf(this.#run));
    const result = row.status === 'done' ? row.result : undefined;
    if (step.undo !== undefined) await this.#hooked(step, 'undo', async () => step.undo?.(context, result));
    this.#run.signal.throwIfAborted();
    if (step.undoTx === undefined) return void (await recordUndone(db, hold, row.position));
    await transaction(db, async trx => {
      await holdRow(trx, hold);
      await this.#hooked(step, 'undoTx', async () => step.undoTx?.(txPorts(trx), context, result));
      await recordUndone(trx, hold, row.position);
    });
  }

  async #succeed(): Promise<Ending | undefined> {
    const { command } = this.#run;
    const context = commandContext(this.#core, this.#run);
    try {
      const result = throughJson(this.#action.finish(context.state, context.input, context.prepared));
      const writes = async (tx: Tx) => this.#action.finalWrites?.(tx, context);
      await endInOneTransaction(this.#core, this.#action, this.#run, { status: 'succeeded', result, writes });
      return { kind: 'ended', outcome: { status: 'succeeded', result } };
    } catch (error) {
      if (this.#mustStop(error)) throw error;
      await this.#startUndo(undefined, storable(error, command.correlation_id, this.#run.log));
      return undefined;
    }
  }

  async #fail(stored: StoredError): Promise<Ending> {
    const error = refusalOf(stored);
    const end = { status: 'failed', result: null, error } as const;
    try {
      await endInOneTransaction(this.#core, this.#action, this.#run, end);
    } catch (problem) {
      if (this.#mustStop(problem)) throw problem;
      // What made it fail may be in the way of its event too. A command that cannot end would keep its locks for ever.
      this.#run.log.error({ error: problem }, 'a command failed and its event could not be kept');
      await endInOneTransaction(this.#core, this.#action, this.#run, { ...end, told: false });
    }
    return { kind: 'ended', outcome: { status: 'failed', error } };
  }

  #hooked<T>(step: AnyStep<Ports, Tx>, phase: StepPhase, work: () => Promise<T>): Promise<T> {
    const { around } = this.#core.hooks;
    return around === undefined ? work() : around({ action: this.#action.name, step: step.name, phase }, work);
  }

  async #park(row: StepRow, parking: Omit<Parameters<typeof parkCommand>[2], 'position'>): Promise<Ending> {
    await parkCommand(this.#core.db, this.#run.hold, { ...parking, position: row.position });
    return { kind: 'parked', delayMs: parking.delayMs };
  }

  #stepOf(row: StepRow): AnyStep<Ports, Tx> {
    const step = this.#action.steps.find(one => one.name === row.name);
    if (step === undefined) throw new Bug(`the action ${this.#action.name} has no step ${row.name} any more`);
    return step;
  }

  #noteCancel(requested: boolean): void {
    if (requested) this.#run.cancelRequested = true;
  }

  #mustStop(error: unknown): boolean {
    return error instanceof LostLease || this.#run.signal.aborted || Refusal.is(error, 'DATABASE_UNAVAILABLE');
  }
}

const startedOf = (row: StepRow) => ({ started: row.started ?? undefined });

// The next step sees on the fast path what it would see after a take-over.
const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));
