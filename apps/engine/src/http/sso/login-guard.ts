// Slows down guessing without letting anybody lock another's account: failures count by (source, user) and by source,
// never by user alone. Kept in memory, bounded; each replica counts for itself.
import { refuse } from '@overt/kernel/refusal';
import type { Clock } from '@overt/kernel/ports';

const WINDOW_MS = 5 * 60_000;
const FAILURES_PER_USER = 8;
const FAILURES_PER_SOURCE = 60;
const MAX_KEYS = 20_000;

interface Count {
  failures: number;
  until: number;
}

export interface LoginGuard {
  /** Refuses TOO_MANY_LOGINS. */
  check(source: string, user: string): void;
  failed(source: string, user: string): void;
  succeeded(source: string, user: string): void;
}

export function loginGuard(clock: Clock): LoginGuard {
  const counts = new Map<string, Count>();
  const key = (source: string, user?: string) => (user === undefined ? source : `${source} ${user.toLowerCase()}`);

  function live(name: string): Count | undefined {
    const count = counts.get(name);
    if (count !== undefined && count.until <= clock.monotonic()) counts.delete(name);
    return counts.get(name);
  }

  function refuseBeyond(name: string, limit: number): void {
    const count = live(name);
    if (count === undefined || count.failures < limit) return;
    refuse('TOO_MANY_LOGINS', { seconds: Math.ceil((count.until - clock.monotonic()) / 1000) });
  }

  function add(name: string): void {
    const count = live(name);
    if (count !== undefined) {
      count.failures++;
      return;
    }
    // The oldest goes first: Map keeps the order of insertion.
    const oldest = counts.size >= MAX_KEYS ? counts.keys().next().value : undefined;
    if (oldest !== undefined) counts.delete(oldest);
    counts.set(name, { failures: 1, until: clock.monotonic() + WINDOW_MS });
  }

  return {
    check(source, user) {
      refuseBeyond(key(source), FAILURES_PER_SOURCE);
      refuseBeyond(key(source, user), FAILURES_PER_USER);
    },
    failed(source, user) {
      add(key(source));
      add(key(source, user));
    },
    succeeded(source, user) {
      counts.delete(key(source, user));
    },
  };
}
