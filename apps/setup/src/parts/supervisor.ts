// Keeps the parts alive: looks once a second whether each still runs and starts what died again, quickly at first, then with
// growing pauses, until `stop`. Whatever has the shape of `Kept` can be looked after: a process, the database, libvirtd.
import type { Clock } from '@overt/kernel/ports';

export interface Kept {
  readonly name: string;
  isUp(): Promise<boolean>;
  /** Rejects when it did not come up, or when the signal aborted first; is called again later. */
  start(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
  /** Files to turn when they grow too large. */
  readonly logs: readonly string[];
}

export interface Supervision {
  /** Adds a part that is up. Parts are stopped in the reverse order of their adding. */
  keep(part: Kept): void;
  stop(): Promise<void>;
}

export interface SupervisorPorts {
  readonly clock: Clock;
  readonly say: (line: string) => void;
  readonly turnLog: (path: string) => Promise<boolean>;
}

const LOOK_EVERY = 1000;
const LOGS_EVERY = 10_000;
const LONGEST_PAUSE = 30_000;
/** A part that ran this long is no longer counted as one that keeps dying. */
const SETTLED = 60_000;
/** What came up works: whoever killed it may do so often, and it must be there again soon. */
const LONGEST_PAUSE_AFTER_SUCCESS = 1000;

export function supervise({ clock, say, turnLog }: SupervisorPorts): Supervision {
  const ended = new AbortController();
  const kept: { part: Kept; loop: Promise<void> }[] = [];
  const pause = (ms: number): Promise<void> => clock.sleep(ms, ended.signal).catch(() => undefined);

  async function look(part: Kept): Promise<void> {
    let attempts = 0;
    let cameUp = true;
    let upSince = clock.monotonic();
    while (!ended.signal.aborted) {
      await pause(LOOK_EVERY);
      if (ended.signal.aborted || (await part.isUp())) continue;
      if (clock.monotonic() - upSince > SETTLED) attempts = 0;
      await pause(Math.min(backoff(attempts), cameUp ? LONGEST_PAUSE_AFTER_SUCCESS : LONGEST_PAUSE));
      if (ended.signal.aborted) return;
      attempts += 1;
      say(`${part.name} has ended, starting it again${attempts > 1 ? ` (attempt ${attempts})` : ''}`);
      cameUp = await part.start(ended.signal).then(
        () => true,
        (error: unknown) => {
          if (!ended.signal.aborted) say(`${part.name}: ${sentence(error)}`);
          return false;
        },
      );
      if (cameUp) say(`${part.name} runs again`);
      upSince = clock.monotonic();
    }
  }

  async function turnLogs(): Promise<void> {
    while (!ended.signal.aborted) {
      await pause(LOGS_EVERY);
      for (const path of kept.flatMap(({ part }) => part.logs)) await turnLog(path).catch(() => undefined);
    }
  }

  const turning = turnLogs();
  return {
    keep(part) {
      kept.push({ part, loop: look(part) });
    },
    async stop() {
      ended.abort();
      await Promise.all([turning, ...kept.map(({ loop }) => loop)]);
      for (const { part } of kept.toReversed()) {
        await part.stop().catch((error: unknown) => say(`stopping ${part.name}: ${String(error)}`));
      }
    },
  };
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** 0, 0.5, 1, 2, 4 ... 30 s before the next attempt. */
export const backoff = (attempts: number): number =>
  attempts === 0 ? 0 : Math.min(LONGEST_PAUSE, 250 * 2 ** attempts);
