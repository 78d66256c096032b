// Devices of the mock's hosts, all alike: a card of two functions in one IOMMU group, and a USB stick.
import type { HostDevice, Vm } from '@overt/api-types/types.gen';
import { readJson } from '@overt/wire/json-reader';
import type { Answer, Ask } from './answer.ts';
import { done, fault } from './answer.ts';
import type { Estate } from './estate.ts';

const device = (name: string, capability: string, vendor: string, product: string, rest: HostDevice = {}) => ({
  id: Buffer.from(name).toString('hex'),
  name,
  capability,
  vendor: { name: vendor },
  product: { name: product },
  ...rest,
});
export const hostDevices: readonly HostDevice[] = [
  device('pci_0000_03_00_0', 'pci', 'Intel', 'I350 Gigabit Network Connection', { driver: 'igb', iommuGroup: 16 }),
  device('pci_0000_03_00_1', 'pci', 'Intel', 'I350 Gigabit Network Connection', { driver: 'igb', iommuGroup: 16 }),
  device('usb_1_1', 'usb_device', 'SanDisk', 'Ultra', { driver: 'usb' }),
];

export function vmHostDevices(estate: Estate, ask: Ask, vm: Vm): Answer {
  const id = vm.id ?? '';
  const has = estate.hostDevices.get(id) ?? [];
  if (ask.verb === 'GET') return { type: 'HostDevice', many: [...has] };
  if (vm.placementPolicy?.hosts?.length !== 1)
    return fault(409, `VM ${vm.name} is bound to no host, and devices are those of one.`);
  const group = (name: string | undefined) => {
    const asked = hostDevices.find(one => one.name === name || one.id === name);
    return hostDevices.filter(one => one === asked || (one.iommuGroup ?? -1) === asked?.iommuGroup);
  };
  ask.notify('vm', id, 'update');
  if (ask.verb === 'DELETE') {
    const gone = new Set(group(ask.path[3]).map(one => one.id));
    estate.hostDevices.set(
      id,
      has.filter(one => !gone.has(one.id)),
    );
    return done;
  }
  const { name } = readJson('HostDevice', ask.body, { unknown: 'skip' });
  const added = group(name).map(one => ({ ...one, placeholder: one.name !== name }));
  estate.hostDevices.set(id, [...has, ...added]);
  return { status: 201, type: 'HostDevice', one: added.find(one => !one.placeholder) ?? {} };
}
