import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { expect, test } from 'vitest';
import { hostDeviceId } from '../hosts/public.ts';
import { groupOf, nameOfId, withDevice, withoutDevice, type VmHostDevice } from './host-device.ts';

const pci = (name: string, iommuGroup?: number, assignable = true): HostDeviceReport => ({
  name,
  capability: 'pci',
  mdevTypes: [],
  assignable,
  ...(iommuGroup === undefined ? {} : { iommuGroup }),
});
const usb = (name: string): HostDeviceReport => ({ name, capability: 'usb_device', mdevTypes: [], assignable: true });
const host = [pci('bridge', 7, false), pci('a', 7), pci('b', 7), pci('alone', 8), pci('ungrouped'), usb('stick')];

const added = (has: readonly VmHostDevice[], name: string) => {
  const device = host.find(one => one.name === name);
  return device === undefined ? has : withDevice(has, name, groupOf(device, host));
};
const seen = (devices: readonly VmHostDevice[]) =>
  devices.map(({ name, placeholder }) => (placeholder ? `(${name})` : name)).toSorted();

test('a device brings those of its group with it as placeholders, but no bridge', () => {
  expect(seen(added([], 'a'))).toEqual(['(b)', 'a']);
  expect(seen(added([], 'alone'))).toEqual(['alone']);
  expect(seen(added(added([], 'stick'), 'ungrouped'))).toEqual(['stick', 'ungrouped']);
});

test('a placeholder that is asked for becomes a device, and nothing is there twice', () => {
  const both = added(added([], 'a'), 'b');
  expect(seen(both)).toEqual(['a', 'b']);
  expect(seen(added(both, 'a'))).toEqual(['a', 'b']);
});

test('the group goes with the last device that was asked for, others stay', () => {
  const both = added(added(added([], 'stick'), 'a'), 'b');
  const one = withoutDevice(both, 'a');
  expect(seen(one)).toEqual(['(a)', 'b', 'stick']);
  expect(seen(withoutDevice(one, 'a'))).toEqual(['(a)', 'b', 'stick']);
  expect(seen(withoutDevice(one, 'b'))).toEqual(['stick']);
  expect(seen(withoutDevice(one, 'stick'))).toEqual(['(a)', 'b']);
  expect(withoutDevice(one, 'nothing')).toBe(one);
});

test('ids are names in hexadecimal, and nothing else is an id', () => {
  expect(hostDeviceId('usb_1')).toBe('7573625f31');
  expect(nameOfId('7573625F31')).toBe('usb_1');
  for (const id of ['', '7', 'zz', '7573625f3', '7573625f31zz', 'ff']) expect(nameOfId(id)).toBeUndefined();
});
