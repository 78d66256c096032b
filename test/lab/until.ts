// Waiting in tests: for a condition, never for a time.
import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is neither undefined nor false. Errors count as "not yet"; the last one is told at the deadline. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  milliseconds = 60_000,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  let last = '';
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = '';
    } catch (error) {
      last = error instanceof Error ? `; the last error: ${error.message}` : '';
    }
    await delay(50);
  }
  throw new Error(`not within ${milliseconds / 1000} s: ${what}${last}`);
}
