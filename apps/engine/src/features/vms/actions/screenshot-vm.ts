// Lets someone see the screen of a VM. The picture itself is taken for the answer and is kept nowhere.
import { typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { aboutVm, hostOf, loadVm, lockVm, onVm, type OnVm } from './vm-action.ts';

export interface ScreenshotVmInput extends OnVm {
  readonly vmName: string;
}

export const screenshotVm = action({
  name: 'ScreenshotVm',
  input: typed<ScreenshotVmInput>(),
  permit: onVm('connect_to_vm'),
  locks: lockVm,
  validate: async (i, tx) => (await loadVm(tx, i.vmId, 'screenshot', 'show its screen')).prepared,
  events: { succeeded: 'SCREENSHOT_VM_SUCCESS', failed: 'USER_FAILED_TO_SCREENSHOT_VM' },
  about: aboutVm,
  eventParams: (_input, { vm }) => ({ vm }),
  describe: i => `Taking a picture of the screen of VM ${i.vmName}`,
}).result((_state, _input, prepared) => ({ hostId: hostOf(prepared) as string }));
