// Fires when it was not fed in time: how a replica learns by itself that its leases may have ended, while the database, whose
// clock decides, cannot be asked. Feed it with the time before the renewal was sent plus the lease: that is never later than
// what the database counts.
import type { Clock } from '@overt/kernel/ports';

export interface Deadman {
  /** Armed until `monotonic` (the clock's monotonic milliseconds). */
  feed(monotonic: number): void;
  disarm(): void;
  readonly armed: boolean;
}

export function createDeadman(clock: Clock, onExpire: () => void): Deadman {
  let current: AbortController | undefined;
  return {
    feed(monotonic) {
      current?.abort();
      const timer = new AbortController();
      current = timer;
      clock.sleep(Math.max(0, monotonic - clock.monotonic()), timer.signal).then(
        () => {
          if (current !== timer) return;
          current = undefined;
          onExpire();
        },
        () => undefined,
      );
    },
    disarm() {
      current?.abort();
      current = undefined;
    },
    get armed() {
      return current !== undefined;
    },
  };
}
