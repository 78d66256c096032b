// One thing at a time about one object: calls about the same VM or volume wait for each other, others do not.
export type Turns = <T>(id: string, work: () => Promise<T>) => Promise<T>;

export function turns(): Turns {
  const tails = new Map<string, Promise<unknown>>();
  return async (id, work) => {
    const before = tails.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    tails.set(id, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(id) === tail) tails.delete(id);
    }
  };
}
