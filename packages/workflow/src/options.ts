// What the workflow needs from its engine, and the record of it that the parts here share.
import type { Database, Transaction } from '@overt/database/connection';
import type { Clock, Log, RandomSource } from '@overt/kernel/ports';
import type { Refusal, RefusalParams } from '@overt/kernel/refusal';
import type { AnyAction, EntityRef, PermitRequest, Principal, SubmitContext } from './action.ts';
import type { Turns } from './turns.ts';

export interface WorkflowEvent {
  readonly code: string;
  /** A suggestion: `error` for the event of a failure. */
  readonly severity: 'normal' | 'error';
  readonly correlationId: string;
  readonly commandId: string;
  readonly principal: Principal;
  readonly subjects: readonly EntityRef[];
  /** The action's parameters, and `reason` on failure. */
  readonly params: RefusalParams;
}

/** All in milliseconds. Leases end by PostgreSQL's clock; the rest is how often we look. */
export interface Timing {
  /** A command whose replica died is free after this. */
  readonly commandLease: number;
  /** Between looks for commands that nobody announced. */
  readonly pollInterval: number;
  /** Of hosts, singletons and the replica itself. */
  readonly nodeLease: number;
  readonly nodeRenewal: number;
  /** How long a stop waits for running steps. */
  readonly stopGrace: number;
}

export const defaultTiming: Timing = {
  commandLease: 3000,
  pollInterval: 1000,
  nodeLease: 10_000,
  nodeRenewal: 3000,
  stopGrace: 10_000,
};

export type IsRetryable = (refusal: Refusal, attempt: number) => boolean;

export interface EnginePorts<Ports, Tx> {
  readonly db: Database;
  readonly ports: Ports;
  /** Binds the repositories to one transaction. */
  readonly txPorts: (trx: Transaction) => Tx;
  /**
   * Throws a Refusal when the principal lacks one of the permits. Not asked for sub-commands. `destructive`: what is asked
   * for takes something away, and is no plan.
   */
  readonly authorize: (requests: readonly PermitRequest[], ctx: SubmitContext, destructive: boolean) => Promise<void>;
  /** Called in the transaction that starts or ends the command. */
  readonly recordEvent: (tx: Tx, event: WorkflowEvent) => Promise<void>;
  /**
   * Refusals after which a step is tried again instead of undone, e.g. an unreachable host; `attempt` counts from 1 and is
   * the one that was refused. The step's policy bounds it further.
   */
  readonly isRetryable?: IsRetryable;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
}

export type StepPhase = 'do' | 'tx' | 'start' | 'poll' | 'undo' | 'undoTx';

export interface StepMoment {
  readonly action: string;
  readonly step: string;
  readonly phase: StepPhase;
}

/** What tests put between the runner and the functions of the steps. */
export interface StepHooks {
  readonly around?: <T>(at: StepMoment, work: () => Promise<T>) => Promise<T>;
}

export interface Core<Ports, Tx> extends EnginePorts<Ports, Tx> {
  /** This replica's life: a restarted process is another node. */
  readonly nodeId: string;
  readonly actions: ReadonlyMap<string, AnyAction<Ports, Tx>>;
  readonly timing: Timing;
  readonly hooks: StepHooks;
  readonly turns: Turns;
}

/** Another replica owns the command, or nobody does: whoever meets this stops at once and writes nothing more. */
export class LostLease extends Error {
  override readonly name = 'LostLease';
}

/** NOTIFY channel of everything here; payloads are `wake`, `done:<command id>` and `reconcile:<name>`. */
export const CHANNEL = 'overt_workflow';
