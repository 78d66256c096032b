// Stops and resumes the writes of a guest, through its agent: for a backup of consistent disks. Both may be repeated.
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { VM_RETRY, aboutVm, hostOf, loadVm, lockVm, onVm, vmCall, vmUndoCall, type OnVm } from './vm-action.ts';

export interface FreezeVmInput extends OnVm {
  readonly vmName: string;
}

export const freezeVm = action({
  name: 'FreezeVm',
  input: typed<FreezeVmInput>(),
  permit: onVm('manipulate_vm_snapshots'),
  locks: lockVm,
  validate: async (i, tx) => (await loadVm(tx, i.vmId, 'freeze', 'freeze its file systems')).prepared,
  events: { started: 'FREEZE_VM_INITIATED', succeeded: 'FREEZE_VM_SUCCESS', failed: 'USER_FAILED_TO_FREEZE_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Freezing the file systems of VM ${i.vmName}`,
})
  .step('freeze', {
    retry: VM_RETRY,
    async do(c) {
      await c.ports.hosts.call(hostOf(c.prepared), 'VM.freeze', { vmId: c.input.vmId }, vmCall(c));
      return null;
    },
    // Whether the order came through is not known: a guest that stays frozen is worse than one that never was.
    async undo(c) {
      await c.ports.hosts.call(hostOf(c.prepared), 'VM.thaw', { vmId: c.input.vmId }, vmUndoCall(c));
    },
  })
  .result(() => ({}));

export const thawVm = action({
  name: 'ThawVm',
  input: typed<FreezeVmInput>(),
  permit: onVm('manipulate_vm_snapshots'),
  locks: lockVm,
  validate: async (i, tx) => (await loadVm(tx, i.vmId, 'thaw', 'thaw its file systems')).prepared,
  events: { succeeded: 'THAW_VM_SUCCESS', failed: 'USER_FAILED_TO_THAW_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Thawing the file systems of VM ${i.vmName}`,
})
  .step('thaw', {
    retry: VM_RETRY,
    async do(c) {
      await c.ports.hosts.call(hostOf(c.prepared), 'VM.thaw', { vmId: c.input.vmId }, vmCall(c));
      return null;
    },
    // Writes that went on cannot be called back.
  })
  .result(() => ({}));
