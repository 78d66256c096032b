// What a host is: the API's status follows from what was decided about it (administrative_state) and what the monitor
// sees (host_runtime.status); and what may be asked of it in each status.
import { refuse } from '@overt/kernel/refusal';

export type HostStatus =
  | 'connecting'
  | 'error'
  | 'initializing'
  | 'install_failed'
  | 'installing'
  | 'maintenance'
  | 'non_operational'
  | 'non_responsive'
  | 'pending_approval'
  | 'preparing_for_maintenance'
  | 'unassigned'
  | 'up';

/** Mirrored in SQL by HOST_STATUS of host.repo.ts. */
export function hostStatus(administrativeState: string, seen: string | null): HostStatus {
  if (administrativeState !== 'active') return administrativeState as HostStatus;
  return (seen ?? 'unassigned') as HostStatus;
}

/** Action -> the statuses in which it is possible. */
export const hostStateTable = {
  activate: ['maintenance', 'install_failed', 'error', 'non_operational', 'preparing_for_maintenance'],
  deactivate: [
    'up',
    'non_responsive',
    'non_operational',
    'error',
    'install_failed',
    'connecting',
    'initializing',
    'unassigned',
  ],
  approve: ['pending_approval'],
  remove: ['maintenance', 'install_failed', 'pending_approval'],
  update: [
    'connecting',
    'error',
    'initializing',
    'install_failed',
    'installing',
    'maintenance',
    'non_operational',
    'non_responsive',
    'preparing_for_maintenance',
    'unassigned',
    'up',
  ],
  refresh: ['up', 'maintenance', 'non_operational'],
} as const satisfies Record<string, readonly HostStatus[]>;

export type HostAction = keyof typeof hostStateTable;

/** Refuses HOST_STATUS_FORBIDS. */
export function refuseUnlessHostCan(
  host: { readonly name: string; readonly status: string },
  action: HostAction,
  words: string,
): void {
  const allowed: readonly string[] = hostStateTable[action];
  if (allowed.includes(host.status)) return;
  refuse('HOST_STATUS_FORBIDS', { host: host.name, status: host.status, action: words, allowed: allowed.join(', ') });
}

/** Seconds without a sign of life after which a host counts as non-responsive. */
export const SILENCE_SECONDS = 10;
