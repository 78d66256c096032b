// An action is whatever a user can ask for: one value with a permanent name, its locks, its validation and a list of
// steps. Nothing in this file runs anything; see submit.ts (the beginning) and execute.ts (the steps).
//
// The contract of a step: `do` and `undo` are idempotent under `c.key`. The runner repeats either of them after a crash,
// and undoes the failed step too, whose effect may be whole, half or absent: `undo` gets `undefined` as result then.
import type { Json } from '@overt/database/json';
import type { Refusal, RefusalParams } from '@overt/kernel/refusal';
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import type { Log } from '@overt/kernel/ports';

export interface EntityRef {
  /** Snake-case noun, e.g. `vm`, `storage_domain`. */
  readonly kind: string;
  readonly id: string;
}

export interface PermitRequest {
  readonly permit: string;
  readonly on: EntityRef;
}

export interface LockRequest extends EntityRef {
  readonly mode: 'exclusive' | 'shared';
}

export const exclusive = (kind: string, id: string): LockRequest => ({ mode: 'exclusive', kind, id });
export const shared = (kind: string, id: string): LockRequest => ({ mode: 'shared', kind, id });

/** Who asked. Stored with the command, so that recovery runs under the same authority. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  /** What else the engine wants to know again in a step, e.g. the session or the roles. */
  readonly details?: { readonly [member: string]: Json | undefined };
}

export interface SubmitContext {
  readonly principal: Principal;
  readonly correlationId: string;
}

export interface ValidateContext<Ports> extends SubmitContext {
  readonly commandId: string;
  readonly ports: Ports;
  /** True when this is a plan: it will be rolled back. */
  readonly planned: boolean;
}

/** A view for those who have only the command: `succeeded`, `failed` and `explain` callbacks get it. */
export interface CommandContext<Ports, Input, Prepared, State> extends SubmitContext {
  readonly commandId: string;
  readonly name: string;
  readonly input: Input;
  /** What `validate` returned. */
  readonly prepared: Prepared;
  /** Results of the steps completed so far, by step name. */
  readonly state: State;
  readonly ports: Ports;
  /** Grows with every take-over of any command: hosts refuse a lower one for the same entity. */
  readonly fence: number;
  readonly log: Log;
}

export interface StepContext<Ports, Input, Prepared, State> extends CommandContext<Ports, Input, Prepared, State> {
  /** Idempotency key `<commandId>/<step>`, the same for every repetition of this step. */
  readonly key: string;
  /** 1 for the first run of this step. */
  readonly attempt: number;
  /** Aborts when this replica lost the command: stop at once, another one continues it. */
  readonly signal: AbortSignal;
  /** Shows in the job's step; 0 to 100. Cheap to call often: written at most once a second. */
  progress(percent: number): void;
  readonly children: Children<Ports>;
}

export type ChildStatus<Result> =
  | { readonly status: 'pending' }
  | { readonly status: 'succeeded'; readonly result: Result }
  | { readonly status: 'failed'; readonly error: Refusal };

/** Sub-commands: they do not conflict with the locks of their parents, and wake the parent when they end. */
export interface Children<Ports> {
  /** Idempotent by `key` within the parent: a repetition returns the first child's id. */
  submit<Input, Result, Tx>(action: Action<Ports, Tx, Input, Result>, input: Input, key: string): Promise<string>;
  status<Input, Result, Tx>(action: Action<Ports, Tx, Input, Result>, childId: string): Promise<ChildStatus<Result>>;
}

export interface RetryPolicy {
  /** Codes of refusals that are tried again, besides those that the engine calls retryable. */
  readonly on?: readonly ErrorCode[];
  /** How often at most, the first one included. */
  readonly attempts: number;
  /** Doubled with every attempt, at most 30 s. */
  readonly delayMs: number;
}

