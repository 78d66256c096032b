// Runs work again and again, never two at once; a failure is logged and the next turn comes all the same.
import type { Log } from '@overt/kernel/ports';

export interface Periodic {
  stop(): Promise<void>;
}

export function every(ms: number, what: string, log: Log, work: () => Promise<void>): Periodic {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = work()
      .catch((error: unknown) => log.warn({ what, error }, 'periodic work failed'))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, ms).unref();
      });
  };
  turn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
