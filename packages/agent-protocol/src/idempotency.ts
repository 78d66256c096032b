// What a host must remember so that a call can be repeated: the highest fence seen of each scope, and the first result of
// each journaled call. The memory forms serve the simulator and tests; the agent keeps both in files.
import { refuse } from '@overt/kernel/refusal';
import type { Fence } from './verb-table.ts';

export interface FenceStore {
  /** Highest value ever accepted in the scope; 0 at first. */
  highest(scope: string): number;
  /** Resolves when the fence would survive a power cut. Never lowers. */
  raise(fence: Fence): Promise<void>;
}

export interface JournalEntry {
  readonly verb: string;
  readonly result: unknown;
}

export interface Journal {
  find(key: string): JournalEntry | undefined;
  /** Resolves when the entry would survive a power cut. */
  record(key: string, entry: JournalEntry): Promise<void>;
}

/** Lets a fence that is not older than its scope's newest pass, and makes it the newest before anything is done under it. */
export async function admitFence(store: FenceStore, fence: Fence): Promise<void> {
  const { scope, value: given } = fence;
  const check = () => {
    const seen = store.highest(scope);
    if (given < seen) refuse('FENCE_TOO_LOW', { seen, given, scope });
    return seen;
  };
  if (check() === given) return;
  await store.raise(fence);
  // A newer one may have come in while this one was being written.
  check();
}

/** `vm:0f3a... 17` as in the header; undefined when it is not of that form. */
export function parseFence(text: string): Fence | undefined {
  const match = /^([a-z_]{1,30}(?::[0-9A-Za-z-]{1,64})?) (\d{1,15})$/.exec(text);
  return match?.[1] === undefined ? undefined : { scope: match[1], value: Number(match[2]) };
}

export const formatFence = (fence: Fence): string => `${fence.scope} ${fence.value}`;

export function memoryFenceStore(): FenceStore {
  const highest = new Map<string, number>();
  return {
    highest: scope => highest.get(scope) ?? 0,
    raise: async ({ scope, value }) => void highest.set(scope, Math.max(value, highest.get(scope) ?? 0)),
  };
}

/** Keeps the newest `limit` entries. */
export function memoryJournal(limit = 10_000): Journal {
  const entries = new Map<string, JournalEntry>();
  return {
    find: key => entries.get(key),
    record: async (key, entry) => {
      entries.set(key, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
    },
  };
}
