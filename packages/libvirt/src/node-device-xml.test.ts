import { expect, test } from 'vitest';
import { parseNodeDevice } from './node-device-xml.ts';

test('a virtual function names its product, its driver, its group and what it is a part of', () => {
  const xml = `<device>
  <name>pci_0000_03_10_1</name><path>/sys/devices/pci0000:00/0000:03:10.1</path><parent>pci_0000_00_01_0</parent>
  <driver><name>vfio-pci</name></driver>
  <capability type='pci'>
    <class>0x020000</class><domain>0</domain><bus>3</bus><slot>16</slot><function>1</function>
    <product id='0x10ed'>82599 Virtual Function</product><vendor id='0x8086'>Intel &amp; Co</vendor>
    <capability type='phys_function'><address domain='0x0000' bus='0x03' slot='0x00' function='0x1'/></capability>
    <iommuGroup number='21'><address domain='0x0000' bus='0x03' slot='0x10' function='0x1'/></iommuGroup>
  </capability>
</device>`;
  expect(parseNodeDevice(xml)).toEqual({
    name: 'pci_0000_03_10_1',
    parent: 'pci_0000_00_01_0',
    capability: 'pci',
    product: { id: '0x10ed', name: '82599 Virtual Function' },
    vendor: { id: '0x8086', name: 'Intel & Co' },
    driver: 'vfio-pci',
    iommuGroup: 21,
    physicalFunction: 'pci_0000_03_00_1',
    address: { kind: 'pci', domain: 0, bus: 3, slot: 16, function: 1 },
    mdevTypes: [],
  });
});

test('a device tells how many virtual functions it can have, and the kinds of mediated devices', () => {
  const xml = `<device><name>pci_0000_06_00_0</name><capability type='pci'><product id='0x13f2'/><vendor id='0x10de'/>
    <capability type='virt_functions' maxCount='7'/>
    <capability type='mdev_types'><type id='nvidia-11'><name>GRID M60-0B</name><deviceAPI>vfio-pci</deviceAPI>
      <availableInstances>16</availableInstances></type></capability></capability></device>`;
  expect(parseNodeDevice(xml)).toMatchObject({
    product: { id: '0x13f2' },
    virtualFunctions: 7,
    mdevTypes: [{ id: 'nvidia-11', name: 'GRID M60-0B', availableInstances: 16 }],
  });
});

test('a device without anything known is its name and kind, and what is no XML is refused', () => {
  expect(parseNodeDevice("<device><name>computer</name><capability type='system'/></device>")).toEqual({
    name: 'computer',
    capability: 'system',
    mdevTypes: [],
  });
  expect(() => parseNodeDevice('<device>')).toThrow(/./);
});

test('what can be given to a guest has an address; bridges, hubs of controllers and the computer have none', () => {
  const addressOf = (name: string, capability: string) =>
    parseNodeDevice(`<device><name>${name}</name>${capability}</device>`).address;
  const pci = (kind: string) =>
    `<capability type='pci'><class>${kind}</class><domain>0</domain><bus>0</bus><slot>3</slot><function>0</function></capability>`;
  expect(addressOf('pci_0000_00_03_0', pci('0x060100'))).toMatchObject({ kind: 'pci', slot: 3 });
  const usb = "<capability type='usb_device'><bus>2</bus><device>5</device></capability>";
  expect(addressOf('pci_0000_00_03_0', pci('0x010000'))).toMatchObject({ kind: 'pci', slot: 3 });
  expect(addressOf('pci_0000_00_03_0', pci('0x060400'))).toBeUndefined();
  expect(addressOf('usb_2_1', usb)).toEqual({ kind: 'usb', bus: 2, device: 5 });
  expect(addressOf('usb_usb2', usb)).toBeUndefined();
  expect(
    addressOf(
      'scsi_7_0_1_3',
      "<capability type='scsi'><host>7</host><bus>0</bus><target>1</target><lun>3</lun></capability>",
    ),
  ).toEqual({ kind: 'scsi', host: 7, bus: 0, target: 1, unit: 3 });
  expect(addressOf('computer', "<capability type='system'/>")).toBeUndefined();
});
