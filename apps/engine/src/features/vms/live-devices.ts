// Devices of a VM that runs: whether they can be changed now, and what its host is to be told of one.
import type { DiskSpec, NicSpec } from '@overt/agent-protocol/model/vm-spec';
import { Refusal, refuse } from '@overt/kernel/refusal';
import type { ErrorCode } from '@overt/kernel/errors/catalogue';
import type { Tx } from '../../ports.ts';
import { diskSpec, nicSpec } from './build-vm-spec.ts';
import { refuseUnlessCan, statusOf } from './vm.ts';
import type { VmView } from './vm.repo.ts';

/** The host to tell; null when the VM is down. Refuses VM_STATUS_FORBIDS and VM_HOST_SILENT. */
export function hostOfDevices(vm: VmView, device: string): string | null {
  const status = statusOf(vm);
  refuseUnlessCan({ name: vm.name, status, hostName: vm.host_name }, 'plug', `change its ${device}`);
  return vm.host_id;
}

/** As hostOfDevices, for disks: what a stateless VM writes could not be thrown away on one that comes later. */
export function hostOfDisks(vm: VmView): string | null {
  if (vm.runs_stateless === true) refuse('VM_RUNS_STATELESS', { vm: vm.name, action: 'change its disks' });
  return hostOfDevices(vm, 'disks');
}

/** A NIC as it is configured; undefined when it is not plugged. */
export async function configuredNic(repos: Tx, vmId: string, nicId: string): Promise<NicSpec | undefined> {
  const nic = (await repos.vmStart.nics(vmId)).find(one => one.nicId === nicId);
  return nic && nicSpec(nic, undefined, await repos.devices.filterParametersOfVm(vmId));
}

/** A disk as it is attached; undefined when it is not active. */
export async function configuredDisk(
  repos: Tx,
  vm: string,
  vmId: string,
  diskId: string,
): Promise<DiskSpec | undefined> {
  const disk = (await repos.vmStart.disks(vmId)).find(one => one.diskId === diskId);
  return disk && diskSpec(vm, disk, undefined);
}

/** Refuses VM_DEVICE_PLUGGED: a device of a running VM cannot become another one. */
export function refuseRebuilt(vm: string, device: string, changes: readonly string[]): void {
  const [change] = changes;
  if (change !== undefined) refuse('VM_DEVICE_PLUGGED', { vm, device, change });
}

/** For undos: the VM has ended, or its guest keeps the device, so that there is nothing more to take back. */
const OVER: readonly ErrorCode[] = ['AGENT_NO_SUCH_VM', 'AGENT_DEVICE_BUSY', 'AGENT_VOLUME_IN_USE'];

export const unlessOver = (error: unknown): void => {
  if (!Refusal.is(error) || !OVER.includes(error.code)) throw error;
};
