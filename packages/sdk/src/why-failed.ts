// What the engine told of a change that came to nothing, for the sentence of an error.
import type { SystemService } from './services/tree.gen.ts';

const FAILED = new Set(['error', 'alert']);

/** The newest event of the correlation id that tells of a failure; undefined where none does or events cannot be read. */
export async function whyFailed(api: SystemService, correlationId: string): Promise<string | undefined> {
  const search = `correlation_id=${correlationId} sortby time desc`;
  const events = await api
    .events()
    .list({ search, max: 20 })
    .catch(() => []);
  return events.find(({ severity }) => FAILED.has(severity ?? ''))?.description;
}
