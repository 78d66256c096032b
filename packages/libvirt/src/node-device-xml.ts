// What libvirt says of one device of the host, read for passthrough: https://libvirt.org/formatnode.html. Pure.
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from './xml.ts';

/** Where QEMU finds a device. A USB device has another one each time that it is plugged in. */
export type NodeDeviceAddress =
  | {
      readonly kind: 'pci';
      readonly domain: number;
      readonly bus: number;
      readonly slot: number;
      readonly function: number;
    }
  | { readonly kind: 'usb'; readonly bus: number; readonly device: number }
  | {
      readonly kind: 'scsi';
      readonly host: number;
      readonly bus: number;
      readonly target: number;
      readonly unit: number;
    };

export interface ParsedNodeDevice {
  /** libvirt's, unique on the host: `pci_0000_00_02_0`. */
  readonly name: string;
  readonly parent?: string;
  /** `pci`, `usb_device`, `scsi`, `system`. */
  readonly capability: string;
  /** `id` as libvirt writes it, `0x1af4`. */
  readonly product?: { readonly id?: string; readonly name?: string };
  readonly vendor?: { readonly id?: string; readonly name?: string };
  readonly driver?: string;
  readonly iommuGroup?: number;
  /** Of a virtual function: the name of the device that it is a part of. */
  readonly physicalFunction?: string;
  /** How many virtual functions it can have. */
  readonly virtualFunctions?: number;
  /** Of what a guest can be given by itself; bridges and hubs, through which others are reached, have none. */
  readonly address?: NodeDeviceAddress;
  readonly mdevTypes: readonly {
    readonly id: string;
    readonly name?: string;
    readonly availableInstances?: number;
  }[];
}

const present = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** `<product id='0x1000'>Virtio network device</product>`; a computer says its product without an id. */
function named(node: XmlElement | undefined): { readonly id?: string; readonly name?: string } | undefined {
  if (node === undefined) return undefined;
  const text = textOf(node)?.trim();
  return present({ id: node.attributes['id'], name: text === '' ? undefined : text }) as { id?: string; name?: string };
}

/** An address as libvirt names the device that has it. */
function deviceAt(address: XmlElement | undefined): string | undefined {
  const parts = ['domain', 'bus', 'slot', 'function'].map(key => address?.attributes[key]);
  if (parts.some(part => part === undefined)) return undefined;
  const [domain = '', bus = '', slot = '', fn = ''] = parts.map(part => (part ?? '').replace(/^0x/, ''));
  return `pci_${domain.padStart(4, '0')}_${bus.padStart(2, '0')}_${slot.padStart(2, '0')}_${fn}`;
}

/**
 * Classes of PCI devices through which others are reached: host, PCI, CardBus and semi-transparent bridges. One to ISA is a
 * device like others, and has to leave the host with its group.
 */
const BRIDGE_CLASS = /^0x06(00|04|07|09)/;
/** The kernel's names of the hubs that are a part of their controllers. */
const ROOT_HUB = /^usb_usb\d+$/;

function addressOf(name: string, capability: XmlElement | undefined): NodeDeviceAddress | undefined {
  const at = (part: string) => numberOf(textOf(childOf(capability, part)));
  const type = capability?.attributes['type'];
  if (type === 'pci') {
    if (BRIDGE_CLASS.test(textOf(childOf(capability, 'class')) ?? '')) return undefined;
    const [domain, bus, slot, fn] = [at('domain'), at('bus'), at('slot'), at('function')];
    if (domain === undefined || bus === undefined || slot === undefined || fn === undefined) return undefined;
    return { kind: 'pci', domain, bus, slot, function: fn };
  }
  if (type === 'usb_device') {
    const [bus, device] = [at('bus'), at('device')];
    if (ROOT_HUB.test(name) || bus === undefined || device === undefined) return undefined;
    return { kind: 'usb', bus, device };
  }
  if (type !== 'scsi') return undefined;
  const [host, bus, target, unit] = [at('host'), at('bus'), at('target'), at('lun')];
  if (host === undefined || bus === undefined || target === undefined || unit === undefined) return undefined;
  return { kind: 'scsi', host, bus, target, unit };
}

/** Throws LIBVIRT_BAD_MESSAGE when it is not well-formed. */
export function parseNodeDevice(xml: string): ParsedNodeDevice {
  const device = parseXml(xml);
  const capability = childOf(device, 'capability');
  const inner = childrenOf(capability, 'capability');
  const of = (type: string) => inner.find(({ attributes }) => attributes['type'] === type);
  const types = childrenOf(of('mdev_types'), 'type').map(type =>
    present({
      id: type.attributes['id'] ?? '',
      name: textOf(childOf(type, 'name')),
      availableInstances: numberOf(textOf(childOf(type, 'availableInstances'))),
    }),
  );
  return present({
    name: textOf(childOf(device, 'name')) ?? '',
    parent: textOf(childOf(device, 'parent')),
    capability: capability?.attributes['type'] ?? '',
    product: named(childOf(capability, 'product')),
    vendor: named(childOf(capability, 'vendor')),
    driver: textOf(childOf(childOf(device, 'driver'), 'name')),
    iommuGroup: numberOf(childOf(capability, 'iommuGroup')?.attributes['number']),
    physicalFunction: deviceAt(childOf(of('phys_function'), 'address')),
    address: addressOf(textOf(childOf(device, 'name')) ?? '', capability),
    virtualFunctions: numberOf(of('virt_functions')?.attributes['maxCount']),
    mdevTypes: types,
  }) as ParsedNodeDevice;
}
