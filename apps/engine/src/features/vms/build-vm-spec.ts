// Configuration of a VM -> the VmSpec that its host is sent. Pure: what is not decided here, the host decides.
import type { BootDevice, GraphicsType, Vm } from '@overt/api-types/types.gen';
import type { VmSpec, PayloadSpec, VolumeRef, DiskSpec, NicSpec } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';
import type { StartCd, StartDisk, StartNic } from './vm-start.repo.ts';
import { cpuPinsOf } from './cpu-pins.ts';
import { hostDevicesOf, numaOf, watchdogOf } from './device-specs.ts';
import type { DeviceRow, FilterParameterRow } from '../vm-devices/public.ts';
import { cpuModelOf, cpuTypeOf, type CpuModel } from '../cluster-levels/public.ts';
import type { VmHostDeviceRow } from '../vm-host-devices/public.ts';
import { diskLimits, nicLimits } from '../qoss/public.ts';
import { graphicsOf, type VmSettings } from './vm-settings.ts';

export interface SpecSources {
  readonly vm: { readonly id: string; readonly name: string; readonly settings: VmSettings };
  readonly cluster: {
    readonly cpu_architecture: string;
    readonly cpu_type: string | null;
    readonly compatibility_version: string;
    readonly bios_type: string;
  };
  readonly disks: readonly StartDisk[];
  readonly nics: readonly StartNic[];
  readonly cd: StartCd | undefined;
  readonly kernel: StartCd | undefined;
  readonly initrd: StartCd | undefined;
  readonly payloads: readonly PayloadSpec[];
  readonly devices: readonly DeviceRow[];
  readonly filterParameters: readonly FilterParameterRow[];
  readonly hostDevices: readonly VmHostDeviceRow[];
  /** Undefined: that of its host. */
  readonly serial: string | undefined;
  readonly startPaused: boolean;
  readonly stateless: boolean;
  /** Of the host's processors, by the CPU profile; undefined: all. */
  readonly cpuLimitPercent: number | undefined;
}

const DEFAULT_BOOT: readonly BootDevice[] = ['hd'];

export function buildVmSpec(sources: SpecSources): VmSpec {
  const { vm, cluster, disks, nics, cd } = sources;
  const { settings } = vm;
  const { configuration: c } = settings;
  const biosType = c.bios?.type ?? cluster.bios_type;
  const boot = bootOrder(c.os?.boot?.devices ?? DEFAULT_BOOT, disks, nics);
  const headless = graphicsOf(c).length === 0;
  return {
    vmId: vm.id,
    name: vm.name,
    arch: cluster.cpu_architecture === 'aarch64' ? 'aarch64' : 'x86_64',
    chipset: biosType.startsWith('i440fx') ? 'i440fx' : 'q35',
    firmware: firmwareOf(biosType),
    ...(c.customEmulatedMachine === undefined || c.customEmulatedMachine === ''
      ? {}
      : { emulatedMachine: c.customEmulatedMachine }),
    cpu: cpuOf(settings, cluster, sources.cpuLimitPercent),
    ...numaOf(sources),
    memory: {
      sizeBytes: settings.memory_bytes,
      maxBytes: settings.memory_max_bytes,
      guaranteedBytes: settings.memory_guaranteed_bytes,
      ballooning: c.memoryPolicy?.ballooning ?? true,
    },
    disks: disks.map((disk, index) => diskSpec(vm.name, disk, boot.disks.get(index))),
    cdrom: {
      ...(cd === undefined ? {} : { volume: isoVolume(cd) }),
      ...(boot.cdrom === undefined ? {} : { bootOrder: boot.cdrom }),
    },
    nics: nics.map((nic, index) => nicSpec(nic, boot.nics.get(index), sources.filterParameters)),
    graphics: graphicsOf(c).map(type => graphicsSpec(type, c.display?.keyboardLayout)),
    videoModel: headless ? 'none' : videoOf(c.display?.videoType),
    serialConsole: c.console?.enabled ?? true,
    soundcard: c.soundcardEnabled ?? false,
    tablet: !headless,
    rng: true,
    tpm: c.tpmEnabled ?? false,
    ...watchdogOf(sources.devices),
    ...hostDevicesOf(sources.hostDevices),
    clockOffsetSeconds: offsetSeconds(c.timeZone?.utcOffset),
    ...(sources.serial === undefined ? {} : { smbiosSerial: sources.serial }),
    ...directBoot(sources),
    payloads: [...sources.payloads],
    startPaused: sources.startPaused,
    ...(sources.stateless ? { stateless: true } : {}),
    customProperties: Object.fromEntries(
      (c.customProperties ?? []).flatMap(({ name, value }) => (name === undefined ? [] : [[name, value ?? '']])),
    ),
  };
}

const graphicsSpec = (type: GraphicsType, keymap: string | undefined): VmSpec['graphics'][number] =>
  keymap === undefined ? { type } : { type, keymap };

export const firmwareOf = (biosType: string): 'bios' | 'uefi' =>
  biosType === 'q35_ovmf' || biosType === 'q35_secure_boot' ? 'uefi' : 'bios';

/** The VM's own model, or else that of the cluster's CPU type at the level of the VM; undefined: what its host has. */
function cpuModelFor({ configuration: c }: VmSettings, cluster: SpecSources['cluster']): CpuModel | undefined {
  if (c.customCpuModel !== undefined && c.customCpuModel !== '') return cpuModelOf(c.customCpuModel);
  if (c.cpu?.mode !== undefined || cluster.cpu_type === null) return undefined;
  const own = c.customCompatibilityVersion;
  const type =
    (own === undefined ? undefined : cpuTypeOf(`${own.major}.${own.minor}`, cluster.cpu_type)) ??
    cpuTypeOf(cluster.compatibility_version, cluster.cpu_type);
  return type === undefined ? undefined : cpuModelOf(type.model);
}

