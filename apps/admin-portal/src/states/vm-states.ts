// What a VM's state looks like and what it allows. The table is oVirt's: an action that is absent from a state's list is
// refused by the engine in that state, and the portal says so before it is tried.
import type { VmStatus } from '@overt/api-types/types.gen';
import type { StateFace } from '@overt/ui-kit/state-label.tsx';

export const vmFaces: Record<VmStatus, StateFace> = {
  up: { tone: 'success', icon: 'play' },
  down: { tone: 'off', icon: 'stop' },
  powering_up: { tone: 'info', icon: 'busy', busy: true },
  wait_for_launch: { tone: 'info', icon: 'busy', busy: true },
  powering_down: { tone: 'info', icon: 'busy', busy: true },
  reboot_in_progress: { tone: 'info', icon: 'busy', busy: true },
  saving_state: { tone: 'info', icon: 'busy', busy: true },
  restoring_state: { tone: 'info', icon: 'busy', busy: true },
  migrating: { tone: 'info', icon: 'busy', busy: true },
  suspended: { tone: 'off', icon: 'sleep' },
  paused: { tone: 'warning', icon: 'pause' },
  image_locked: { tone: 'info', icon: 'lock' },
  not_responding: { tone: 'danger', icon: 'error' },
  unknown: { tone: 'warning', icon: 'unknown' },
  unassigned: { tone: 'warning', icon: 'unknown' },
};

export const vmActions = [
  'start',
  'shutdown',
  'reboot',
  'suspend',
  'console',
  'edit',
  'stop',
  'reset',
  'remove',
] as const;
export type VmAction = (typeof vmActions)[number];

const running: readonly VmAction[] = ['shutdown', 'reboot', 'suspend', 'console', 'edit', 'stop', 'reset'];

export const vmAllows: Record<VmStatus, readonly VmAction[]> = {
  up: running,
  down: ['start', 'edit', 'remove'],
  powering_up: ['shutdown', 'reboot', 'console', 'edit', 'stop', 'reset'],
  wait_for_launch: ['stop', 'shutdown', 'edit'],
  powering_down: ['shutdown', 'console', 'edit', 'stop'],
  reboot_in_progress: ['shutdown', 'console', 'edit', 'stop', 'reset'],
  saving_state: ['console', 'edit'],
  restoring_state: ['edit'],
  migrating: ['shutdown', 'console', 'edit', 'stop'],
  suspended: ['start', 'edit', 'shutdown', 'stop'],
  paused: ['start', 'shutdown', 'console', 'edit', 'stop'],
  image_locked: [],
  not_responding: ['edit', 'stop', 'reset'],
  unknown: [],
  unassigned: [],
};

/** Has a process on a host: figures move, consoles may exist. */
export function isRunning(status: VmStatus | undefined): boolean {
  return status !== undefined && !['down', 'suspended', 'image_locked', 'unknown', 'unassigned'].includes(status);
}

export function vmAllowed(action: VmAction, status: VmStatus | undefined): boolean {
  return vmAllows[status ?? 'unknown'].includes(action);
}

/** Runs, or will go on with the memory that was saved: what is not changed now waits for the next start. */
export const isBound = (status: VmStatus | undefined): boolean => status !== 'down' && status !== 'image_locked';

/** A CD can be put into the tray of the running VM. */
export function takesCdNow(status: VmStatus | undefined): boolean {
  return status === 'up' || status === 'paused' || status === 'powering_up' || status === 'reboot_in_progress';
}

/** The engine's names in its search language: `status=poweringup`. */
export const searchStatus = (status: VmStatus): string => status.replaceAll('_', '');
