// Devices of a host that a VM is given: which ones go together, and what adding or removing one does to those that the VM
// has. Pure.
//
// An IOMMU keeps groups of PCI devices apart, not the devices of a group: all of them leave the host together. Those that
// nobody asked for are placeholders, which the guest does not see, and go with the last one that was asked for.
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { hostDeviceId } from '../hosts/public.ts';

export interface VmHostDevice {
  readonly name: string;
  readonly placeholder: boolean;
  /** As its host told it when it was added. */
  readonly device: HostDeviceReport;
}

/** Undefined for what is the id of no name. */
export function nameOfId(id: string): string | undefined {
  const name = Buffer.from(id, 'hex').toString();
  return name !== '' && hostDeviceId(name) === id.toLowerCase() ? name : undefined;
}

const together = (a: HostDeviceReport, b: HostDeviceReport): boolean =>
  a.name === b.name ||
  (a.capability === 'pci' && b.capability === 'pci' && a.iommuGroup !== undefined && a.iommuGroup === b.iommuGroup);

/** The device with those of its IOMMU group; bridges of the group stay with the host. */
export const groupOf = (device: HostDeviceReport, all: readonly HostDeviceReport[]): readonly HostDeviceReport[] =>
  all.filter(one => one.name === device.name || (one.assignable === true && together(device, one)));

/** What the VM has when it is given `name`, which is one of `group`. */
export function withDevice(
  has: readonly VmHostDevice[],
  name: string,
  group: readonly HostDeviceReport[],
): readonly VmHostDevice[] {
  const asked = new Set([name, ...has.filter(one => !one.placeholder).map(one => one.name)]);
  const fresh = new Set(group.map(one => one.name));
  return [
    ...has.filter(one => !fresh.has(one.name)),
    ...group.map(device => ({ name: device.name, placeholder: !asked.has(device.name), device })),
  ];
}

/** What the VM has when `name` is no longer asked for. */
export function withoutDevice(has: readonly VmHostDevice[], name: string): readonly VmHostDevice[] {
  const target = has.find(one => one.name === name);
  if (target === undefined) return has;
  const group = has.filter(one => together(target.device, one.device));
  const needed = group.some(one => one.name !== name && !one.placeholder);
  if (!needed) return has.filter(one => !group.includes(one));
  return has.map(one => (one.name === name ? { ...one, placeholder: true } : one));
}
