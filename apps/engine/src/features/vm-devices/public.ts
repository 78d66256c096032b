// What other features use of the further devices.
export { cpusOfNode, type DeviceSettings } from './device.ts';
export type { DeviceRow, FilterParameterRow } from './device.repo.ts';
