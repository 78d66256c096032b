// What pools keep true by themselves: as many VMs wait running as the pool says, and a VM of an automatic pool is free again
// when it is down.
import { Refusal } from '@overt/kernel/refusal';
import { reconciler, type ReconcileContext } from '@overt/workflow/reconciler';
import type { Ports } from '../../ports.ts';
import { disksOfRun, runVm, type RunVmInput } from '../vms/public.ts';
import { returnVm } from './actions/return-vm.ts';
import { toStart } from './vm-pool.ts';
import type { PoolVm, VmPoolRow } from './vm-pool.repo.ts';

/**
 * A start as users of the pool get it: of a pool that is not stateful without a memory, unlike one that an administrator
 * starts to change what is on its disks. Refuses NOT_FOUND.
 */
export async function runInPool(ports: Ports, pool: Pick<VmPoolRow, 'stateful'>, vmId: string): Promise<RunVmInput> {
  const view = await ports.repos.vms.require(vmId);
  const diskIds = await disksOfRun(ports.repos, view, null);
  const plain = { vmId, vmName: view.name, diskIds, once: null, initialization: null, useCloudInit: true };
  return pool.stateful ? plain : { ...plain, stateless: true };
}

export async function tendPool(ports: Ports, pool: VmPoolRow, context: Pick<ReconcileContext, 'log' | 'signal'>) {
  const tried = async ({ id: vmId }: PoolVm, work: () => Promise<unknown>) => {
    context.signal.throwIfAborted();
    await work().catch((error: unknown) => {
      // Somebody else works with it, or no host has room: the next round looks again.
      if (!Refusal.is(error)) throw error;
      context.log.warn({ vmId, pool: pool.name, code: error.code }, 'a VM of a pool could not be tended');
    });
  };
  const vms = await ports.repos.vmPools.vms(pool.id);
  const returned = vms.filter(vm => pool.type === 'automatic' && vm.taken && !vm.busy && vm.status === 'down');
  for (const vm of returned)
    await tried(vm, () => ports.runAsSystem(returnVm, { vmId: vm.id, vmName: vm.name, poolId: pool.id }));
  const waiting = toStart(await ports.repos.vmPools.vms(pool.id), pool.prestarted_vms);
  for (const vm of waiting) await tried(vm, async () => ports.runAsSystem(runVm, await runInPool(ports, pool, vm.id)));
}

export const vmPoolReconciler = reconciler<Ports>({
  name: 'vm-pools',
  everyMs: 10_000,
  singleton: true,
  async run(ports, context) {
    for (const pool of await ports.repos.vmPools.tended()) await tendPool(ports, pool, context);
  },
});
