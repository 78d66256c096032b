// The changes of the installation as one replica sees them: numbers them, reads them once and hands them to every
// subscriber from a bounded memory. A subscriber that is further behind reads the table until it has caught up.
import type { Database } from '@overt/database/connection';
import { listen } from '@overt/database/listener';
import type { Clock, Log } from '@overt/kernel/ports';
import { numberChanges, changeRepo, type ChangeRow } from './change.repo.ts';

/** Kept in memory for subscribers. */
const KEPT = 5000;
const READ_AT_ONCE = 500;
/** Changes that come together are told together. */
const PAUSE_MS = 40;
/** For a notification that got lost. */
const POLL_MS = 2000;

export interface ChangeFeed {
  /** Number of the latest change. */
  readonly last: () => number;
  /**
   * Changes after `sequence`: at least one, at most 500, waiting until there are some. Undefined: they are gone, so that
   * the subscriber must start over. Rejects when the signal aborts.
   */
  next(sequence: number, signal: AbortSignal): Promise<readonly ChangeRow[] | undefined>;
  stop(): Promise<void>;
}

export async function startChangeFeed(options: {
  readonly db: Database;
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<ChangeFeed> {
  const { db, clock, log } = options;
  const repo = changeRepo(db);
  const stopping = new AbortController();
  let last = await repo.lastSequence();
  let kept: ChangeRow[] = [];
  let waiting = Promise.withResolvers<void>();
  let nudge = new AbortController();

  async function advance(): Promise<void> {
    while ((await numberChanges(db)) > 0);
    for (;;) {
      const rows = await repo.after(last, READ_AT_ONCE);
      if (rows.length === 0) return;
      last = rows.at(-1)?.sequence ?? last;
      kept = [...kept, ...rows].slice(-KEPT);
      const told = waiting;
      waiting = Promise.withResolvers<void>();
      told.resolve();
    }
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(POLL_MS, AbortSignal.any([stopping.signal, nudge.signal])).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await clock.sleep(PAUSE_MS, stopping.signal).catch(() => undefined);
      nudge = new AbortController();
      await advance().catch(error => log.warn({ error }, 'changes not read, next time'));
    }
  }

  const wake = () => nudge.abort();
  const listener = listen({ url: options.url, channels: ['change_log'], log, clock, onNotify: wake, onConnect: wake });
  const running = loop();

  return {
    last: () => last,
    async next(sequence, signal) {
      for (;;) {
        signal.throwIfAborted();
        stopping.signal.throwIfAborted();
        if (sequence < last) {
          const first = kept[0]?.sequence ?? Number.POSITIVE_INFINITY;
          if (sequence >= first - 1) {
            const from = sequence - first + 1;
            return kept.slice(from, from + READ_AT_ONCE);
          }
          if (sequence < (await repo.forgottenUpTo())) return undefined;
          const rows = await repo.after(sequence, READ_AT_ONCE);
          if (rows.length > 0) return rows;
        }
        // A number from the future: of another installation, or of a database that was restored.
        if (sequence > last && sequence > (await repo.lastSequence())) return undefined;
        await aborted(waiting.promise, signal);
      }
    },
    async stop() {
      stopping.abort();
      waiting.resolve();
      await listener.close();
      await running;
    },
  };
}

async function aborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  const gone = Promise.withResolvers<never>();
  const onAbort = () => gone.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([promise, gone.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
