// Gives a VM of a pool to who asks, and starts it unless it runs already. Which VM was chosen when the request was read;
// whoever comes second is told so.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, pollAgain, pollDone, shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { USER_ROLE_ID } from '../../roles/public.ts';
import { runVm, type RunVmInput } from '../../vms/public.ts';

export interface AllocateVmInput {
  readonly poolId: string;
  readonly poolName: string;
  readonly userId: string;
  readonly permissionId: string;
  readonly run: RunVmInput;
}

export const allocateVm = action({
  name: 'AllocateVmFromPool',
  input: typed<AllocateVmInput>(),
  permit: i => ({ permit: 'vm_pool_basic_operations', on: { kind: 'vm_pool', id: i.poolId } }),
  locks: i => [
    shared('vm_pool', i.poolId),
    exclusive('vm_pool_user', `${i.poolId}/${i.userId}`),
    exclusive('vm', i.run.vmId),
  ],
  async validate(i, tx) {
    const pool = await tx.vmPools.require(i.poolId);
    const count = await tx.vmPools.takenBy(i.poolId, i.userId);
    refuseUnless(count < pool.max_user_vms, 'VM_POOL_ENOUGH', { pool: pool.name, count });
    const vm = (await tx.vmPools.vms(i.poolId)).find(one => one.id === i.run.vmId);
    if (vm === undefined || vm.taken) refuse('VM_POOL_EMPTY', { pool: pool.name });
    return { pool: pool.name, vm: vm.name, down: vm.status === 'down' };
  },
  events: { succeeded: 'USER_ATTACH_USER_TO_VM_FROM_POOL', failed: 'USER_ATTACH_USER_TO_VM_FROM_POOL_FAILED' },
  about: i => [
    { kind: 'vm_pool', id: i.poolId },
    { kind: 'vm', id: i.run.vmId },
  ],
  eventParams: (_i, { pool, vm }) => ({ pool, vm }),
  describe: i => `Taking a VM from pool ${i.poolName}`,
})
  .step('give', {
    async tx(tx, { input }) {
      const { permissionId: id, userId, run } = input;
      const what = { role_id: USER_ROLE_ID, subject_id: userId, entity: 'vm', entity_id: run.vmId };
      return { id: await tx.permissions.insert({ id, ...what }) };
    },
    undoTx: (tx, { input }) => tx.permissions.delete(input.permissionId),
  })
  .step('start', {
    start: async c => (c.prepared.down ? { child: await c.children.submit(runVm, c.input.run, 'start') } : null),
    async poll(c, started) {
      if (started === null) return pollDone(null);
      const state = await c.children.status(runVm, started.child);
      if (state.status === 'failed') throw state.error;
      return state.status === 'pending' ? pollAgain() : pollDone(null);
    },
    pollMs: 1000,
    // A VM that runs waits for the next who takes one.
  })
  .result((_state, { run }) => ({ id: run.vmId }));
