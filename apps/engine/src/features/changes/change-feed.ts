// The changes of the installation as one replica sees them: numbers them, reads them once and hands them to every
// subscriber from a bounded memory. A subscriber that is further behind reads the table until it has caught up.
import type { Database } from '@overt/database/connection';
import { listen } from '@overt/database/listener';
import type { Clock, Log } from '@overt/kernel/ports';
import { changeRepo, numberChanges, NUMBERED_AT_ONCE, type ChangeRow } from './change.repo.ts';

/** Kept in memory for subscribers. */
const KEPT = 5000;
const READ_AT_ONCE = 500;
/** Batches kept for more than one reader. */
const PLACES = 8;
/** Changes that come together are told together. */
const PAUSE_MS = 40;
/** For a notification that got lost. */
const POLL_MS = 2000;

export interface ChangeFeed {
  /** Number of the latest change. */
  readonly last: () => number;
  /**
   * Changes after `sequence`, at most 500, the same array for all who are at the same place; empty when there are none.
   * Undefined: they are gone, so that the subscriber must start over.
   */
  after(sequence: number): Promise<readonly ChangeRow[] | undefined>;
  /** Calls whenever there is something new, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /**
   * Calls with the id of each session that ends, wherever, until the returned function is called; without one where some may
   * have been missed.
   */
  onSessionEnd(listener: (sessionId: string | undefined) => void): () => void;
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
  let nudge = new AbortController();
  const listeners = new Set<() => void>();
  const sessionListeners = new Set<(sessionId: string | undefined) => void>();
  // Batches by the place that they begin after: followers stand at few places.
  const batches = new Map<number, Promise<readonly ChangeRow[] | undefined>>();

  async function advance(): Promise<void> {
    while ((await numberChanges(db)) === NUMBERED_AT_ONCE);
    for (;;) {
      const rows = await repo.after(last, READ_AT_ONCE);
      if (rows.length === 0) return;
      last = rows.at(-1)?.sequence ?? last;
      kept = [...kept, ...rows].slice(-KEPT);
      batches.clear();
      for (const listener of listeners) listener();
      if (rows.length < READ_AT_ONCE) return;
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
  const listener = listen({
    url: options.url,
    channels: ['change_log', 'session_ended'],
    log,
    clock,
    onNotify(channel, payload) {
      if (channel === 'change_log') return wake();
      for (const tell of sessionListeners) tell(payload);
    },
    onConnect() {
      wake();
      for (const tell of sessionListeners) tell(undefined);
    },
  });
  const running = loop();

  async function batchAfter(sequence: number): Promise<readonly ChangeRow[] | undefined> {
    const first = kept[0]?.sequence ?? Number.POSITIVE_INFINITY;
    if (sequence >= first - 1) {
      const from = sequence - first + 1;
      return kept.slice(from, from + READ_AT_ONCE);
    }
    return sequence < (await repo.forgottenUpTo()) ? undefined : await repo.after(sequence, READ_AT_ONCE);
  }

  return {
    last: () => last,
    async after(sequence) {
      // A number from the future: of another installation, or of a database that was restored.
      if (sequence > last) return sequence > (await repo.lastSequence()) ? undefined : [];
      if (sequence === last) return [];
      const known = batches.get(sequence);
      if (known !== undefined) return await known;
      const batch = batchAfter(sequence);
      if (batches.size >= PLACES) batches.clear();
      batches.set(sequence, batch);
      // What failed is tried anew by the next one who asks.
      batch.catch(() => batches.delete(sequence));
      return await batch;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onSessionEnd(tell) {
      sessionListeners.add(tell);
      return () => void sessionListeners.delete(tell);
    },
    async stop() {
      stopping.abort();
      listeners.clear();
      sessionListeners.clear();
      await listener.close();
      await running;
    },
  };
}
