// Who waits for the same thing waits here, first come first served, before taking a connection: a lock in the database that
// many wait for would hold as many connections, and with them everything else.
export interface Turns {
  /** Runs `work` when everybody who came earlier under this name is done, however that ended. */
  take<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async take(name, work) {
      const before = last.get(name);
      const done = Promise.withResolvers<void>();
      last.set(name, done.promise);
      await before;
      try {
        return await work();
      } finally {
        done.resolve();
        if (last.get(name) === done.promise) last.delete(name);
      }
    },
  };
}
