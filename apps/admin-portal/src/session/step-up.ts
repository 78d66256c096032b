// The engine wants a second factor again before something goes on. Whatever waits for that waits for one dialog.
let waiting: { promise: Promise<boolean>; end(shown: boolean): void } | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export const stepUpDialog = {
  isOpen: (): boolean => waiting !== undefined,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** True when a second factor was shown. */
  ask(): Promise<boolean> {
    if (waiting === undefined) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      waiting = { promise, end: resolve };
      tell();
    }
    return waiting.promise;
  },
  end(shown: boolean): void {
    waiting?.end(shown);
    waiting = undefined;
    tell();
  },
};
