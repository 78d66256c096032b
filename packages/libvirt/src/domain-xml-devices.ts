// The devices of a domain as XML. `diskElement`, `nicElement` and `graphicsElement` also serve hot-plug and updates.
import { refuse } from '@overt/kernel/refusal';
import type { ChannelSpec, DiskSpec, DomainSpec, GraphicsSpec, NicSpec, Shaping } from './domain-spec.ts';
import { hostDeviceElement } from './domain-xml-host-devices.ts';
import { type XmlElement, element } from './xml.ts';

const yes = (on: boolean | undefined): 'yes' | undefined => (on === true ? 'yes' : undefined);
const prefixes = { virtio: 'vd', virtio_scsi: 'sd', sata: 'sd', usb: 'sd', ide: 'hd', fdc: 'fd' } as const;

export function deviceElements(spec: DomainSpec): (XmlElement | undefined)[] {
  const { video, rng, watchdog, tpm, sound } = spec;
  return [
    spec.emulator === undefined ? undefined : element('emulator', {}, spec.emulator),
    ...controllers(spec),
    ...assignTargets(spec.disks).map(diskElement),
    ...spec.nics.map(nicElement),
    ...(spec.hostDevices ?? []).map(hostDeviceElement),
    ...serialElements(spec.serial),
    ...(spec.channels ?? []).map(channelElement),
    ...(spec.tablet === true ? [element('input', { type: 'tablet', bus: 'usb' })] : []),
    ...spec.graphics.map(graphicsElement),
    sound && element('sound', { model: sound }),
    video && videoElement(video),
    watchdog && element('watchdog', { model: watchdog.model, action: watchdog.action }),
    balloonElement(spec.balloon),
    rng &&
      element(
        'rng',
        { model: 'virtio' },
        rng.bytesPerSecond !== undefined && element('rate', { period: 1000, bytes: rng.bytesPerSecond }),
        element('backend', { model: 'random' }, rng.source),
      ),
    tpm &&
      element('tpm', { model: tpm.model }, element('backend', { type: 'emulator', version: tpm.version ?? '2.0' })),
  ];
}

function controllers(spec: DomainSpec): XmlElement[] {
  const { disks, hotplugPorts = 0, usbController, tablet, channels = [], hostDevices = [] } = spec;
  const given = (kind: string) => hostDevices.some(({ address }) => address.kind === kind);
  const usb = usbController ?? (tablet === true || given('usb') ? 'qemu-xhci' : 'none');
  const scsi = disks.some(disk => disk.bus === 'virtio_scsi') || given('scsi');
  const out = [element('controller', { type: 'usb', model: usb })];
  if (channels.length > 0) out.push(element('controller', { type: 'virtio-serial', index: 0 }));
  if (scsi) out.push(element('controller', { type: 'scsi', index: 0, model: 'virtio-scsi' }));
  if (hotplugPorts > 0) {
    // With ports of our own libvirt adds none, and wants the root bus spelled out.
    out.push(element('controller', { type: 'pci', index: 0, model: 'pcie-root' }));
    const ports = portsTaken(spec, usb, scsi) + hotplugPorts;
    for (let port = 0; port < ports; port++) out.push(element('controller', { type: 'pci', model: 'pcie-root-port' }));
  }
  return out;
}

/** Ports that libvirt will give to the devices present from the start; one too many does no harm. */
function portsTaken(spec: DomainSpec, usb: string, scsi: boolean): number {
  const taken = [
    usb === 'qemu-xhci',
    (spec.channels ?? []).length > 0,
    scsi,
    spec.balloon !== undefined,
    spec.rng !== undefined,
    // Conventional PCI devices share a bridge that sits in a port.
    spec.watchdog?.model === 'i6300esb' || spec.nics.some(nic => nic.model === 'e1000' || nic.model === 'rtl8139'),
    spec.sound !== undefined,
  ].filter(Boolean).length;
  const shown = (spec.hostDevices ?? []).filter(({ address, hidden }) => address.kind === 'pci' && hidden !== true);
  return taken + spec.nics.length + shown.length + spec.disks.filter(disk => disk.bus === 'virtio').length;
}

/** Gives every disk without a target the next free name of its bus. Throws LIBVIRT_BAD_ARGUMENT when two have the same. */
export function assignTargets(disks: readonly DiskSpec[]): (DiskSpec & { readonly target: string })[] {
  const taken = new Set<string>();
  for (const { target } of disks) {
    if (target !== undefined && taken.has(target))
      refuse('LIBVIRT_BAD_ARGUMENT', { what: `disk ${target}`, detail: 'two disks have this target' });
    if (target !== undefined) taken.add(target);
  }
  return disks.map(disk => {
    if (disk.target !== undefined) return { ...disk, target: disk.target };
    let index = 0;
    let target = '';
    do target = prefixes[disk.bus] + letters(index++);
    while (taken.has(target));
    taken.add(target);
    return { ...disk, target };
  });
}

// 0 -> a, 25 -> z, 26 -> aa
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));

