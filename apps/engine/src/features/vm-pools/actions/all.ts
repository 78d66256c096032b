import { addVmPool } from './add-vm-pool.ts';
import { allocateVm } from './allocate-vm.ts';
import { removeVmPool } from './remove-vm-pool.ts';
import { detachVm, returnVm } from './return-vm.ts';
import { updateVmPool } from './update-vm-pool.ts';

export const vmPoolActions = [addVmPool, updateVmPool, removeVmPool, allocateVm, detachVm, returnVm] as const;
