// What other features use of the host devices of VMs.
export type { VmHostDeviceRow } from './host-device.repo.ts';
