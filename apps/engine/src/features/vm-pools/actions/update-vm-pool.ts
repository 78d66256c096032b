// Changes a pool, and adds VMs to one that is to be larger. Its VMs are left as they are.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, pollDone, shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { checkNumbers, checkPoolName } from '../vm-pool.ts';
import type { VmPoolChange } from '../vm-pool.repo.ts';
import { checkVms, dropVms, pollVms, type PlannedVms } from './pool-vms.ts';

export interface UpdateVmPoolInput {
  readonly id: string;
  readonly name: string;
  readonly change: VmPoolChange;
  /** How many VMs it had when the request was read. */
  readonly size: number;
  /** What is added to them. */
  readonly more: PlannedVms | null;
}

export const updateVmPool = action({
  name: 'UpdateVmPool',
  input: typed<UpdateVmPoolInput>(),
  permit: i => ({ permit: 'edit_vm_pool_configuration', on: { kind: 'vm_pool', id: i.id } }),
  locks: i => [
    exclusive('vm_pool', i.id),
    ...(i.more === null ? [] : [shared('cluster', i.more.base.clusterId), shared('template', i.more.base.templateId)]),
  ],
  async validate(i, tx) {
    const pool = await tx.vmPools.require(i.id);
    const {
      name,
      prestarted_vms: prestarted,
      max_user_vms: most,
      use_latest_template_version: latest,
      stateful,
    } = pool;
    const { change } = i;
    const before: VmPoolChange = {
      name,
      description: pool.description,
      comment: pool.comment,
      prestarted_vms: prestarted,
      max_user_vms: most,
      use_latest_template_version: latest,
      stateful,
    };
    const { name: renamed = name } = change;
    if (renamed !== name) {
      checkPoolName(renamed);
      if ((await tx.vmPools.idByName(renamed)) !== undefined) refuse('NAME_IN_USE', { what: 'VM pool', name: renamed });
    }
    // Of two who make it larger at once, the second has counted what the first had not added yet.
    if (i.more !== null && pool.size !== i.size) refuse('VM_POOL_SIZE_CHANGED', { pool: name, size: pool.size });
    const numbers = { prestartedVms: change.prestarted_vms ?? prestarted, maxUserVms: change.max_user_vms ?? most };
    checkNumbers({ size: pool.size + (i.more?.vms.length ?? 0), ...numbers });
    if (i.more !== null) await checkVms(tx, i.more);
    return { name, before };
  },
  events: { succeeded: 'USER_UPDATE_VM_POOL_WITH_VMS', failed: 'USER_UPDATE_VM_POOL_WITH_VMS_FAILED' },
  about: i => [{ kind: 'vm_pool', id: i.id }],
  eventParams: (_i, { name }) => ({ pool: name }),
  describe: i => `Changing VM pool ${i.name}`,
})
  .step('record', {
    async tx(tx, { input: i }) {
      await tx.vmPools.update(i.id, i.change);
      if (i.more !== null) await tx.vmPools.ask(i.id, i.size + i.more.vms.length);
      return null;
    },
    async undoTx(tx, c) {
      await tx.vmPools.update(c.input.id, c.prepared.before);
      await tx.vmPools.ask(c.input.id, null);
    },
  })
  .step('vms', {
    start: async () => null,
    poll: async c => (c.input.more === null ? pollDone(null) : await pollVms(c, c.input.id, c.input.more)),
    pollMs: 1000,
    async undo(c) {
      if (c.input.more !== null) await dropVms(c, c.input.more);
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input: i }) => {
      if (i.more !== null) await tx.vmPools.ask(i.id, null);
    },
  );
