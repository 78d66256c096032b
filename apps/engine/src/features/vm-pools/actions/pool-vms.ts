// The VMs of a pool as children of what makes or removes the pool: some at a time, so that a large pool leaves room for others.
import { Refusal, refuse } from '@overt/kernel/refusal';
import { pollAgain, pollDone, type ChildStatus, type PollResult, type StepContext } from '@overt/workflow/action';
import type { Ports, Tx } from '../../../ports.ts';
import { stableId } from '../../statistics/public.ts';
import { addVm, removeVm, stopVm, type AddVmInput } from '../../vms/public.ts';

/** How many of a pool's VMs are worked on at the same time. */
const BATCH = 5;

type Context = Pick<StepContext<Ports, unknown, unknown, unknown>, 'children' | 'log' | 'ports' | 'signal'>;

export interface PlannedVms {
  /** What they have in common; its ids and names are replaced. */
  readonly base: AddVmInput;
  readonly vms: readonly { readonly id: string; readonly name: string }[];
}

/** One VM of the plan. Ids of its parts follow from its own, so that a repetition makes the same. */
export function inputOf(poolId: string, base: AddVmInput, { id, name }: PlannedVms['vms'][number]): AddVmInput {
  const part = (kind: string, index: number) => stableId(`${id}/${kind}/${index}`);
  return {
    ...base,
    id,
    name,
    poolId,
    nics: base.nics.map((nic, index) => ({ ...nic, id: part('nic', index) })),
    copies: (base.copies ?? []).map(({ copy, attachment }, index) => ({
      copy: { ...copy, id: part('disk', index), imageId: part('image', index), alias: `${name}_Disk${index + 1}` },
      attachment: { ...attachment, diskId: part('disk', index) },
    })),
  };
}

const percent = (left: number, all: number): number => Math.floor((100 * (all - left)) / all);

/** Throws the first failure; what the others are doing then is for the undo. */
function refuseFailed<Result>(state: ChildStatus<Result>): void {
  if (state.status === 'failed') throw state.error;
}

export async function pollVms(c: Context, poolId: string, { base, vms }: PlannedVms): Promise<PollResult<null>> {
  const ready = await c.ports.repos.vmPools.ready(vms.map(vm => vm.id));
  const left = vms.filter(vm => !ready.has(vm.id));
  for (const vm of left.slice(0, BATCH)) {
    const child = await c.children.submit(addVm, inputOf(poolId, base, vm), `vm/${vm.id}`);
    refuseFailed(await c.children.status(addVm, child));
  }
  return left.length === 0 ? pollDone(null) : pollAgain(percent(left.length, vms.length));
}

/** How long an undo waits at a time for a VM to be removed. */
const REMOVAL_MS = 20_000;

/** Undoes `pollVms`. A VM that is still being made holds its lock: LOCKED, and the undo is tried again. */
export async function dropVms(c: Context, { vms }: PlannedVms): Promise<void> {
  for (const vm of vms) await dropVm(c, vm);
}

async function dropVm(c: Context, { id: vmId, name: vmName }: PlannedVms['vms'][number]): Promise<void> {
  const { children, log, ports, signal } = c;
  const input = { vmId, vmName, detachOnly: false, byPool: true };
  let child: string;
  try {
    child = await children.submit(removeVm, input, `undo/${vmId}`);
  } catch (error) {
    if (Refusal.is(error, 'NOT_FOUND')) return;
    if (!Refusal.is(error) || error.code === 'LOCKED') throw error;
    // Somebody works with it already: it stays, and so does its pool.
    return log.warn({ vmId, code: error.code }, 'a VM of a pool could not be removed');
  }
  const begun = ports.clock.monotonic();
  for (;;) {
    const state = await children.status(removeVm, child);
    if (state.status === 'succeeded') return;
    if (state.status === 'failed')
      return log.warn({ vmId, code: state.error.code }, 'a VM of a pool could not be removed');
    if (ports.clock.monotonic() - begun > REMOVAL_MS) refuse('LOCKED', { kind: 'VM', id: vmId, holder: 'its removal' });
    await ports.clock.sleep(50, signal);
  }
}

export async function pollStops(c: Context, poolId: string): Promise<PollResult<null>> {
  const running = (await c.ports.repos.vmPools.vms(poolId)).filter(vm => vm.status !== 'down');
  for (const { id: vmId, name: vmName } of running.slice(0, BATCH)) {
    const child = await c.children.submit(stopVm, { vmId, vmName, reason: '' }, `stop/${vmId}`);
    refuseFailed(await c.children.status(stopVm, child));
  }
  return running.length === 0 ? pollDone(null) : pollAgain();
}

export async function pollRemovedVms(c: Context, poolId: string, all: number): Promise<PollResult<null>> {
  const left = await c.ports.repos.vmPools.vms(poolId);
  for (const { id: vmId, name: vmName } of left.slice(0, BATCH)) {
    const input = { vmId, vmName, detachOnly: false, byPool: true };
    const child = await c.children.submit(removeVm, input, `remove/${vmId}`);
    refuseFailed(await c.children.status(removeVm, child));
  }
  return left.length === 0 ? pollDone(null) : pollAgain(percent(left.length, all));
}

/** Refuses names that VMs have got since they were chosen, and a cluster that is gone. */
export async function checkVms(tx: Tx, { base, vms }: PlannedVms): Promise<void> {
  const taken = await tx.vmPools.taken(vms.map(vm => vm.name));
  const [name] = taken;
  if (name !== undefined) refuse('NAME_IN_USE', { what: 'VM', name });
  if ((await tx.vms.cluster({ id: base.clusterId })) === undefined)
    refuse('NOT_FOUND', { what: 'cluster', id: base.clusterId });
}
