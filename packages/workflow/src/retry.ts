// Whether a failed step is tried again, and when. Pure.
import { Refusal } from '@overt/kernel/refusal';
import type { RetryPolicy } from './action.ts';
import { backoff } from './next-move.ts';

const DEFAULT: RetryPolicy = { attempts: 5, delayMs: 1000 };

/** Milliseconds until the next attempt, undefined when the step failed for good. `attempt` counts from 1. */
export function retryDelay(
  error: unknown,
  policy: RetryPolicy | undefined,
  attempt: number,
  isRetryable: ((refusal: Refusal) => boolean) | undefined,
): number | undefined {
  if (!Refusal.is(error)) return undefined;
  const { on, attempts, delayMs } = policy ?? DEFAULT;
  const retryable = on === undefined ? isRetryable?.(error) === true : on.includes(error.code);
  return retryable && attempt < attempts ? backoff(attempt, delayMs, 30_000) : undefined;
}
