// Removes a pool with its VMs: those that run are stopped first. VMs that could not be removed stay, and so does the pool.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { pollRemovedVms, pollStops } from './pool-vms.ts';

export const removeVmPool = action({
  name: 'RemoveVmPool',
  input: typed<{ readonly id: string; readonly name: string }>(),
  permit: i => ({ permit: 'delete_vm_pool', on: { kind: 'vm_pool', id: i.id } }),
  locks: i => [exclusive('vm_pool', i.id)],
  async validate({ id }, tx) {
    const { name, size } = await tx.vmPools.require(id);
    const vms = await tx.vms.byIds((await tx.vmPools.vms(id)).map(vm => vm.id));
    const kept = vms.find(vm => vm.delete_protected);
    if (kept !== undefined) refuse('VM_DELETE_PROTECTED', { vm: kept.name });
    return { name, size };
  },
  events: {
    started: 'USER_REMOVE_VM_POOL_INITIATED',
    succeeded: 'USER_REMOVE_VM_POOL',
    failed: 'USER_REMOVE_VM_POOL_FAILED',
  },
  about: i => [{ kind: 'vm_pool', id: i.id }],
  eventParams: (_i, { name }) => ({ pool: name }),
  describe: i => `Removing VM pool ${i.name}`,
})
  .step('stop', {
    start: async () => null,
    poll: c => pollStops(c, c.input.id),
    pollMs: 1000,
    // Power that is off stays off.
  })
  .step('vms', {
    start: async () => null,
    poll: c => pollRemovedVms(c, c.input.id, c.prepared.size),
    pollMs: 1000,
    // A VM that is gone does not come back.
  })
  .result(
    () => ({}),
    (tx, c) => tx.vmPools.delete(c.input.id),
  );
