// Everything that a start decides before any host is asked: the settings of this run (with run-once options), the spec,
// the volumes to prepare and what the scheduler has to look for.
import type { VolumeRef, VmSpec } from '@overt/agent-protocol/model/vm-spec';
import type { Initialization } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { GIB } from '@overt/kernel/units';
import type { Tx } from '../../ports.ts';
import type { Wanted } from '../quotas/public.ts';
import { reservationBytes, type PlacementFor } from '../scheduling/public.ts';
import type { PreparedVm } from './actions/vm-action.ts';
import { buildVmSpec } from './build-vm-spec.ts';
import { highestPinnedCpu } from './cpu-pins.ts';
import { hostDevicesWanted, refuseMediated } from './device-specs.ts';
import { cloudInitSeed } from './cloud-init.ts';
import { SERIAL_OPTIONS, serialOf, systemSerial } from './serial-number.ts';
import type { StartCd, StartDisk } from './vm-start.repo.ts';
import { applyChange, boundHosts, settingsOf, type SettingsChange, type VmSettings } from './vm-settings.ts';
import type { VmView } from './vm.repo.ts';

/** Options of one run; members by their meaning, all of them JSON. */
export interface RunOnce {
  readonly settings: SettingsChange;
  /** Disk id or name of the image in the CD drive; null: as configured. */
  readonly cd: string | null;
  readonly ejectCd: boolean;
  readonly startPaused: boolean;
  readonly hosts: readonly string[];
}

export interface RunOptions {
  /** For the job's description. */
  readonly vmName: string;
  readonly once: RunOnce | null;
  /** Given with the start; replaces what the VM has. Passwords are sealed. */
  readonly initialization: Initialization | null;
  /** False: without a seed even if the VM has an initialization. */
  readonly useCloudInit: boolean;
  /** Whatever the VM says; absent: as it says. */
  readonly stateless?: boolean;
}

export interface Run {
  readonly spec: VmSpec;
  readonly volumes: readonly VolumeRef[];
  readonly restoreFrom: VolumeRef | null;
  readonly placement: PlacementFor;
  readonly quota: Wanted;
  readonly unready: { readonly vm: string; readonly disk: string; readonly status: string } | null;
}

export interface PreparedRun extends PreparedVm {
  readonly mode: 'start' | 'resume' | 'restore';
  readonly run: Run | null;
}

export async function prepareRun(tx: Tx, vm: VmView, options: RunOptions): Promise<Run> {
  const base = settingsOf(vm);
  const settings = options.once === null ? base : applyChange(base, options.once.settings);
  const stateless = options.stateless ?? settings.stateless;
  const [disks, nics, cd, kernel, initrd, devices, filterParameters, hostDevices, cpuLimitPercent, serial] =
    await Promise.all([
      tx.vmStart.disks(vm.id),
      tx.vmStart.nics(vm.id),
      chosenCd(tx, vm, options.once),
      bootFile(tx, settings.configuration.os?.kernel),
      bootFile(tx, settings.configuration.os?.initrd),
      tx.devices.of('vm', [vm.id]),
      tx.devices.filterParametersOfVm(vm.id),
      tx.hostDevices.ofVms([vm.id]),
      tx.profiles.cpuLimit(vm.cluster_id, settings.configuration.cpuProfile?.id),
      serialOfRun(tx, vm, settings),
    ]);
  refuseMediated(vm.name, devices);
  const spec = buildVmSpec({
    vm: { id: vm.id, name: vm.name, settings },
    cluster: {
      cpu_architecture: vm.cpu_architecture,
      cpu_type: vm.cluster_cpu_type,
      compatibility_version: vm.cluster_level,
      bios_type: vm.cluster_bios_type,
    },
    disks,
    nics,
    cd,
    kernel,
    initrd,
    devices,
    filterParameters,
    hostDevices,
    cpuLimitPercent,
    serial,
    payloads: [...payloadsOf(settings), ...seedOf(vm, settings, options)],
    stateless,
    startPaused: options.once?.startPaused ?? settings.configuration.startPaused ?? false,
  });
  return {
    spec,
    volumes: volumesOf(spec),
    restoreFrom: vm.suspended_memory,
    placement: {
      ...(await placementOf(tx, vm, settings, spec, options.once?.hosts ?? [])),
      ...hostDevicesWanted(settings, hostDevices),
    },
    unready: unreadyDisk(vm.name, disks),
    quota: {
      kind: 'cluster',
      placeId: vm.cluster_id,
      quotaId: settings.configuration.quota?.id,
      vcpus: settings.cpu_sockets * settings.cpu_cores * settings.cpu_threads,
      memoryGib: settings.memory_bytes / GIB,
    },
  };
}

async function serialOfRun(tx: Tx, vm: VmView, { configuration }: VmSettings): Promise<string | undefined> {
  const [policy, value] = await Promise.all([
    tx.system.options(SERIAL_OPTIONS.policy),
    tx.system.options(SERIAL_OPTIONS.value),
  ]);
  const system = systemSerial(policy[0]?.value, value[0]?.value);
  return serialOf(vm.id, [configuration.serialNumber, vm.cluster_serial_number ?? undefined, system]);
}

/** What a start of the VM as it is set up would ask of a host. */
export async function placementOfStart(tx: Tx, vmId: string): Promise<Run['placement']> {
  const vm = await tx.vms.require(vmId);
  const options = { vmName: vm.name, once: null, initialization: null, useCloudInit: false };
  return (await prepareRun(tx, vm, options)).placement;
}

