// One start or end of a VM at a time: calls about the same VM wait for each other, others do not.
export type VmLocks = <T>(vmId: string, work: () => Promise<T>) => Promise<T>;

export function vmLocks(): VmLocks {
  const tails = new Map<string, Promise<unknown>>();
  return async (vmId, work) => {
    const before = tails.get(vmId) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    tails.set(vmId, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(vmId) === tail) tails.delete(vmId);
    }
  };
}
