// oVirt hands the password of who is signed in to an agent inside the guest, which opens a desktop session with it. Overt
// keeps no password once a sign-in is over, and a sign-in through another provider never had one: there is nothing to hand
// over, so that every logon is refused, in the order in which oVirt would find out.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { aboutVm, loadVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface LogonVmInput extends OnVm {
  readonly vmName: string;
}

export const logonVm = action({
  name: 'LogonVm',
  input: typed<LogonVmInput>(),
  permit: onVm('connect_to_vm'),
  locks: lockVm,
  async validate({ vmId }, tx): Promise<undefined> {
    const { view } = await loadVm(tx, vmId, 'logon', 'sign its user in');
    refuseUnless(view.guest !== null, 'VM_LOGON_NO_AGENT', { vm: view.name });
    refuse('VM_LOGON_NO_PASSWORD', { vm: view.name });
  },
  events: { succeeded: null, failed: null },
  about: aboutVm,
  describe: i => `Signing in to the desktop of VM ${i.vmName}`,
}).result(() => ({}));
