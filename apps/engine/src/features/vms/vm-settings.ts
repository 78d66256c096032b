// The part of a VM that a start takes as it is at that moment: columns that the engine reasons about, and `configuration`,
// which holds every other member of the API's Vm as it was given. A change to a running VM's settings waits in `next_run`.
import type { GraphicsType, Vm } from '@overt/api-types/types.gen';
import { mergeMembers } from '../../api-object.ts';
import { settledSerial } from './serial-number.ts';

/** Members of the API's Vm that are kept as they came. Everything that is not here is either a column or not settable. */
export const configurationMembers = [
  'autoPinningPolicy',
  'bios',
  'console',
  'cpu',
  'cpuPinningPolicy',
  'cpuProfile',
  'cpuShares',
  'customCompatibilityVersion',
  'customCpuModel',
  'customEmulatedMachine',
  'customProperties',
  'display',
  'domain',
  'externalHostProvider',
  'graphicsConsoles',
  'initialization',
  'instanceType',
  'io',
  'largeIcon',
  'lease',
  'memoryPolicy',
  'migration',
  'migrationDowntime',
  'multiQueuesEnabled',
  'numaTuneMode',
  'origin',
  'os',
  'payloads',
  'placementPolicy',
  'quota',
  'rngDevice',
  'serialNumber',
  'smallIcon',
  'soundcardEnabled',
  'sso',
  'startPaused',
  'storageErrorResumeBehaviour',
  'timeZone',
  'tpmEnabled',
  'tunnelMigration',
  'usb',
  'useLatestTemplateVersion',
  'virtioScsi',
  'virtioScsiMultiQueues',
  'virtioScsiMultiQueuesEnabled',
] as const satisfies readonly (keyof Vm)[];

export type VmConfiguration = Pick<Vm, (typeof configurationMembers)[number]>;

export interface VmSettings {
  readonly type: string;
  readonly os_type: string;
  readonly memory_bytes: number;
  readonly memory_max_bytes: number;
  readonly memory_guaranteed_bytes: number;
  readonly cpu_sockets: number;
  readonly cpu_cores: number;
  readonly cpu_threads: number;
  readonly stateless: boolean;
  readonly configuration: VmConfiguration;
}

/** Settings that take effect while the VM runs. The rest waits for the next start. */
const LIVE_CONFIGURATION: ReadonlySet<string> = new Set<keyof VmConfiguration>([
  'placementPolicy',
  'migration',
  'migrationDowntime',
  'cpuProfile',
  'quota',
  'storageErrorResumeBehaviour',
  'smallIcon',
  'largeIcon',
  'origin',
  'initialization',
  'lease',
  'startPaused',
  'useLatestTemplateVersion',
]);

export function settingsOf(row: VmSettings): VmSettings {
  const { type, os_type, memory_bytes, memory_max_bytes, memory_guaranteed_bytes } = row;
  const { cpu_sockets, cpu_cores, cpu_threads, stateless, configuration } = row;
  return {
    type,
    os_type,
    memory_bytes,
    memory_max_bytes,
    memory_guaranteed_bytes,
    cpu_sockets,
    cpu_cores,
    cpu_threads,
    stateless,
    configuration,
  };
}

export type SettingsChange = Partial<Omit<VmSettings, 'configuration'>> & { readonly configuration?: VmConfiguration };

export const applyChange = (settings: VmSettings, change: SettingsChange): VmSettings => ({
  ...settings,
  ...change,
  configuration: settledSerial(mergeMembers(settings.configuration, change.configuration ?? {})),
});

/** What of a change a running VM takes now. */
export function livePart({ configuration = {} }: SettingsChange): SettingsChange {
  const live = Object.entries(configuration).filter(([name]) => LIVE_CONFIGURATION.has(name));
  return { configuration: Object.fromEntries(live) };
}

/** Kinds of graphics consoles, in order; VNC when nothing was said, none when headless. */
export function graphicsOf(configuration: VmConfiguration): readonly GraphicsType[] {
  const listed = configuration.graphicsConsoles?.flatMap(console => console.protocol ?? []);
  if (listed !== undefined) return [...new Set(listed)];
  const legacy = configuration.display?.type;
  return [legacy === 'spice' ? 'spice' : 'vnc'];
}

/** Ids of the hosts that the placement policy names. */
export const boundHosts = ({ configuration }: VmSettings): readonly string[] =>
  (configuration.placementPolicy?.hosts ?? []).flatMap(host => host.id ?? []);
