// Faces of the states of everything that is not a VM, and what a host's state allows.
import type { HostStatus } from '@overt/api-types/types.gen';
import type { StateFace } from '@overt/ui-kit/state-label.tsx';

const ok: StateFace = { tone: 'success', icon: 'ok' };
const busy: StateFace = { tone: 'info', icon: 'busy', busy: true };
const bad: StateFace = { tone: 'danger', icon: 'error' };
const warn: StateFace = { tone: 'warning', icon: 'warning' };
const off: StateFace = { tone: 'off', icon: 'off' };
const unknown: StateFace = { tone: 'warning', icon: 'unknown' };

export const hostFaces: Record<HostStatus, StateFace> = {
  up: ok,
  maintenance: { tone: 'info', icon: 'wrench' },
  preparing_for_maintenance: { ...busy, tone: 'info' },
  down: off,
  error: bad,
  install_failed: bad,
  non_operational: bad,
  non_responsive: bad,
  initializing: busy,
  installing: busy,
  installing_os: busy,
  connecting: { ...busy, tone: 'warning' },
  reboot: busy,
  kdumping: warn,
  pending_approval: warn,
  unassigned: unknown,
};

export type HostAction = 'activate' | 'deactivate' | 'approve';

const activates: readonly HostStatus[] = [
  'maintenance',
  'non_operational',
  'error',
  'install_failed',
  'preparing_for_maintenance',
];
const deactivates: readonly HostStatus[] = [
  'up',
  'down',
  'non_operational',
  'non_responsive',
  'error',
  'install_failed',
];

export function hostAllowed(action: HostAction, status: HostStatus | undefined): boolean {
  if (status === undefined) return false;
  if (action === 'approve') return status === 'pending_approval';
  return (action === 'activate' ? activates : deactivates).includes(status);
}

/** States of which a person should know: the dashboard starts with these. */
export const hostNeedsPerson: readonly HostStatus[] = [
  'non_responsive',
  'non_operational',
  'error',
  'install_failed',
  'down',
  'pending_approval',
  'kdumping',
];

const faces: Record<string, StateFace> = {
  // storage domains
  active: ok,
  inactive: bad,
  maintenance: { tone: 'info', icon: 'wrench' },
  preparing_for_maintenance: busy,
  detaching: busy,
  activating: busy,
  unattached: off,
  mixed: warn,
  // disks
  ok,
  locked: { tone: 'info', icon: 'lock' },
  illegal: bad,
  // networks
  operational: ok,
  non_operational: bad,
  // jobs and steps
  finished: ok,
  failed: bad,
  aborted: warn,
  started: busy,
  // severities
  normal: { tone: 'off', icon: 'info' },
  warning: warn,
  error: bad,
  alert: { tone: 'danger', icon: 'bell' },
};

export function faceOf(state: string | undefined): StateFace {
  return (state === undefined ? undefined : faces[state]) ?? unknown;
}
