// A VM leaves its pool for good, or comes back to it from who had taken it.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, shared, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { refuseUnlessDown } from '../../vms/public.ts';

export interface VmOfPool {
  readonly vmId: string;
  readonly vmName: string;
  readonly poolId: string;
}

const about = (i: VmOfPool) => [
  { kind: 'vm', id: i.vmId },
  { kind: 'vm_pool', id: i.poolId },
];
const permit = (i: VmOfPool) => ({ permit: 'edit_vm_pool_configuration', on: { kind: 'vm_pool', id: i.poolId } });
const locks = (i: VmOfPool) => [exclusive('vm', i.vmId), shared('vm_pool', i.poolId)];

async function load(tx: Tx, { vmId, poolId }: VmOfPool, words: string) {
  const vm = await tx.vms.require(vmId);
  refuseUnless(vm.vm_pool_id === poolId, 'VM_NOT_OF_POOL', { vm: vm.name });
  refuseUnlessDown(vm, words);
  return { vm: vm.name, pool: (await tx.vmPools.require(poolId)).name };
}

export const detachVm = action({
  name: 'DetachVmFromPool',
  input: typed<VmOfPool>(),
  permit,
  locks,
  validate: (i, tx) => load(tx, i, 'be detached from its pool'),
  events: { succeeded: 'USER_REMOVE_VM_FROM_POOL', failed: 'USER_REMOVE_VM_FROM_POOL_FAILED' },
  about,
  eventParams: (_i, prepared) => prepared,
  describe: i => `Detaching VM ${i.vmName} from its pool`,
}).result(
  () => ({}),
  (tx, { input }) => tx.vmPools.release(input.vmId, input.poolId),
);

export const returnVm = action({
  name: 'ReturnVmToPool',
  input: typed<VmOfPool>(),
  permit,
  locks,
  async validate(i, tx) {
    const names = await load(tx, i, 'be returned to its pool');
    const taken = (await tx.vmPools.vms(i.poolId)).some(vm => vm.id === i.vmId && vm.taken);
    if (!taken) refuse('VM_POOL_NOT_TAKEN', names);
    return names;
  },
  events: { succeeded: 'USER_DETACH_USER_FROM_POOL', failed: 'USER_DETACH_USER_FROM_POOL_FAILED' },
  about,
  eventParams: (_i, prepared) => prepared,
  describe: i => `Taking VM ${i.vmName} back into its pool`,
}).result(
  () => ({}),
  (tx, { input }) => tx.vmPools.takeBack(input.vmId),
);