interface UndoSpec<Tx, Context, Result> {
  /** `result` is undefined when the step did not complete: its effect may be there or not. */
  readonly undo?: (c: Context, result: NoInfer<Result> | undefined) => Promise<void>;
  /** As `undo`, but within the transaction that records the undoing: exactly once. */
  readonly undoTx?: (tx: Tx, c: Context, result: NoInfer<Result> | undefined) => Promise<void>;
  readonly retry?: RetryPolicy;
}

/** At least once: repeated after a crash between the effect and its record. */
export interface DoStep<Ports, Tx, Input, Prepared, State, Result> extends UndoSpec<
  Tx,
  StepContext<Ports, Input, Prepared, State>,
  Result
> {
  readonly do: (c: StepContext<Ports, Input, Prepared, State>) => Promise<Result>;
}

/** Exactly once: writes the database only, in the transaction that records the step's completion. */
export interface TxStep<Ports, Tx, Input, Prepared, State, Result> extends UndoSpec<
  Tx,
  StepContext<Ports, Input, Prepared, State>,
  Result
> {
  readonly tx: (tx: Tx, c: StepContext<Ports, Input, Prepared, State>) => Promise<Result>;
  /**
   * Names what the step waits for in the database, e.g. a row that it locks: steps of one name run one at a time on this
   * replica, and wait without a connection.
   */
  readonly turn?: (c: StepContext<Ports, Input, Prepared, State>) => string | undefined;
}

export interface ExternalJob {
  /** Who runs it, e.g. a host's id. */
  readonly system: string;
  readonly id: string;
}

export type PollResult<Result> =
  { readonly done: true; readonly result: Result } | { readonly done: false; readonly progress?: number };

export const pollDone = <Result>(result: Result): PollResult<Result> => ({ done: true, result });
export const pollAgain = (progress?: number): PollResult<never> =>
  progress === undefined ? { done: false } : { done: false, progress };

/** In the undo of long work: what `start` returned, undefined when it did not come so far. */
export interface WithStarted<Started> {
  readonly started: Started | undefined;
}

/** Work of minutes or hours elsewhere: between polls the command waits in its table and holds no promise. */
export interface LongStep<Ports, Tx, Input, Prepared, State, Started, Result> extends UndoSpec<
  Tx,
  StepContext<Ports, Input, Prepared, State> & WithStarted<NoInfer<Started>>,
  Result
> {
  readonly start: (c: StepContext<Ports, Input, Prepared, State>) => Promise<Started>;
  /** Called after `start`, on every wake-up and every `pollMs`. Throw a Refusal when the work failed. */
  readonly poll: (
    c: StepContext<Ports, Input, Prepared, State>,
    started: NoInfer<Started>,
  ) => Promise<PollResult<Result>>;
  /** Names the work, so that `signalJob(system, id)` wakes the command. */
  readonly job?: (started: NoInfer<Started>) => ExternalJob;
  /** Milliseconds between polls without a signal; 5000 when absent. */
  readonly pollMs?: number;
}

export type AnyStep<Ports, Tx> = { readonly name: string } & (
  | ({ readonly kind: 'do' } & DoStep<Ports, Tx, unknown, unknown, unknown, unknown>)
  | ({ readonly kind: 'tx' } & TxStep<Ports, Tx, unknown, unknown, unknown, unknown>)
  | ({ readonly kind: 'long' } & LongStep<Ports, Tx, unknown, unknown, unknown, unknown, unknown>)
);

export interface ActionEvents {
  /** Event codes; null for an action that no user sees. `started` is recorded with the submission. */
  readonly started?: string;
  readonly succeeded: string | null;
  readonly failed: string | null;
}

