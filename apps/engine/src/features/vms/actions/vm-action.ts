// What most actions on one VM have in common: its lock, its fence on the host, the parameters of its events.
import { exclusive, type EntityRef, type RetryPolicy } from '@overt/workflow/action';
import type { HostId } from '@overt/kernel/ids';
import { Bug } from '@overt/kernel/refusal';
import type { HostCallContext } from '../../../brokers/hosts/host-broker.ts';
import type { Tx } from '../../../ports.ts';
import { refuseUnlessCan, statusOf, type VmAction, type VmStatus } from '../vm.ts';
import type { VmView } from '../vm.repo.ts';

export interface OnVm {
  readonly vmId: string;
}

export const onVm = (permit: string) => (i: OnVm) => ({ permit, on: { kind: 'vm', id: i.vmId } });
export const lockVm = (i: OnVm) => [exclusive('vm', i.vmId)];
export const aboutVm = (i: OnVm): readonly EntityRef[] => [{ kind: 'vm', id: i.vmId }];

/** What `validate` hands to the steps of an action on a VM. */
export interface PreparedVm {
  readonly vm: string;
  readonly status: VmStatus;
  /** Where it runs; null when it does not. */
  readonly hostId: string | null;
}

export interface Loaded {
  readonly view: VmView;
  readonly prepared: PreparedVm;
}

/** Refuses NOT_FOUND and whatever the state table forbids. */
export async function loadVm(tx: Tx, vmId: string, vmAction: VmAction, words: string): Promise<Loaded> {
  const view = await tx.vms.require(vmId);
  const status = statusOf(view);
  refuseUnlessCan({ name: view.name, status, hostName: view.host_name }, vmAction, words);
  return { view, prepared: { vm: view.name, status, hostId: view.host_id } };
}

/** What an order on a host needs of a step. */
export interface StepLike {
  readonly input: OnVm;
  readonly fence: number;
  readonly key: string;
  readonly correlationId: string;
  readonly signal: AbortSignal;
}

/**
 * The number under which a step orders something about a VM, also what `vm_runtime.fence` holds. An undo orders under the
 * next higher one: what its step has sent and the host has not begun yet comes too late then, however long it was on the way.
 */
export const orderFence = (c: { readonly fence: number }): number => c.fence * 2;
export const undoFence = (c: { readonly fence: number }): number => orderFence(c) + 1;

/** `suffix` where a step calls the host more than once. */
export const vmCall = (c: StepLike, suffix = ''): HostCallContext => callContext(c, orderFence(c), suffix);

/** For the undo of a step; the same `suffix` as its call. */
export const vmUndoCall = (c: StepLike, suffix = ''): HostCallContext => callContext(c, undoFence(c), `/undo${suffix}`);

const callContext = (c: StepLike, value: number, suffix: string): HostCallContext => ({
  fence: { scope: `vm:${c.input.vmId}`, value },
  key: `${c.key}${suffix}`,
  correlationId: c.correlationId,
  signal: c.signal,
});

/** A host whose agent starts anew is asked again for half a minute. */
export const VM_RETRY: RetryPolicy = { attempts: 6, delayMs: 1000 };

/** The host of a VM that was running when the action was validated. */
export function hostOf(prepared: PreparedVm): HostId {
  if (prepared.hostId === null) throw new Bug(`VM ${prepared.vm} is ${prepared.status} without a host`);
  return prepared.hostId as HostId;
}
