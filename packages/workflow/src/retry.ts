// Whether a failed step is tried again, and when. Pure.
import { Refusal } from '@overt/kernel/refusal';
import type { RetryPolicy } from './action.ts';
import { backoff } from './next-move.ts';
import type { IsRetryable } from './options.ts';

const DEFAULT: RetryPolicy = { attempts: 5, delayMs: 1000 };

/** Milliseconds until the next attempt, undefined when the step failed for good. `attempt` counts from 1. */
export function retryDelay(
  error: unknown,
  policy: RetryPolicy | undefined,
  attempt: number,
  isRetryable: IsRetryable | undefined,
): number | undefined {
  if (!Refusal.is(error)) return undefined;
  const { on, attempts, delayMs } = policy ?? DEFAULT;
  const retryable = on?.includes(error.code) === true || isRetryable?.(error, attempt) === true;
  return retryable && attempt < attempts ? backoff(attempt, delayMs, 30_000) : undefined;
}