export function diskElement(disk: DiskSpec & { readonly target: string }): XmlElement {
  const { source, bus } = disk;
  const attribute = source?.type === 'block' ? 'dev' : 'file';
  return element(
    'disk',
    { type: source?.type ?? 'file', device: disk.device, snapshot: disk.device === 'disk' ? undefined : 'no' },
    element('driver', {
      name: 'qemu',
      type: disk.format,
      cache: disk.cache,
      error_policy: disk.errorPolicy,
      io: disk.io,
      discard: disk.discard,
      iothread: disk.ioThread,
    }),
    source &&
      element(
        'source',
        { [attribute]: source.path },
        source.keepOwner === true && element('seclabel', { model: 'dac', relabel: 'no' }),
      ),
    element('target', { dev: disk.target, bus: bus === 'virtio_scsi' ? 'scsi' : bus }),
    ioTune(disk.limits),
    disk.readOnly === true && element('readonly'),
    disk.shareable === true && element('shareable'),
    disk.serial !== undefined && element('serial', {}, disk.serial),
    disk.bootIndex !== undefined && element('boot', { order: disk.bootIndex }),
    disk.alias && element('alias', { name: disk.alias }),
  );
}

function ioTune(limits: DiskSpec['limits']): XmlElement | undefined {
  if (limits === undefined) return undefined;
  const given = [
    ['total_bytes_sec', limits.totalBytesPerSecond],
    ['read_bytes_sec', limits.readBytesPerSecond],
    ['write_bytes_sec', limits.writeBytesPerSecond],
    ['total_iops_sec', limits.totalIops],
    ['read_iops_sec', limits.readIops],
    ['write_iops_sec', limits.writeIops],
  ] as const;
  return element(
    'iotune',
    {},
    given.map(([name, limit]) => limit !== undefined && element(name, {}, String(limit))),
  );
}

/** libvirt counts rates in thousands of bytes and bursts in KiB. */
function bandwidthElement(bandwidth: NicSpec['bandwidth']): XmlElement | undefined {
  if (bandwidth === undefined) return undefined;
  const direction = (name: string, shaping: Shaping | undefined) =>
    shaping &&
    element(name, {
      average: Math.ceil(shaping.averageBytesPerSecond / 1000),
      peak: Math.ceil(shaping.peakBytesPerSecond / 1000),
      burst: Math.ceil(shaping.burstBytes / 1024),
    });
  return element('bandwidth', {}, direction('inbound', bandwidth.inbound), direction('outbound', bandwidth.outbound));
}

export function nicElement(nic: NicSpec): XmlElement {
  const { source } = nic;
  return element(
    'interface',
    { type: source.kind },
    element('mac', { address: nic.mac }),
    source.kind === 'bridge' && element('source', { bridge: source.bridge }),
    source.kind === 'network' && element('source', { network: source.network, portgroup: source.portGroup }),
    element('model', { type: nic.model }),
    nic.queues !== undefined && element('driver', { name: 'vhost', queues: nic.queues }),
    nic.mtu !== undefined && element('mtu', { size: nic.mtu }),
    nic.filter !== undefined &&
      element(
        'filterref',
        { filter: nic.filter },
        (nic.filterParameters ?? []).map(({ name, value }) => element('parameter', { name, value })),
      ),
    bandwidthElement(nic.bandwidth),
    nic.linkUp !== undefined && element('link', { state: nic.linkUp ? 'up' : 'down' }),
    nic.bootIndex !== undefined && element('boot', { order: nic.bootIndex }),
    nic.alias && element('alias', { name: nic.alias }),
  );
}

export function graphicsElement(graphics: GraphicsSpec): XmlElement {
  const automatic = graphics.port === undefined && graphics.tlsPort === undefined;
  return element(
    'graphics',
    {
      type: graphics.type,
      port: graphics.port ?? (automatic ? -1 : undefined),
      tlsPort:
        graphics.type === 'spice'
          ? (graphics.tlsPort ?? (automatic && graphics.tls === true ? -1 : undefined))
          : undefined,
      autoport: automatic ? 'yes' : 'no',
      keymap: graphics.keymap,
      passwd: graphics.password,
      passwdValidTo: graphics.passwordValidTo,
      defaultMode: graphics.type === 'spice' && graphics.tls === true ? 'secure' : undefined,
    },
    element('listen', { type: 'address', address: graphics.listen }),
  );
}

function serialElements(serial: DomainSpec['serial']): XmlElement[] {
  if (!serial) return [];
  return [
    element(
      'serial',
      { type: 'pty' },
      serial.logFile !== undefined && element('log', { file: serial.logFile, append: 'on' }),
      element('target', { port: 0 }),
    ),
    element('console', { type: 'pty' }, element('target', { type: 'serial', port: 0 })),
  ];
}

function channelElement(channel: ChannelSpec): XmlElement {
  const port = (name: string) => element('target', { type: 'virtio', name });
  if (channel.kind === 'spice-agent') return element('channel', { type: 'spicevmc' }, port('com.redhat.spice.0'));
  if (channel.kind === 'qemu-guest-agent') return element('channel', { type: 'unix' }, port('org.qemu.guest_agent.0'));
  return element(
    'channel',
    { type: 'unix' },
    channel.path !== undefined && element('source', { mode: 'bind', path: channel.path }),
    port(channel.name),
  );
}

function videoElement(video: NonNullable<DomainSpec['video']>): XmlElement {
  const vram = video.vramBytes === undefined ? undefined : Math.floor(video.vramBytes / 1024);
  return element(
    'video',
    {},
    element('model', {
      type: video.model,
      heads: video.model === 'none' ? undefined : (video.heads ?? 1),
      vram,
      primary: yes(video.model !== 'none'),
    }),
  );
}

function balloonElement(balloon: DomainSpec['balloon']): XmlElement {
  if (!balloon) return element('memballoon', { model: 'none' });
  return element(
    'memballoon',
    { model: 'virtio' },
    balloon.statsPeriodS !== undefined && element('stats', { period: balloon.statsPeriodS }),
  );
}
