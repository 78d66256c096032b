// The loop of one replica: takes commands that are due, runs a bounded number of them, keeps their leases, and stops
// gracefully. It also guards itself: when the leases could not be renewed in time, every run is aborted before another
// replica may take it.
import { Refusal } from '@overt/kernel/refusal';
import { claimCommands, releaseCommand, renewLeases, type CommandRow, type Hold } from './command.repo.ts';
import { execute, type ExecuteOptions } from './execute.ts';
import { createDeadman } from './deadman.ts';
import { LostLease, type Core } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Run } from './step-context.ts';

export interface RunnerOptions<Ports> {
  /** Commands at once on this replica; 0 only submits and lets others run. */
  readonly concurrency: number;
  readonly childrenOf: ExecuteOptions<Ports>['childrenOf'];
  readonly onEnd: (id: string, outcome: Outcome<unknown>) => void;
}

export interface Runner {
  /** Takes a place for a command that is about to be inserted as ours; give it back with `abandon` or use it with `start`. */
  reserve(): boolean;
  abandon(): void;
  start(command: CommandRow): void;
  /** Something may be due now. */
  wake(): void;
  /** Ids of the commands that run here. */
  running(): string[];
  stop(): Promise<void>;
}

interface Active extends Run {
  readonly abort: AbortController;
}

export function startRunner<Ports, Tx>(core: Core<Ports, Tx>, options: RunnerOptions<Ports>): Runner {
  const { clock, log, timing, nodeId } = core;
  const active = new Map<string, Active>();
  const tasks = new Set<Promise<void>>();
  const names = [...core.actions.keys()];
  const ended = new AbortController();
  let reserved = 0;
  let draining = false;
  let pause = new AbortController();
  let woken = false;

  const room = () => options.concurrency - active.size - reserved;
  const wake = () => {
    woken = true;
    pause.abort();
  };

  function begin(command: CommandRow): void {
    const hold: Hold = { id: command.id, owner: nodeId, fence: command.fence };
    const abort = new AbortController();
    const child = log.child({ command: command.name, commandId: command.id, correlationId: command.correlation_id });
    const run: Active = {
      command,
      hold,
      log: child,
      signal: abort.signal,
      abort,
      cancelRequested: command.cancel_requested,
    };
    // Our own lease had ended and we took it again: the older run of it is somebody else's from now on.
    active.get(command.id)?.abort.abort(new LostLease('taken again by this replica'));
    active.set(command.id, run);
    if (!deadman.armed) deadman.feed(clock.monotonic() + timing.commandLease);
    const task = execute(core, run, { childrenOf: options.childrenOf, draining: () => draining }).then(ending => {
      // After a loss and a new claim the map may hold the successor.
      if (active.get(command.id) === run) active.delete(command.id);
      if (ending.kind === 'ended') options.onEnd(command.id, ending.outcome);
      if (ending.kind === 'parked') wakeAfter(ending.delayMs);
      if (room() === 1) wake();
    });
    tasks.add(task);
    void task.finally(() => tasks.delete(task));
  }

  // A waiting command is found by every replica's poll; the one that parked it looks in time for short delays.
  function wakeAfter(delayMs: number): void {
    if (delayMs >= timing.pollInterval || draining) return;
    clock.sleep(delayMs + 5, ended.signal).then(wake, () => undefined);
  }

  async function claimLoop(): Promise<void> {
    while (!draining) {
      woken = false;
      const limit = Math.min(room(), 10);
      let full = false;
      if (limit > 0) {
        try {
          const claimed = await claimCommands(core.db, nodeId, names, limit, timing.commandLease);
          for (const command of claimed) begin(command);
          full = claimed.length === limit;
        } catch (error) {
          if (!Refusal.is(error)) log.error({ error }, 'claiming commands failed');
        }
      }
      if (full || woken || draining) continue;
      pause = new AbortController();
      await clock.sleep(timing.pollInterval, pause.signal).catch(() => undefined);
    }
  }

  async function renewLoop(): Promise<void> {
    while (!ended.signal.aborted) {
      await clock.sleep(timing.commandLease / 3, ended.signal).catch(() => undefined);
      const runs = [...active.values()];
      if (runs.length === 0) {
        deadman.disarm();
        continue;
      }
      const before = clock.monotonic();
      try {
        const holds = runs.map(run => run.hold);
        keep(runs, await renewLeases(core.db, nodeId, holds, timing.commandLease));
        deadman.feed(before + timing.commandLease);
      } catch (error) {
        log.warn({ error }, 'renewing leases failed');
      }
    }
    deadman.disarm();
  }

  function keep(runs: readonly Active[], ours: readonly { id: string; cancel_requested: boolean }[]): void {
    const kept = new Map(ours.map(row => [row.id, row]));
    for (const run of runs) {
      const row = kept.get(run.hold.id);
      // It may have ended since it was listed.
      if (row === undefined && active.get(run.hold.id) === run) lose(run, 'another replica took the command');
      if (row?.cancel_requested === true) run.cancelRequested = true;
    }
  }

  function lose(run: Active, why: string): void {
    active.delete(run.hold.id);
    run.abort.abort(new LostLease(why));
  }

  const deadman = createDeadman(clock, () => {
    for (const run of active.values()) lose(run, 'the lease could not be renewed in time');
  });

  const loops = Promise.all([claimLoop(), renewLoop()]);
  return {
    reserve() {
      if (draining || room() <= 0) return false;
      reserved++;
      return true;
    },
    abandon: () => void reserved--,
    start(command) {
      reserved--;
      begin(command);
    },
    wake,
    running: () => [...active.keys()],
    async stop() {
      draining = true;
      wake();
      const grace = new AbortController();
      const tooLong = clock.sleep(timing.stopGrace, grace.signal).catch(() => undefined);
      await Promise.race([Promise.all(tasks), tooLong]);
      for (const run of active.values()) {
        run.abort.abort(new LostLease('this replica stops'));
        await releaseCommand(core.db, run.hold).catch(() => undefined);
      }
      grace.abort();
      ended.abort();
      await loops;
    },
  };
}
