// Reads a domain's XML back, as libvirt describes it while it runs: aliases, PCI addresses, host-side device names, ports.
// Unknown elements are left out, unknown values stay as libvirt's text: a newer libvirt must not break the agent.
import { METADATA_NAMESPACE } from './domain-xml.ts';
import { type XmlElement, childOf, childrenOf, descend, parseXml, textOf } from './xml.ts';

/** A PCI address as `0000:01:00.0`, or `drive`/`virtio-serial`/`usb` with its numbers, as `drive:0:0:0:1`. */
export type DeviceAddress = string;

export interface ParsedDevice {
  /** Element name: disk, interface, controller, ... */
  readonly kind: string;
  readonly alias?: string;
  readonly address?: DeviceAddress;
  readonly model?: string;
}
export interface ParsedDisk extends ParsedDevice {
  readonly device: string;
  readonly path?: string;
  readonly format?: string;
  readonly bus: string;
  readonly target: string;
  readonly serial?: string;
  readonly readOnly: boolean;
  readonly shareable: boolean;
  readonly bootIndex?: number;
  readonly cache?: string;
  readonly io?: string;
  readonly discard?: string;
  /** The backing chain below, nearest first. */
  readonly backing: readonly { readonly path?: string; readonly format?: string; readonly index?: number }[];
  /** Index of the active layer, for `vda[index]`. */
  readonly sourceIndex?: number;
}
export interface ParsedNic extends ParsedDevice {
  readonly mac: string;
  /** Bridge, network or host device. */
  readonly source?: string;
  /** Host-side device: vnet0. */
  readonly target?: string;
  readonly linkUp: boolean;
  readonly bootIndex?: number;
  readonly filter?: string;
}
export interface ParsedGraphics {
  readonly type: string;
  /** Absent while the domain does not run. */
  readonly port?: number;
  readonly tlsPort?: number;
  readonly listen?: string;
}
export interface ParsedDomain {
  readonly name: string;
  readonly uuid: string;
  /** Only of a running domain. */
  readonly id?: number;
  readonly accel: string;
  readonly title?: string;
  readonly description?: string;
  readonly machine?: string;
  readonly arch?: string;
  readonly memory: { readonly current: number; readonly max: number };
  readonly vcpus: { readonly current: number; readonly max: number };
  readonly cpuModel?: string;
  readonly disks: readonly ParsedDisk[];
  readonly nics: readonly ParsedNic[];
  readonly graphics: readonly ParsedGraphics[];
  /** The first serial console's pty: /dev/pts/3. */
  readonly consolePty?: string;
  /** Host-side sockets of virtio ports by name, and whether the guest has them open. */
  readonly channels: readonly { readonly name: string; readonly path?: string; readonly connected?: boolean }[];
  readonly otherDevices: readonly ParsedDevice[];
  /** The JSON value of our metadata element, undefined when there is none or it is not ours. */
  readonly metadata?: unknown;
}

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  KB: 1000,
  k: 1024,
  KiB: 1024,
  MB: 1e6,
  M: 2 ** 20,
  MiB: 2 ** 20,
  G: 2 ** 30,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};
const SEPARATE = new Set(['disk', 'interface', 'graphics', 'emulator', 'console', 'channel']);

export function parseDomainXml(text: string): ParsedDomain {
  const root = parseXml(text);
  const devices = childOf(root, 'devices');
  const type = descend(root, 'os', 'type');
  const max = bytesOf(childOf(root, 'memory')) ?? 0;
  const vcpu = childOf(root, 'vcpu');
  const maxVcpus = numberOf(textOf(vcpu)) ?? 1;
  return present({
    name: textOf(childOf(root, 'name')) ?? '',
    uuid: textOf(childOf(root, 'uuid')) ?? '',
    id: numberOf(root.attributes.id),
    accel: root.attributes.type ?? '',
    title: textOf(childOf(root, 'title')),
    description: textOf(childOf(root, 'description')),
    machine: type?.attributes.machine,
    arch: type?.attributes.arch,
    memory: { current: bytesOf(childOf(root, 'currentMemory')) ?? max, max },
    vcpus: { current: numberOf(vcpu?.attributes.current) ?? maxVcpus, max: maxVcpus },
    cpuModel: textOf(descend(root, 'cpu', 'model')),
    disks: childrenOf(devices, 'disk').map(parseDisk),
    nics: childrenOf(devices, 'interface').map(parseNic),
    graphics: childrenOf(devices, 'graphics').map(parseGraphics),
    consolePty: childOf(devices, 'console')?.attributes.tty ?? descend(devices, 'console', 'source')?.attributes.path,
    channels: childrenOf(devices, 'channel').map(parseChannel),
    otherDevices: childrenOf(devices)
      .filter(device => !SEPARATE.has(device.name))
      .map(parseDevice),
    metadata: parseMetadata(childOf(root, 'metadata')),
  });
}

