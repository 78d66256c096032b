import { addVm } from './add-vm.ts';
import { autoPinVm } from './auto-pin-vm.ts';
import { followTemplate } from './follow-template.ts';
import { freezeVm, thawVm } from './freeze-vm.ts';
import { logonVm } from './logon-vm.ts';
import { rebootVm } from './reboot-vm.ts';
import { removeVm } from './remove-vm.ts';
import { reorderMacs } from './reorder-macs.ts';
import { resetVm } from './reset-vm.ts';
import { runVm } from './run-vm.ts';
import { screenshotVm } from './screenshot-vm.ts';
import { setVmMaintenance } from './set-vm-maintenance.ts';
import { shutdownVm } from './shutdown-vm.ts';
import { stopVm } from './stop-vm.ts';
import { suspendVm } from './suspend-vm.ts';
import { updateVm } from './update-vm.ts';

export const vmActions = [
  addVm,
  updateVm,
  removeVm,
  runVm,
  stopVm,
  shutdownVm,
  rebootVm,
  resetVm,
  suspendVm,
  freezeVm,
  thawVm,
  screenshotVm,
  logonVm,
  reorderMacs,
  setVmMaintenance,
  autoPinVm,
  followTemplate,
] as const;
