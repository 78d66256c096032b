// Pure: a VM in the engine's terms -> a domain in libvirt's. Everything that had to be looked up (paths, bridges, firmware)
// comes in resolved; a format is always the one of the volume's metadata, never a guess from its bytes.
import type { DiskSpec as VmDisk, NicSpec as VmNic, VmSpec } from '@overt/agent-protocol/model/vm-spec';
import type { DiskSpec, DomainSpec, FirmwareSpec, HostDeviceSpec, NicSpec, NumaCell } from '@overt/libvirt/domain-spec';
import type { NodeDeviceAddress } from '@overt/libvirt/node-device-xml';
import { assignTargets } from '@overt/libvirt/domain-xml-devices';
import { spiceListenAddress } from '@overt/libvirt/spice-address';
import type { Remembered } from './vm.ts';

export interface ResolvedDisk {
  readonly path: string;
  readonly format: 'raw' | 'qcow2';
  /** Whether the file system takes O_DIRECT. */
  readonly direct: boolean;
}

export interface Resolved {
  readonly accel: 'kvm' | 'tcg';
  /** Images have their rights already: libvirt is not to change their owners. */
  readonly keepOwners: boolean;
  readonly disks: ReadonlyMap<string, ResolvedDisk>;
  readonly cdromPath?: string | undefined;
  readonly payloadPaths: readonly string[];
  readonly bridges: ReadonlyMap<string, string>;
  /** By their names. */
  readonly hostDevices: ReadonlyMap<string, NodeDeviceAddress>;
  readonly firmware: FirmwareSpec;
  readonly directBoot?: { kernel: string; initrd?: string; commandLine?: string } | undefined;
  readonly displayAddress: string;
  /** Of all interfaces. */
  readonly hostAddresses: readonly string[];
  readonly graphicsPassword: string;
  readonly serialLogFile: string;
  /** The host's own id: what its firmware tells of it. */
  readonly hardwareId: string;
  /** Logical processors of the host. */
  readonly hostThreads: number;
}

const KIB_MASK = 1024;
const TCG_CACHE_BYTES = 64 * 1024 * 1024;
/** The password is expired from the start, but must be there: libvirt can only change one that exists. */
export const EXPIRED = '1970-01-01T00:00:01';

export function toDomainSpec(spec: VmSpec, found: Resolved, own: Remembered): DomainSpec {
  const vcpus = spec.cpu.sockets * spec.cpu.cores * spec.cpu.threads;
  const memory = Math.floor(spec.memory.sizeBytes / KIB_MASK) * KIB_MASK;
  const cpu = cpuSpec(spec, found.accel);
  return {
    name: spec.name,
    uuid: spec.vmId,
    accel: found.accel === 'kvm' ? 'kvm' : 'qemu',
    arch: spec.arch,
    machine: machineOf(spec),
    ...(cpu === undefined ? {} : { cpu: { ...cpu, numa: numaCells(spec) } }),
    memory: { current: memory, max: memory },
    ...hugePages(spec.customProperties['hugepages']),
    vcpus: { current: vcpus, max: vcpus },
    ...(spec.cpu.limitPercent === undefined
      ? {}
      : { cpuQuota: cpuQuota(spec.cpu.limitPercent, found.hostThreads, vcpus) }),
    ...(spec.cpu.pins === undefined ? {} : { vcpuPins: spec.cpu.pins }),
    firmware: found.firmware,
    ...(found.directBoot === undefined ? {} : { directBoot: found.directBoot }),
    disks: domainDisks(spec, found),
    nics: spec.nics.map(nic => domainNic(nic, found)),
    hostDevices: hostDevicesOf(spec, found),
    graphics: spec.graphics.map(({ type, keymap }) => ({
      type,
      listen: type === 'spice' ? spiceListenAddress(found.displayAddress, found.hostAddresses) : found.displayAddress,
      password: found.graphicsPassword,
      passwordValidTo: EXPIRED,
      ...(keymap === undefined ? {} : { keymap }),
    })),
    ...(spec.videoModel === 'none' && spec.graphics.length === 0 ? {} : { video: { model: spec.videoModel } }),
    ...(spec.serialConsole ? { serial: { logFile: found.serialLogFile } } : {}),
    channels: [
      { kind: 'qemu-guest-agent' },
      { kind: 'port', name: 'org.overt.guest_agent.0' },
      ...(spec.graphics.some(({ type }) => type === 'spice') ? [{ kind: 'spice-agent' as const }] : []),
    ],
    balloon: { statsPeriodS: 5 },
    ...(spec.rng ? { rng: { source: '/dev/urandom' } } : {}),
    ...(spec.watchdog?.model === 'i6300esb'
      ? { watchdog: { model: spec.watchdog.model, action: spec.watchdog.action } }
      : {}),
    ...(spec.tpm ? { tpm: { model: 'tpm-crb' as const } } : {}),
    ...(spec.soundcard ? { sound: 'ich6' as const } : {}),
    tablet: spec.tablet,
    ...(spec.arch === 'x86_64' && spec.chipset === 'i440fx' ? {} : { hotplugPorts: HOTPLUG_PORTS }),
    clock: { offset: 'variable', seconds: spec.clockOffsetSeconds },
    onPowerOff: 'destroy',
    onReboot: 'restart',
    onCrash: 'destroy',
    ...(spec.arch === 'x86_64'
      ? { smbios: { manufacturer: 'Overt', product: 'Virtual Machine', serial: spec.smbiosSerial ?? found.hardwareId } }
      : {}),
    tcgCacheBytes: TCG_CACHE_BYTES,
    metadata: own,
  };
}

