// When a step asks the storage's host again: the host is restarting, or has not got its storage back yet. After about half
// a minute the step fails for good.
import type { RetryPolicy } from '@overt/workflow/action';

export const HOST_RETRY: RetryPolicy = {
  on: ['AGENT_NO_SUCH_DOMAIN'],
  attempts: 6,
  delayMs: 1000,
};
