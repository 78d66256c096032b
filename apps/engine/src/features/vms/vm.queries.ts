// Rows of VMs -> the API's Vm. Every member that strict clients need is always there; what was given as configuration
// comes back as it was given, passwords apart.
import { isDeepStrictEqual } from 'node:util';
import type { Cpu, Display, GuestOperatingSystem, OperatingSystem, Sso, Vm, VmBase } from '@overt/api-types/types.gen';
import type { GuestReport } from '@overt/agent-protocol/model/vm-report';
import type { Ports } from '../../ports.ts';
import { withoutPasswords } from './seal-initialization.ts';
import { graphicsOf, settingsOf, type VmSettings } from './vm-settings.ts';
import { statusOf } from './vm.ts';
import type { VmView } from './vm.repo.ts';
import { mergeMembers, withRevision } from '../../api-object.ts';
import { iconsOf } from '../icons/public.ts';

export interface VmContent {
  /** Also what is large, as the certificate for consoles. */
  readonly all?: boolean;
  /** The configuration of the next start instead of the present one. */
  readonly nextRun?: boolean;
}

export async function vmsByIds(ports: Ports, ids: readonly string[], content: VmContent = {}): Promise<readonly Vm[]> {
  const caPem = content.all === true ? ports.certificates.caPem : undefined;
  return (await ports.repos.vms.byIds(ids)).map(row => toVm(row, content, caPem));
}

function toVm(row: VmView, content: VmContent, caPem: string | undefined): Vm {
  const settings = content.nextRun === true ? (row.next_run ?? settingsOf(row)) : settingsOf(row);
  const vm: Vm = {
    ...baseOf(settings, row),
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    creationTime: row.created_at,
    deleteProtected: row.delete_protected,
    highAvailability: { enabled: row.high_availability, priority: row.high_availability_priority },
    display: displayOf(settings, row, caPem),
    cluster: { id: row.cluster_id },
    template: { id: row.template_id },
    originalTemplate: { id: row.template_id },
    status: statusOf(row),
    stopReason: row.stop_reason,
    runOnce: row.run_once ?? false,
    nextRunConfigurationExists: row.next_run !== null,
    hasIllegalImages: false,
    ...(row.status_detail === null || row.status_detail === '' ? {} : { statusDetail: row.status_detail }),
    ...(row.started_at === null ? {} : { startTime: row.started_at }),
    ...(row.stopped_at === null ? {} : { stopTime: row.stopped_at }),
    ...(row.vm_pool_id === null ? {} : { vmPool: { id: row.vm_pool_id } }),
    ...(row.host_id === null ? {} : { host: { id: row.host_id } }),
    ...guestOf(row.guest),
  };
  return withRevision(vm, row.revision);
}

/** Whether a start finds the same machine under both, whatever of it was said and what goes without saying. */
export const startsAlike = (row: VmView, one: VmSettings, other: VmSettings): boolean =>
  isDeepStrictEqual(machineOf(row, one), machineOf(row, other));

const machineOf = (row: VmView, settings: VmSettings): object => ({
  ...baseOf(settings, row),
  display: displayOf(settings, row, undefined),
  graphics: graphicsOf(settings.configuration),
  initialization: settings.configuration.initialization,
});

/** How users are signed in to a guest when nothing was said. */
export const DEFAULT_SSO: Sso = { methods: [{ id: 'guest_agent' }] };

/** What VMs and templates have in common. */
export function baseOf(
  settings: VmSettings,
  cluster: { readonly cpu_architecture: string; readonly cluster_bios_type: string },
): VmBase {
  const { configuration: c } = settings;
  const { graphicsConsoles: _consoles, initialization, os, cpu, memoryPolicy, ...given } = c as typeof c & VmBase;
  const defaults: VmBase = {
    bios: { bootMenu: { enabled: false }, type: cluster.cluster_bios_type as NonNullable<Vm['bios']>['type'] },
    console: { enabled: true },
    cpuShares: 0,
    io: { threads: 1 },
    migrationDowntime: -1,
    multiQueuesEnabled: true,
    origin: 'ovirt',
    placementPolicy: { affinity: 'migratable' },
    soundcardEnabled: false,
    sso: DEFAULT_SSO,
    startPaused: false,
    storageErrorResumeBehaviour: 'auto_resume',
    timeZone: { name: 'Etc/GMT' },
    tpmEnabled: false,
    usb: { enabled: false },
    virtioScsi: { enabled: true },
    ...iconsOf(settings.os_type),
  };
  return {
    // Whoever gave a part of an object has not taken away the rest of it.
    ...mergeMembers(defaults, given),
    type: settings.type as Vm['type'],
    stateless: settings.stateless,
    memory: settings.memory_bytes,
    memoryPolicy: {
      ballooning: true,
      ...memoryPolicy,
      guaranteed: settings.memory_guaranteed_bytes,
      max: settings.memory_max_bytes,
    },
    cpu: cpuOf(settings, cpu, cluster.cpu_architecture),
    os: osOf(settings, os),
    ...(initialization === undefined ? {} : { initialization: withoutPasswords(initialization) }),
  };
}

const cpuOf = (settings: VmSettings, given: Cpu | undefined, architecture: string): Cpu => ({
  architecture: architecture as NonNullable<Cpu['architecture']>,
  ...given,
  topology: { sockets: settings.cpu_sockets, cores: settings.cpu_cores, threads: settings.cpu_threads },
});

const osOf = (settings: VmSettings, given: OperatingSystem | undefined): OperatingSystem => ({
  boot: { devices: ['hd'] },
  ...given,
  type: settings.os_type,
});

function displayOf(settings: VmSettings, row: VmView, caPem: string | undefined): Display {
  const [type] = graphicsOf(settings.configuration);
  const live = row.graphics?.find(console => console.type === type);
  return {
    monitors: 1,
    allowOverride: true,
    smartcardEnabled: false,
    fileTransferEnabled: true,
    copyPasteEnabled: true,
    disconnectAction: 'LOCK_SCREEN',
    ...settings.configuration.display,
    ...(type === undefined ? {} : { type }),
    ...(live === undefined ? {} : { address: live.address }),
    ...(live?.port === undefined ? {} : { port: live.port }),
    ...(live?.tlsPort === undefined ? {} : { securePort: live.tlsPort }),
    ...(caPem === undefined || row.host_id === null
      ? {}
      : { certificate: { content: caPem, subject: `O=Overt,CN=host-${row.host_id}` } }),
  };
}

function guestOf(guest: GuestReport | null): Pick<Vm, 'fqdn' | 'guestOperatingSystem' | 'guestTimeZone'> {
  if (guest === null) return {};
  const { fqdn = guest.hostname, osName, osVersion, kernel, timezone, timezoneOffsetMinutes } = guest;
  const system: GuestOperatingSystem = {
    ...(osName === undefined ? {} : { distribution: osName, family: /windows/i.test(osName) ? 'Windows' : 'Linux' }),
    ...(osVersion === undefined ? {} : { version: { fullVersion: osVersion } }),
    ...(kernel === undefined ? {} : { kernel: { version: { fullVersion: kernel } } }),
  };
  return {
    ...(fqdn === undefined ? {} : { fqdn }),
    ...(Object.keys(system).length === 0 ? {} : { guestOperatingSystem: system }),
    ...(timezone === undefined
      ? {}
      : {
          guestTimeZone: {
            name: timezone,
            ...(timezoneOffsetMinutes === undefined ? {} : { utcOffset: offset(timezoneOffsetMinutes) }),
          },
        }),
  };
}

/** 90 -> `+01:30` */
function offset(minutes: number): string {
  const absolute = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}