/** Devices that a running VM can be given; each costs the firmware a moment of the start. */
const HOTPLUG_PORTS = 8;

const QUOTA_PERIOD_US = 100_000;

/** A part of the host in equal shares for the virtual processors. */
export const cpuQuota = (percent: number, hostThreads: number, vcpus: number) => ({
  periodUs: QUOTA_PERIOD_US,
  quotaUs: (QUOTA_PERIOD_US * hostThreads * percent) / 100 / vcpus,
});

function machineOf({ emulatedMachine, arch, chipset }: VmSpec): string {
  if (emulatedMachine !== undefined) return emulatedMachine;
  if (arch === 'aarch64') return 'virt';
  return chipset === 'q35' ? 'q35' : 'pc';
}

function cpuSpec({ cpu }: VmSpec, accel: 'kvm' | 'tcg'): DomainSpec['cpu'] {
  const topology = { sockets: cpu.sockets, cores: cpu.cores, threads: cpu.threads };
  if (cpu.mode === 'custom' && cpu.model !== undefined) {
    const features = (cpu.features ?? []).map(
      ({ name, on }) => ({ name, policy: on ? 'require' : 'disable' }) as const,
    );
    return { mode: 'custom', model: cpu.model, features, topology };
  }
  // There is no host processor to pass through when the processor is emulated.
  if (accel === 'tcg') return { mode: 'maximum', topology };
  if (cpu.mode === 'host_passthrough') return { mode: 'host-passthrough', topology };
  return { mode: 'host-model', topology };
}

const numaCells = ({ numa = [] }: VmSpec): NumaCell[] =>
  numa.map(({ cpus, memoryBytes, hostNodes, mode }) => ({
    cpus: cpus.join(','),
    memory: memoryBytes,
    ...(hostNodes.length === 0 ? {} : { host: { nodes: hostNodes.join(','), mode } }),
  }));

function domainDisks(spec: VmSpec, found: Resolved): DiskSpec[] {
  const cdromBus = spec.chipset === 'i440fx' && spec.arch === 'x86_64' ? 'ide' : 'sata';
  const cdroms: DiskSpec[] = [];
  if (spec.cdrom !== undefined) {
    const { bootOrder } = spec.cdrom;
    cdroms.push({ ...cdromDisk(cdromBus, found.cdromPath, found.keepOwners), alias: 'ua-cdrom', ...boot(bootOrder) });
  }
  found.payloadPaths.forEach((path, at) =>
    cdroms.push({ ...cdromDisk(cdromBus, path, found.keepOwners), alias: `ua-payload-${at}` }),
  );
  return assignTargets([...spec.disks.map(disk => domainDisk(disk, found)), ...cdroms]);
}

const hostDevicesOf = ({ hostDevices = [] }: VmSpec, found: Resolved): HostDeviceSpec[] =>
  hostDevices.flatMap(({ name, placeholder }) => {
    const address = found.hostDevices.get(name);
    return address === undefined ? [] : [{ address, hidden: placeholder }];
  });

const boot = (bootOrder: number | undefined) => (bootOrder === undefined ? {} : { bootIndex: bootOrder });

export const cdromDisk = (bus: DiskSpec['bus'], path: string | undefined, keepOwner: boolean): DiskSpec => ({
  device: 'cdrom',
  format: 'raw',
  bus,
  readOnly: true,
  errorPolicy: 'report',
  ...(path === undefined ? {} : { source: { type: 'file', path, keepOwner } }),
});

export function domainDisk(disk: VmDisk, found: Pick<Resolved, 'disks' | 'keepOwners'>): DiskSpec {
  const file = found.disks.get(disk.diskId);
  return {
    device: 'disk',
    source: { type: 'file', path: file?.path ?? '', keepOwner: found.keepOwners },
    format: file?.format ?? disk.format,
    bus: disk.interface,
    serial: disk.serial,
    readOnly: disk.readOnly,
    shareable: disk.shareable,
    cache: file?.direct === true ? 'none' : 'writeback',
    io: 'threads',
    discard: disk.discard ? 'unmap' : 'ignore',
    ...(disk.limits === undefined ? {} : { limits: disk.limits }),
    errorPolicy: 'stop',
    alias: `ua-${disk.diskId}`,
    ...boot(disk.bootOrder),
  };
}

export function domainNic(nic: VmNic, found: Pick<Resolved, 'bridges'>): NicSpec {
  const bridge = nic.network === undefined ? undefined : found.bridges.get(nic.network);
  return {
    mac: nic.mac,
    // Connected to nothing: QEMU's own network with the cable pulled.
    source: bridge === undefined ? { kind: 'user' } : { kind: 'bridge', bridge },
    model: nic.model,
    linkUp: bridge !== undefined && nic.linked,
    ...(nic.bandwidth === undefined || bridge === undefined ? {} : { bandwidth: nic.bandwidth }),
    alias: `ua-${nic.nicId}`,
    ...boot(nic.bootOrder),
    ...(nic.networkFilter === undefined || bridge === undefined
      ? {}
      : { filter: nic.networkFilter, filterParameters: nic.filterParameters ?? [] }),
  };
}

/** The property says the size in KiB, as oVirt's does. The host must have set such pages aside. */
const hugePages = (kib: string | undefined): Pick<DomainSpec, 'memoryPageSize'> =>
  kib === undefined ? {} : { memoryPageSize: Number(kib) * 1024 };
