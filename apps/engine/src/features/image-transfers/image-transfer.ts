// The phases of an image transfer and what may be done in which; pure.
import { refuseUnless } from '@overt/kernel/refusal';

export type TransferPhase =
  | 'initializing'
  | 'transferring'
  | 'resuming'
  | 'paused_system'
  | 'paused_user'
  | 'cancelled_system'
  | 'cancelled_user'
  | 'finalizing_success'
  | 'finalizing_failure'
  | 'finalizing_cleanup'
  | 'finished_success'
  | 'finished_failure'
  | 'finished_cleanup';

export const transferCan = {
  finalize: ['transferring', 'paused_user', 'paused_system'],
  cancel: ['initializing', 'transferring', 'resuming', 'paused_system', 'paused_user'],
  pause: ['transferring', 'resuming'],
  resume: ['paused_system', 'paused_user'],
  extend: ['transferring', 'paused_system', 'paused_user'],
} as const satisfies Record<string, readonly TransferPhase[]>;

export type TransferVerb = keyof typeof transferCan;

export function checkTransferCan(verb: TransferVerb, phase: string): void {
  const phases: readonly string[] = transferCan[verb];
  refuseUnless(phases.includes(phase), 'TRANSFER_PHASE', { verb, phase, phases: phases.join(' or ') });
}

/** Seconds that a host honours a ticket after its last use, above the client's own time-out. */
export const TICKET_SECONDS = 3600;

export type TimeoutOutcome = 'pause' | 'cancel';

/** oVirt's policies: legacy pauses an upload, which can be resumed, and cancels a download. */
export function onTimeout(policy: string, direction: string): TimeoutOutcome {
  if (policy === 'legacy') return direction === 'upload' ? 'pause' : 'cancel';
  return policy === 'pause' ? 'pause' : 'cancel';
}
