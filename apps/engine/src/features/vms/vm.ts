// What a VM is: its states and what may be asked of it in each. The table below is the only place that says so; actions
// validate by it and the portals disable buttons by it.
import { refuse } from '@overt/kernel/refusal';

export type VmStatus =
  | 'down'
  | 'image_locked'
  | 'migrating'
  | 'not_responding'
  | 'paused'
  | 'powering_down'
  | 'powering_up'
  | 'reboot_in_progress'
  | 'restoring_state'
  | 'saving_state'
  | 'suspended'
  | 'unknown'
  | 'up'
  | 'wait_for_launch';

/** Action -> the statuses in which it is possible. */
export const vmStateTable = {
  start: ['down', 'suspended', 'paused'],
  startOnce: ['down'],
  // a suspended VM loses its saved memory, a running one its power
  stop: [
    'wait_for_launch',
    'powering_up',
    'up',
    'paused',
    'powering_down',
    'reboot_in_progress',
    'migrating',
    'not_responding',
    'suspended',
  ],
  shutdown: ['wait_for_launch', 'powering_up', 'up', 'paused', 'powering_down', 'reboot_in_progress', 'migrating'],
  reboot: ['powering_up', 'up'],
  reset: ['powering_up', 'up', 'reboot_in_progress'],
  suspend: ['up'],
  migrate: ['powering_up', 'up', 'paused', 'reboot_in_progress'],
  remove: ['down'],
  update: [
    'down',
    'suspended',
    'wait_for_launch',
    'powering_up',
    'up',
    'paused',
    'powering_down',
    'reboot_in_progress',
    'migrating',
    'not_responding',
    'unknown',
    'saving_state',
    'restoring_state',
  ],
  changeCluster: ['down'],
  changeDevices: ['down'],
  // NICs and disks, which a running VM takes at once
  plug: ['down', 'up', 'powering_up', 'paused'],
  changeCdNow: ['up', 'paused', 'powering_up', 'reboot_in_progress'],
  // a paused guest would never answer
  freeze: ['up'],
  thaw: ['up'],
  logon: ['up'],
  screenshot: ['powering_up', 'up', 'reboot_in_progress', 'powering_down', 'paused'],
  openConsole: ['powering_up', 'up', 'reboot_in_progress', 'powering_down', 'paused', 'migrating', 'saving_state'],
} as const satisfies Record<string, readonly VmStatus[]>;

export type VmAction = keyof typeof vmStateTable;

export const can = (status: string, action: VmAction): boolean =>
  (vmStateTable[action] as readonly string[]).includes(status);

interface Named {
  readonly name: string;
  readonly status: VmStatus;
  readonly hostName?: string | null | undefined;
}

/** Refuses VM_STATUS_FORBIDS or, where only the host's silence is in the way, VM_HOST_SILENT. */
export function refuseUnlessCan(vm: Named, action: VmAction, words: string): void {
  if (can(vm.status, action)) return;
  if (vm.status === 'unknown') refuse('VM_HOST_SILENT', { vm: vm.name, host: vm.hostName ?? '' });
  refuse('VM_STATUS_FORBIDS', {
    vm: vm.name,
    status: vm.status,
    action: words,
    allowed: vmStateTable[action].join(', '),
  });
}

/** What rests in the inventory and what a host says, as one. */
export const statusOf = (row: { resting_status: string; runtime_status: string | null }): VmStatus =>
  (row.runtime_status ?? row.resting_status) as VmStatus;
