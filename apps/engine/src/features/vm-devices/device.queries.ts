// Rows of devices -> the API's Watchdog, VmMediatedDevice, VirtualNumaNode, NetworkFilterParameter.
import type { NetworkFilterParameter, VirtualNumaNode, VmMediatedDevice, Watchdog } from '@overt/api-types/types.gen';
import { withRevision } from '../../api-object.ts';
import type { DeviceRow, FilterParameterRow } from './device.repo.ts';

export type DeviceObject = Watchdog & VmMediatedDevice & VirtualNumaNode;

/** `below`: the word of the link to the owner. */
export function toDevice(row: DeviceRow, below: 'vm' | 'template' | 'instanceType'): DeviceObject {
  const name = row.kind === 'numa_node' ? {} : { name: row.kind.replace('_', ' ') };
  const device: DeviceObject = { ...row.settings, ...name, id: row.id, [below]: { id: row.owner_id } };
  return withRevision(device, row.revision);
}

export function toFilterParameter({ id, name, value, nic_id, revision }: FilterParameterRow): NetworkFilterParameter {
  const parameter: NetworkFilterParameter = { id, name, value, nic: { id: nic_id } };
  return withRevision(parameter, revision);
}
