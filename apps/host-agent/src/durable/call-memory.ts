// What the agent remembers of calls over its own restart: the highest fence of each scope and the first result of each
// journaled call. Bounded: results by age and number, scopes by number, least recently raised first.
import { join } from 'node:path';
import type { FenceStore, Journal, JournalEntry } from '@overt/agent-protocol/idempotency';
import type { Clock, Log } from '@overt/kernel/ports';
import { z } from 'zod';
import { openAppendLog } from './append-log.ts';

const MAX_RESULTS = 10_000;
const MAX_SCOPES = 50_000;
const RESULT_AGE_MS = 7 * 86_400_000;

const record = z.union([
  z.strictObject({ scope: z.string(), fence: z.int() }),
  z.strictObject({ key: z.string(), verb: z.string(), result: z.unknown(), at: z.number() }),
]);

export interface CallMemory {
  readonly fenceStore: FenceStore;
  readonly journal: Journal;
  close(): Promise<void>;
}

export async function openCallMemory(directory: string, ports: { clock: Clock; log: Log }): Promise<CallMemory> {
  const fences = new Map<string, number>();
  const results = new Map<string, JournalEntry & { at: number }>();

  const keepFence = (scope: string, fence: number) => {
    const highest = Math.max(fence, fences.get(scope) ?? 0);
    fences.delete(scope);
    fences.set(scope, highest);
    dropOldest(fences, MAX_SCOPES);
  };
  const keepResult = (key: string, entry: JournalEntry & { at: number }) => {
    results.set(key, entry);
    dropOldest(results, MAX_RESULTS);
  };
  const file = await openAppendLog({
    path: join(directory, 'calls.log'),
    log: ports.log,
    replay(raw) {
      const read = record.parse(raw);
      if ('scope' in read) keepFence(read.scope, read.fence);
      else keepResult(read.key, { verb: read.verb, result: read.result, at: read.at });
    },
    *live() {
      for (const [scope, fence] of fences) yield { scope, fence };
      const oldest = ports.clock.now() - RESULT_AGE_MS;
      for (const [key, { verb, result, at }] of results) {
        if (at >= oldest) yield { key, verb, result, at };
        else results.delete(key);
      }
    },
  });
  return {
    fenceStore: {
      highest: scope => fences.get(scope) ?? 0,
      raise: ({ scope, value }) => file.append({ scope, fence: value }),
    },
    journal: {
      find: key => results.get(key),
      record: (key, { verb, result }) => file.append({ key, verb, result, at: ports.clock.now() }),
    },
    close: () => file.close(),
  };
}

function dropOldest(map: Map<string, unknown>, limit: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}