function parseDevice(node: XmlElement): ParsedDevice {
  return present({
    kind: node.name,
    alias: childOf(node, 'alias')?.attributes.name,
    address: addressOf(childOf(node, 'address')),
    model: node.attributes.model ?? childOf(node, 'model')?.attributes.type,
  });
}

function parseDisk(node: XmlElement): ParsedDisk {
  const driver = childOf(node, 'driver')?.attributes ?? {};
  const source = childOf(node, 'source');
  const target = childOf(node, 'target')?.attributes ?? {};
  return present({
    ...parseDevice(node),
    device: node.attributes.device ?? 'disk',
    path: pathOf(source),
    sourceIndex: numberOf(source?.attributes.index),
    format: driver.type,
    bus: target.bus ?? '',
    target: target.dev ?? '',
    serial: textOf(childOf(node, 'serial')),
    readOnly: childOf(node, 'readonly') !== undefined,
    shareable: childOf(node, 'shareable') !== undefined,
    bootIndex: numberOf(childOf(node, 'boot')?.attributes.order),
    cache: driver.cache,
    io: driver.io,
    discard: driver.discard,
    backing: backingOf(node),
  });
}

function backingOf(disk: XmlElement): ParsedDisk['backing'] {
  const chain: { path?: string; format?: string; index?: number }[] = [];
  for (let at = childOf(disk, 'backingStore'); at && childrenOf(at).length > 0; at = childOf(at, 'backingStore')) {
    chain.push(
      present({
        path: pathOf(childOf(at, 'source')),
        format: childOf(at, 'format')?.attributes.type,
        index: numberOf(at.attributes.index),
      }),
    );
  }
  return chain;
}

const pathOf = (source: XmlElement | undefined): string | undefined =>
  source?.attributes.file ?? source?.attributes.dev ?? source?.attributes.name;

function parseNic(node: XmlElement): ParsedNic {
  const source = childOf(node, 'source')?.attributes ?? {};
  return present({
    ...parseDevice(node),
    mac: childOf(node, 'mac')?.attributes.address ?? '',
    source: source.bridge ?? source.network ?? source.dev,
    target: childOf(node, 'target')?.attributes.dev,
    linkUp: childOf(node, 'link')?.attributes.state !== 'down',
    bootIndex: numberOf(childOf(node, 'boot')?.attributes.order),
    filter: childOf(node, 'filterref')?.attributes.filter,
  });
}

function parseGraphics(node: XmlElement): ParsedGraphics {
  const positive = (port: number | undefined) => (port !== undefined && port > 0 ? port : undefined);
  return present({
    type: node.attributes.type ?? '',
    port: positive(numberOf(node.attributes.port)),
    tlsPort: positive(numberOf(node.attributes.tlsPort)),
    listen: node.attributes.listen ?? childOf(node, 'listen')?.attributes.address,
  });
}

function parseChannel(node: XmlElement): ParsedDomain['channels'][number] {
  const target = childOf(node, 'target')?.attributes ?? {};
  return present({
    name: target.name ?? '',
    path: childOf(node, 'source')?.attributes.path,
    connected: target.state === undefined ? undefined : target.state === 'connected',
  });
}

function parseMetadata(metadata: XmlElement | undefined): unknown {
  const ours = childrenOf(metadata).find(node =>
    Object.entries(node.attributes).some(([key, value]) => key.startsWith('xmlns') && value === METADATA_NAMESPACE),
  );
  try {
    return ours ? JSON.parse(textOf(ours) ?? '') : undefined;
  } catch {
    return undefined;
  }
}

/** The value in the answer of `getMetadata`. */
export const parseMetadataXml = (text: string): unknown => JSON.parse(textOf(parseXml(text)) ?? '');

function addressOf(node: XmlElement | undefined): DeviceAddress | undefined {
  if (!node) return undefined;
  const { type, ...parts } = node.attributes;
  if (type !== 'pci') return [type, ...Object.values(parts)].join(':');
  const hex = (text: string | undefined, width: number) =>
    Number(text ?? 0)
      .toString(16)
      .padStart(width, '0');
  return `${hex(parts.domain, 4)}:${hex(parts.bus, 2)}:${hex(parts.slot, 2)}.${hex(parts.function, 1)}`;
}

function bytesOf(node: XmlElement | undefined): number | undefined {
  const amount = numberOf(textOf(node));
  return amount === undefined ? undefined : amount * (UNITS[node?.attributes.unit ?? 'KiB'] ?? 1024);
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
/** Leaves out members that are undefined, so that absent means absent. */
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>;
}