function cpuOf(settings: VmSettings, cluster: SpecSources['cluster'], limitPercent: number | undefined): VmSpec['cpu'] {
  const { cpu, cpuShares } = settings.configuration;
  const model = cpuModelFor(settings, cluster);
  const modes = { custom: 'custom', host_model: 'host_model', host_passthrough: 'host_passthrough' } as const;
  return {
    sockets: settings.cpu_sockets,
    cores: settings.cpu_cores,
    threads: settings.cpu_threads,
    mode: model !== undefined ? 'custom' : cpu?.mode === undefined ? 'default' : modes[cpu.mode],
    ...(model === undefined ? {} : { model: model.model }),
    ...(model === undefined || model.features.length === 0 ? {} : { features: [...model.features] }),
    ...(cpuShares === undefined || cpuShares <= 0 ? {} : { shares: cpuShares }),
    ...(limitPercent === undefined ? {} : { limitPercent }),
    ...cpuPinsOf(settings),
  };
}

/** Numbers for every device that the guest may boot from: kinds in the asked order, within a kind in their own order. */
function bootOrder(kinds: readonly BootDevice[], disks: readonly StartDisk[], nics: readonly StartNic[]) {
  const order = {
    disks: new Map<number, number>(),
    nics: new Map<number, number>(),
    cdrom: undefined as number | undefined,
  };
  let next = 1;
  for (const kind of new Set(kinds)) {
    if (kind === 'cdrom') order.cdrom = next++;
    else if (kind === 'network') nics.forEach((_, index) => order.nics.set(index, next++));
    else bootDisks(disks).forEach(index => order.disks.set(index, next++));
  }
  return order;
}

/** The bootable disk; where none is marked, the first one, as a person would expect. */
function bootDisks(disks: readonly StartDisk[]): number[] {
  const marked = disks.flatMap((disk, index) => (disk.bootable ? [index] : []));
  return marked.length > 0 || disks.length === 0 ? marked : [0];
}

export function diskSpec(vm: string, disk: StartDisk, bootOrderNumber: number | undefined): DiskSpec {
  const { diskId, storageDomainId, volumeId } = disk;
  if (storageDomainId === null || volumeId === null) return refuse('VM_DISK_DETACHED', { vm, disk: disk.alias });
  const limits = diskLimits(disk.limits ?? {});
  const buses = { virtio: 'virtio', virtio_scsi: 'virtio_scsi', sata: 'sata', ide: 'ide' } as const;
  return {
    diskId,
    volume: { storageDomainId, imageId: diskId, volumeId },
    format: disk.format === 'cow' ? 'qcow2' : 'raw',
    interface: buses[disk.interface as keyof typeof buses] ?? 'virtio',
    readOnly: disk.readOnly,
    shareable: disk.shareable,
    ...(bootOrderNumber === undefined ? {} : { bootOrder: bootOrderNumber }),
    discard: disk.passDiscard,
    serial: diskId,
    ...(limits === undefined ? {} : { limits }),
  };
}

export function nicSpec(
  nic: StartNic,
  bootOrderNumber: number | undefined,
  parameters: SpecSources['filterParameters'],
): NicSpec {
  const bandwidth = nicLimits(nic.limits ?? {});
  const models = { virtio: 'virtio', e1000: 'e1000', e1000e: 'e1000e', rtl8139: 'rtl8139' } as const;
  return {
    nicId: nic.nicId,
    name: nic.name,
    mac: nic.mac ?? '',
    ...(nic.network === null ? {} : { network: nic.network }),
    model: models[nic.interface as keyof typeof models] ?? 'virtio',
    linked: nic.linked,
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(bootOrderNumber === undefined ? {} : { bootOrder: bootOrderNumber }),
    ...(nic.networkFilter === null
      ? {}
      : {
          networkFilter: nic.networkFilter,
          filterParameters: parameters
            .filter(one => one.nic_id === nic.nicId)
            .map(({ name, value }) => ({ name, value })),
        }),
  };
}

export function isoVolume(iso: StartCd): VolumeRef {
  const { diskId, storageDomainId, volumeId } = iso;
  if (storageDomainId === null || volumeId === null) return refuse('VM_NO_SUCH_CD', { id: diskId });
  return { storageDomainId, imageId: diskId, volumeId };
}

const videoOf = (type: string | undefined): VmSpec['videoModel'] =>
  type === 'qxl' || type === 'cirrus' || type === 'virtio' ? type : 'vga';

function directBoot({ kernel, initrd, vm }: SpecSources): Pick<VmSpec, 'directBoot'> {
  if (kernel === undefined) return {};
  const commandLine = vm.settings.configuration.os?.cmdline;
  return {
    directBoot: {
      kernel: isoVolume(kernel),
      ...(initrd === undefined ? {} : { initrd: isoVolume(initrd) }),
      ...(commandLine === undefined ? {} : { commandLine }),
    },
  };
}

/** `+01:30` -> 5400 */
function offsetSeconds(offset: NonNullable<Vm['timeZone']>['utcOffset']): number {
  const match = /^([+-])(\d{1,2}):(\d{2})/.exec(offset ?? '');
  if (match === null) return 0;
  const seconds = (Number(match[2]) * 60 + Number(match[3])) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
