// Makes a pool with its VMs, which are made as its children. When one of them cannot be made, all of them and the pool go again.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { checkNumbers, checkPoolName } from '../vm-pool.ts';
import type { NewVmPool } from '../vm-pool.repo.ts';
import { checkVms, dropVms, pollVms, type PlannedVms } from './pool-vms.ts';

export interface AddVmPoolInput extends PlannedVms {
  readonly pool: NewVmPool;
}

export const addVmPool = action({
  name: 'AddVmPool',
  input: typed<AddVmPoolInput>(),
  permit: ({ pool }) => [
    { permit: 'create_vm_pool', on: { kind: 'cluster', id: pool.cluster_id } },
    { permit: 'create_vm', on: { kind: 'template', id: pool.template_id } },
  ],
  locks: ({ pool }) => [
    exclusive('vm_pool', pool.id),
    shared('cluster', pool.cluster_id),
    shared('template', pool.template_id),
  ],
  async validate(i, tx) {
    const { pool } = i;
    checkPoolName(pool.name);
    checkNumbers({ size: i.vms.length, prestartedVms: pool.prestarted_vms, maxUserVms: pool.max_user_vms });
    if ((await tx.vmPools.idByName(pool.name)) !== undefined)
      refuse('NAME_IN_USE', { what: 'VM pool', name: pool.name });
    await tx.templates.settings(pool.template_id);
    if (i.base.newDisks.length + i.base.attachments.length > 0) refuse('VM_POOL_OWN_DISKS', { pool: pool.name });
    await checkVms(tx, i);
  },
  events: { succeeded: 'USER_ADD_VM_POOL_WITH_VMS', failed: 'USER_ADD_VM_POOL_WITH_VMS_FAILED' },
  about: ({ pool }) => [
    { kind: 'vm_pool', id: pool.id },
    { kind: 'cluster', id: pool.cluster_id },
    { kind: 'template', id: pool.template_id },
  ],
  eventParams: ({ pool }) => ({ pool: pool.name }),
  describe: ({ pool, vms }) => `Adding VM pool ${pool.name} with ${vms.length} VMs`,
})
  .step('record', {
    tx: async (tx, c) => await tx.vmPools.insert(c.input.pool, c.input.vms.length),
    undoTx: (tx, c) => tx.vmPools.delete(c.input.pool.id),
  })
  .step('vms', {
    start: async () => null,
    poll: c => pollVms(c, c.input.pool.id, c.input),
    pollMs: 1000,
    undo: c => dropVms(c, c.input),
  })
  .result(
    (_state, { pool }) => ({ id: pool.id }),
    (tx, { input }) => tx.vmPools.ask(input.pool.id, null),
  );
