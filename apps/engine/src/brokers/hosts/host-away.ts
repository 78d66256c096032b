// Which refusals of a host mean "not now": its agent starts anew, its network or its libvirt is away for a moment. Every
// order carries a fence and an idempotency key, so that repeating it is safe, also where the first one was carried out and
// only its answer was lost.
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import type { IsRetryable } from '@overt/workflow/options';

const AWAY: readonly ErrorCode[] = [
  'AGENT_UNREACHABLE',
  'AGENT_LIBVIRT_DOWN',
  'LIBVIRT_UNREACHABLE',
  'LIBVIRT_CONNECTION_LOST',
];

/**
 * For how long is up to the step's policy. A host that answers but does not finish is asked once more only: each time
 * costs the verb's whole deadline, which is minutes for some.
 */
export const isHostAway: IsRetryable = (refusal, attempt) =>
  AWAY.includes(refusal.code) || (refusal.code === 'AGENT_TIMEOUT' && attempt < 2);
