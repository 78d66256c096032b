// What a pool of VMs may be, and what its VMs are called; pure.
import { refuseUnless } from '@overt/kernel/refusal';

export const POOL_TYPES = ['automatic', 'manual'] as const;
export type VmPoolType = (typeof POOL_TYPES)[number];

/** A pool of more is a typing error: its VMs are made one after the other. */
export const MAX_POOL_SIZE = 1000;
const MAX_NAME = 255;

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*(\?+[\p{L}\p{N}_.-]*)?$/u;

/** Refuses VM_POOL_NAME_INVALID: letters and digits with at most one run of question marks, not at the beginning. */
export function checkPoolName(name: string): void {
  refuseUnless(NAME.test(name) && name.length <= MAX_NAME, 'VM_POOL_NAME_INVALID', { name: name.slice(0, 80) });
}

/**
 * Names for `count` more VMs, the lowest numbers that nobody has: `desk-??` gives desk-01, desk-02; without a mask the
 * number stands behind a dash. Refuses VM_POOL_MASK_TOO_SHORT when the mask has not that many digits.
 */
export function namesFor(pool: string, count: number, taken: ReadonlySet<string>): readonly string[] {
  const mask = /\?+/.exec(pool)?.[0];
  const nameOf = (number: number): string =>
    mask === undefined ? `${pool}-${number}` : pool.replace(mask, String(number).padStart(mask.length, '0'));
  const last = mask === undefined ? Number.POSITIVE_INFINITY : 10 ** mask.length - 1;
  const names: string[] = [];
  for (let number = 1; names.length < count; number++) {
    refuseUnless(number <= last, 'VM_POOL_MASK_TOO_SHORT', { pool, count: last });
    if (!taken.has(nameOf(number))) names.push(nameOf(number));
  }
  return names;
}

export interface VmPoolNumbers {
  readonly size?: number;
  readonly prestartedVms?: number;
  readonly maxUserVms?: number;
}

const whole = (value: number | undefined, least: number): boolean =>
  value === undefined || (Number.isSafeInteger(value) && value >= least && value <= MAX_POOL_SIZE);

/** `size`: how many VMs the pool will have. Refuses INVALID_VALUE and VM_POOL_PRESTARTS_TOO_MANY. */
export function checkNumbers({ size, prestartedVms, maxUserVms }: VmPoolNumbers): void {
  const rules = [
    ['size', size, 0],
    ['prestarted_vms', prestartedVms, 0],
    ['max_user_vms', maxUserVms, 1],
  ] as const;
  for (const [member, value, least] of rules) {
    const rule = `a whole number from ${least} to ${MAX_POOL_SIZE}`;
    refuseUnless(whole(value, least), 'INVALID_VALUE', { path: `vm_pool.${member}`, rule });
  }
  const [prestarted = 0, all = prestarted] = [prestartedVms, size];
  refuseUnless(prestarted <= all, 'VM_POOL_PRESTARTS_TOO_MANY', { prestarted, size: all });
}

interface WaitingVm {
  readonly status: string;
  readonly taken: boolean;
  readonly busy: boolean;
}

/** Those to start now, so that `wanted` free VMs run; at most five in one round. */
export function toStart<Vm extends WaitingVm>(vms: readonly Vm[], wanted: number): readonly Vm[] {
  const free = vms.filter(vm => !vm.taken);
  // One that is busy while down is being started, or soon free: both are counted next time.
  const running = free.filter(vm => vm.status !== 'down' && vm.status !== 'image_locked').length;
  const missing = Math.min(5, Math.max(0, wanted - running));
  return free.filter(vm => vm.status === 'down' && !vm.busy).slice(0, missing);
}

/** The best to give away: one that runs already, else one that is down. */
export function toGive<Vm extends WaitingVm>(vms: readonly Vm[]): Vm | undefined {
  const free = vms.filter(vm => !vm.taken && !vm.busy);
  return (
    free.find(vm => ['up', 'powering_up', 'wait_for_launch'].includes(vm.status)) ??
    free.find(vm => vm.status === 'down')
  );
}
