// What other features use of VMs.
import { refuse } from '@overt/kernel/refusal';
import { can, refuseUnlessCan, statusOf } from './vm.ts';
import type { VmView } from './vm.repo.ts';

export { placementOfStart } from './prepare-run.ts';
export { can, statusOf, vmStateTable, type VmAction, type VmStatus } from './vm.ts';
export { addVm, type AddVmInput, type Attachment } from './actions/add-vm.ts';
export {
  checkSettings,
  identityChange,
  settingsChange,
  withMemoryDefaults,
  type VmIdentityChange,
} from './vm-input.ts';
export { checkSerial, settledSerial, SERIAL_OPTIONS } from './serial-number.ts';
export { removeVm } from './actions/remove-vm.ts';
export { addVmInput } from './vm-add.routes.ts';
export { checkCustomProperties } from './custom-properties.ts';
export { storable } from './vm-start.routes.ts';
export { runVm, type RunVmInput } from './actions/run-vm.ts';
export { stopVm } from './actions/stop-vm.ts';
export {
  applyChange,
  boundHosts,
  graphicsOf,
  settingsOf,
  type SettingsChange,
  type VmConfiguration,
  type VmSettings,
} from './vm-settings.ts';
export { VM_RETRY, hostOf, loadVm, orderFence, undoFence, vmCall, vmUndoCall } from './actions/vm-action.ts';
export { isoVolume } from './build-vm-spec.ts';
export { disksOfRun, findIso } from './prepare-run.ts';
export { baseOf, DEFAULT_SSO, vmsByIds } from './vm.queries.ts';
export {
  configuredDisk,
  configuredNic,
  hostOfDevices,
  hostOfDisks,
  refuseRebuilt,
  unlessOver,
} from './live-devices.ts';
export type { VmView } from './vm.repo.ts';

/** Devices change while a VM is down. Of a running VM the fault says that this is not built yet. */
export function refuseUnlessDeviceCanChange(vm: VmView, device: string): void {
  const status = statusOf(vm);
  if (can(status, 'changeDevices')) return;
  if (vm.host_id !== null) refuse('VM_HOT_PLUG_UNSUPPORTED', { vm: vm.name, device });
  refuseUnlessCan({ name: vm.name, status, hostName: vm.host_name }, 'changeDevices', `change its ${device}`);
}

/** Refuses VM_STATUS_FORBIDS or VM_HOST_SILENT unless the VM is down. */
export function refuseUnlessDown(vm: VmView, words: string): void {
  refuseUnlessCan({ name: vm.name, status: statusOf(vm), hostName: vm.host_name }, 'changeDevices', words);
}
