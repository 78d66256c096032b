import { templateDevice, vmDevice, vmNumaNode } from './device-actions.ts';
import { addFilterParameter, removeFilterParameter, updateFilterParameter } from './filter-parameter-actions.ts';

export const vmDeviceActions = [
  vmDevice.add,
  vmDevice.update,
  vmDevice.remove,
  vmNumaNode.add,
  vmNumaNode.update,
  vmNumaNode.remove,
  templateDevice.add,
  templateDevice.update,
  templateDevice.remove,
  addFilterParameter,
  updateFilterParameter,
  removeFilterParameter,
] as const;
