// A reconciler is whatever must be kept true: it takes no input, may run at any time, is woken by a signal and by a timer,
// and never retries by itself: the timer is the retry. A singleton runs on the one replica that holds its lease; should two
// run nevertheless, for the moment between the end of a lease and its notice, that must be harmless: writes that are not
// call `ctx.requireLease(tx)` in their transaction.
import type { Transaction } from '@overt/database/connection';
import type { Clock, Log } from '@overt/kernel/ports';
import type { Database } from '@overt/database/connection';
import { createDeadman } from './deadman.ts';
import { beginRun, endRun, requireSingleton, takeSingletons } from './lease.repo.ts';
import { LostLease } from './options.ts';

export interface ReconcileContext {
  /** Of this ownership; 0 for a reconciler that runs everywhere. */
  readonly fence: number;
  /** Aborts when the lease is lost or the replica stops. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Throws LostLease unless we still own it; until `tx` ends nobody else can. Keep such transactions short. */
  requireLease(tx: Transaction): Promise<void>;
}

export interface Reconciler<Ports> {
  /** Permanent: the name of its lease. */
  readonly name: string;
  readonly everyMs: number;
  readonly singleton: boolean;
  run(ports: Ports, ctx: ReconcileContext): Promise<void>;
}

/** Checks nothing, only fixes the type. */
export const reconciler = <Ports>(spec: Reconciler<Ports>): Reconciler<Ports> => spec;

export interface ReconcilerOptions<Ports> {
  readonly db: Database;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly log: Log;
  readonly nodeId: string;
  readonly leaseMs: number;
  readonly reconcilers: readonly Reconciler<Ports>[];
}

export interface Reconcilers {
  /** Once a renewal interval. */
  tick(): Promise<void>;
  /** Runs it here if this replica may. */
  wake(name: string): void;
  stop(): Promise<void>;
}

interface Held {
  readonly fence: number;
  readonly lost: AbortController;
  running: Promise<void> | undefined;
  again: boolean;
  timer: AbortController | undefined;
}

export function createReconcilers<Ports>(options: ReconcilerOptions<Ports>): Reconcilers {
  const { db, ports, clock, nodeId, leaseMs } = options;
  const held = new Map<string, Held>();
  const singletons = options.reconcilers.filter(one => one.singleton);
  let stopping = false;

  const deadman = createDeadman(clock, () => {
    for (const one of singletons) drop(one.name, 'the lease could not be renewed in time');
  });

  function drop(name: string, why: string): void {
    const state = held.get(name);
    held.delete(name);
    state?.timer?.abort();
    state?.lost.abort(new LostLease(why));
  }

  function hold(spec: Reconciler<Ports>, fence: number, dueIn: number): void {
    const state: Held = { fence, lost: new AbortController(), running: undefined, again: false, timer: undefined };
    held.set(spec.name, state);
    schedule(spec, state, dueIn);
  }

  function schedule(spec: Reconciler<Ports>, state: Held, delayMs: number): void {
    state.timer?.abort();
    if (stopping || held.get(spec.name) !== state) return;
    if (delayMs <= 0) return trigger(spec, state);
    const timer = new AbortController();
    state.timer = timer;
    // A day-long timer is cut: the lease is looked at far more often anyway.
    clock.sleep(Math.min(delayMs, 2 ** 31 - 1), timer.signal).then(
      () => trigger(spec, state),
      () => undefined,
    );
  }

  function trigger(spec: Reconciler<Ports>, state: Held): void {
    if (state.running !== undefined) {
      state.again = true;
      return;
    }
    state.timer?.abort();
    state.again = false;
    state.running = runOnce(spec, state).finally(() => {
      state.running = undefined;
      schedule(spec, state, state.again ? 0 : spec.everyMs);
    });
  }

  async function runOnce(spec: Reconciler<Ports>, state: Held): Promise<void> {
    const log = options.log.child({ reconciler: spec.name });
    const { fence } = state;
    let failure: string | null = null;
    try {
      if (spec.singleton) await beginRun(db, nodeId, spec.name, fence);
      await spec.run(ports, {
        fence,
        signal: state.lost.signal,
        log,
        requireLease: async tx => (spec.singleton ? requireSingleton(tx, nodeId, spec.name, fence) : undefined),
      });
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      if (error instanceof LostLease || state.lost.signal.aborted)
        return log.info({}, 'reconciler left to another node');
      log.error({ error }, 'reconciler failed, it runs again by its timer');
    }
    if (spec.singleton) await endRun(db, nodeId, spec.name, fence, failure).catch(() => undefined);
  }

  for (const spec of options.reconcilers) if (!spec.singleton) hold(spec, 0, 0);

  return {
    async tick() {
      const before = clock.monotonic();
      const leases = new Map((await takeSingletons(db, nodeId, singletons, leaseMs)).map(l => [l.name, l]));
      deadman.feed(before + leaseMs * 0.9);
      for (const spec of singletons) {
        const lease = leases.get(spec.name);
        const state = held.get(spec.name);
        if (state !== undefined && state.fence !== lease?.fence) drop(spec.name, 'another node took the lease');
        if (lease === undefined || stopping) continue;
        if (state?.fence !== lease.fence) hold(spec, lease.fence, lease.due_in);
        // A wake-up may have been lost with the listening connection.
        else if (lease.due_in <= 0 && state.running === undefined) trigger(spec, state);
      }
    },
    wake(name) {
      const spec = options.reconcilers.find(one => one.name === name);
      const state = held.get(name);
      if (spec !== undefined && state !== undefined && !stopping) trigger(spec, state);
    },
    async stop() {
      stopping = true;
      deadman.disarm();
      const running = [...held.values()].map(state => state.running);
      for (const name of held.keys()) drop(name, 'this replica stops');
      await Promise.all(running);
    },
  };
}