export interface ActionSpec<Ports, Tx, Input, Prepared> {
  /** Permanent: it is stored in rows. */
  readonly name: string;
  /** Parses before anything else; throws a Refusal. `typed<T>()` for input that is typed already. */
  readonly input: (raw: unknown) => Input;
  readonly permit: (input: NoInfer<Input>) => PermitRequest | readonly PermitRequest[];
  /** Takes something away that does not come back by itself; whatever is named Remove is, unless it says otherwise. */
  readonly destructive?: boolean;
  readonly locks: (input: NoInfer<Input>) => readonly LockRequest[];
  /**
   * Milliseconds that a submission waits for its locks before it is refused LOCKED; at once when absent. For what takes a
   * moment and what two people may well do at once.
   */
  readonly lockPatience?: number;
  /** Under the locks, in the submitting transaction. Throws a Refusal to say no; returns what the steps need. */
  readonly validate?: (input: NoInfer<Input>, tx: Tx, ctx: ValidateContext<Ports>) => Promise<Prepared>;
  readonly events: ActionEvents;
  /** The job's description, for a person. */
  readonly describe: (input: NoInfer<Input>) => string;
  /** What the event is about; entities of permits and locks when absent. */
  readonly about?: (input: NoInfer<Input>) => readonly EntityRef[];
  /** Parameters of the events' sentences. */
  readonly eventParams?: (input: NoInfer<Input>, prepared: NoInfer<Prepared>) => RefusalParams;
  /** What a plan tells beyond steps, locks and entities, e.g. the scheduler's reasons. */
  readonly explain?: (input: NoInfer<Input>, tx: Tx, prepared: NoInfer<Prepared>) => Promise<Json>;
}

/** A finished declaration. `Input` and `Result` are what callers see; the inside is erased to `unknown`. */
export interface Action<Ports, Tx, Input, Result> {
  readonly name: string;
  readonly spec: ActionSpec<Ports, Tx, unknown, unknown>;
  readonly steps: readonly AnyStep<Ports, Tx>[];
  readonly finish: (state: unknown, input: unknown, prepared: unknown) => unknown;
  readonly finalWrites: ((tx: Tx, c: CommandContext<Ports, unknown, unknown, unknown>) => Promise<void>) | undefined;
  /** Types only, never present. */
  readonly __types?: { readonly input: Input; readonly result: Result };
}

/** Every action is one of these: what a registry holds. */
export type AnyAction<Ports, Tx> = Action<Ports, Tx, unknown, unknown>;

type With<State, Name extends string, Result> = State & { readonly [N in Name]: Result };

export interface ActionBuilder<Ports, Tx, Input, Prepared, State> {
  /** Fast or idempotent work outside the database. */
  step<Name extends string, Result>(
    name: Name,
    spec: DoStep<Ports, Tx, Input, Prepared, State, Result>,
  ): ActionBuilder<Ports, Tx, Input, Prepared, With<State, Name, Result>>;
  /** Writes of the database only. */
  step<Name extends string, Result>(
    name: Name,
    spec: TxStep<Ports, Tx, Input, Prepared, State, Result>,
  ): ActionBuilder<Ports, Tx, Input, Prepared, With<State, Name, Result>>;
  /** Long work elsewhere. */
  step<Name extends string, Started, Result>(
    name: Name,
    spec: LongStep<Ports, Tx, Input, Prepared, State, Started, Result>,
  ): ActionBuilder<Ports, Tx, Input, Prepared, With<State, Name, Result>>;
  /** Ends the declaration. `finalWrites` runs in the transaction that ends the command, before its success event. */
  result<Result>(
    finish: (state: State, input: Input, prepared: Prepared) => Result,
    finalWrites?: (tx: Tx, c: CommandContext<Ports, Input, Prepared, State>) => Promise<void>,
  ): Action<Ports, Tx, Input, Result>;
}

export const isDestructive = <Ports, Tx>({ spec }: AnyAction<Ports, Tx>): boolean =>
  spec.destructive ?? spec.name.startsWith('Remove');

/** For input that the caller has parsed already. */
export const typed =
  <Input>() =>
  (raw: unknown): Input =>
    raw as Input;
