// Promises of callers who wait for a command's end. Resolved by the local runner, by a notification from another replica,
// or, when that got lost, by a look at the table every two seconds.
import type { Outcome } from './outcome.ts';

export interface Completions {
  /** One promise a command; settles with `running` when this replica stops first. Never rejects. */
  wait(id: string): Promise<Outcome<unknown>>;
  settle(id: string, outcome: Outcome<unknown>): void;
  has(id: string): boolean;
  /** Ids that somebody waits for. */
  pending(): string[];
  stop(): void;
}

export function createCompletions(): Completions {
  const waiting = new Map<
    string,
    { promise: Promise<Outcome<unknown>>; resolve: (outcome: Outcome<unknown>) => void }
  >();
  return {
    wait(id) {
      const known = waiting.get(id);
      if (known !== undefined) return known.promise;
      const { promise, resolve } = Promise.withResolvers<Outcome<unknown>>();
      waiting.set(id, { promise, resolve });
      return promise;
    },
    settle(id, outcome) {
      waiting.get(id)?.resolve(outcome);
      waiting.delete(id);
    },
    has: id => waiting.has(id),
    pending: () => [...waiting.keys()],
    stop() {
      for (const { resolve } of waiting.values()) resolve({ status: 'running' });
      waiting.clear();
    },
  };
}
