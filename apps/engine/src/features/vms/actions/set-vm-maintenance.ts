// Global maintenance of a hosted engine, which clients ask of the VM that the engine runs in. Overt's engine runs on its hosts
// or beside them, never in one of its VMs, so that every VM is refused.
import { refuse } from '@overt/kernel/refusal';
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { aboutVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface SetVmMaintenanceInput extends OnVm {
  readonly vmName: string;
}

export const setVmMaintenance = action({
  name: 'SetVmMaintenance',
  input: typed<SetVmMaintenanceInput>(),
  permit: onVm('edit_admin_vm_properties'),
  locks: lockVm,
  async validate({ vmId }, tx): Promise<undefined> {
    refuse('VM_NOT_HOSTED_ENGINE', { vm: (await tx.vms.require(vmId)).name });
  },
  events: { succeeded: null, failed: null },
  about: aboutVm,
  describe: i => `Setting the maintenance of VM ${i.vmName}`,
}).result(() => ({}));