/** Refuses VM_DISK_NOT_READY. */
export function refuseUnready({ unready }: Run): void {
  if (unready !== null) refuse('VM_DISK_NOT_READY', unready);
}

/** Refuses VM_DISKS_CHANGED: they were others when the start was asked for. */
export function refuseUnlocked({ volumes }: Run, vm: string, diskIds: readonly string[]): void {
  refuseUnless(
    volumes.every(volume => diskIds.includes(volume.imageId)),
    'VM_DISKS_CHANGED',
    { vm },
  );
}

/** The disks that a run would use now: those attached, the CD, and what it boots directly from. */
export async function disksOfRun(tx: Tx, vm: VmView, once: RunOnce | null): Promise<readonly string[]> {
  const { os } = (once === null ? settingsOf(vm) : applyChange(settingsOf(vm), once.settings)).configuration;
  const images = [
    ...(await tx.vmStart.disks(vm.id)),
    await chosenCd(tx, vm, once),
    await bootFile(tx, os?.kernel),
    await bootFile(tx, os?.initrd),
  ];
  return [...new Set(images.flatMap(image => image?.diskId ?? []))];
}

function unreadyDisk(vm: string, disks: readonly StartDisk[]): Run['unready'] {
  const disk = disks.find(one => one.status !== 'ok');
  return disk === undefined ? null : { vm, disk: disk.alias, status: disk.status };
}

async function chosenCd(tx: Tx, vm: VmView, once: RunOnce | null): Promise<StartCd | undefined> {
  if (once?.ejectCd === true) return undefined;
  const named = once?.cd ?? null;
  if (named === null) return tx.vmStart.cd(vm.id);
  return (await findIso(tx, named)) ?? refuse('VM_NO_SUCH_CD', { id: named });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the disk's id or its alias. */
export const findIso = (tx: Tx, reference: string): Promise<StartCd | undefined> =>
  UUID.test(reference) ? tx.vmStart.iso(reference.toLowerCase()) : tx.vmStart.isoByName(reference);

/** Kernel and initrd are uploaded like ISO images; `iso://name` is how oVirt's clients write them. */
async function bootFile(tx: Tx, path: string | undefined): Promise<StartCd | undefined> {
  if (path === undefined || path === '') return undefined;
  const reference = path.replace(/^\w+:\/\//, '');
  return (await findIso(tx, reference)) ?? refuse('VM_NO_SUCH_CD', { id: reference });
}

const payloadsOf = (settings: VmSettings): VmSpec['payloads'] =>
  (settings.configuration.payloads ?? []).flatMap(({ files, volumeId, type }) =>
    type === 'floppy' || files === undefined
      ? []
      : [
          {
            volumeId: volumeId ?? 'payload',
            files: files.map((file, index) => ({ path: file.name ?? `file${index}`, content: file.content ?? '' })),
          },
        ],
  );

function seedOf(vm: VmView, settings: VmSettings, options: RunOptions): VmSpec['payloads'] {
  if (!options.useCloudInit) return [];
  const own = settings.configuration.initialization ?? {};
  const initialization = options.initialization === null ? own : { ...own, ...options.initialization };
  if (Object.keys(initialization).length === 0) return [];
  return [cloudInitSeed({ vmId: vm.id, vmName: vm.name }, initialization)];
}

function volumesOf(spec: VmSpec): VolumeRef[] {
  const boot = spec.directBoot;
  return [
    ...spec.disks.map(disk => disk.volume),
    ...(spec.cdrom?.volume === undefined ? [] : [spec.cdrom.volume]),
    ...(boot === undefined ? [] : [boot.kernel]),
    ...(boot?.initrd === undefined ? [] : [boot.initrd]),
  ];
}

async function placementOf(
  tx: Tx,
  vm: VmView,
  settings: VmSettings,
  spec: VmSpec,
  onceHosts: readonly string[],
): Promise<PlacementFor> {
  const policy = settings.configuration.placementPolicy;
  const pinned = boundHosts(settings);
  const vcpus = settings.cpu_sockets * settings.cpu_cores * settings.cpu_threads;
  refuseUnless(
    spec.nics.every(nic => nic.mac !== ''),
    'INVALID_VALUE',
    { path: 'nic.mac', rule: 'every NIC needs an address' },
  );
  const domains = new Set(volumesOf(spec).map(volume => volume.storageDomainId));
  if (vm.suspended_memory !== null) domains.add(vm.suspended_memory.storageDomainId);
  return {
    vmId: vm.id,
    vmName: vm.name,
    clusterId: vm.cluster_id,
    vcpus,
    ...highestPinnedCpu(settings),
    memoryBytes: settings.memory_bytes,
    reservedBytes: reservationBytes(settings.memory_bytes, settings.memory_guaranteed_bytes),
    architecture: spec.arch,
    ...(spec.cpu.model === undefined ? {} : { cpuModel: spec.cpu.model }),
    firmware: spec.firmware,
    ...(spec.emulatedMachine === undefined ? {} : { emulatedMachine: spec.emulatedMachine }),
    networks: [...new Set(spec.nics.flatMap(nic => nic.network ?? []))].toSorted(),
    storageDomains: await tx.scheduling.storageNames([...domains]),
    hosts: onceHosts.length > 0 ? onceHosts : pinned,
    hostsRule: onceHosts.length > 0 || policy?.affinity !== 'migratable' ? 'required' : 'preferred',
    highlyAvailable: vm.high_availability,
  };
}
