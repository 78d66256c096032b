// What a cluster's API body becomes: columns for what is searched and decided on, `configuration` for the rest as given.
import type { Cluster } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { cpuTypeOf } from '../cluster-levels/public.ts';
import { isBelow } from '../data-centers/public.ts';
import { checkSerial } from '../vms/public.ts';
import { checkProperties, toProperties } from '../scheduling-policies/public.ts';

/** Refuses properties that no scheduling unit has, and values of another form. */
export function checkSchedulingProperties(configuration: Cluster): void {
  checkProperties(toProperties(configuration.customSchedulingPolicyProperties ?? []));
}

/** What a cluster's level, processors and firmware have to do with each other. */
export interface Machine {
  readonly compatibility_version: string;
  readonly cpu_architecture: string;
  /** Null or empty: whatever its hosts have. */
  readonly cpu_type: string | null;
  readonly bios_type: string;
}

/** The level from which on machines may have the q35 chipset. */
const Q35_SINCE = '4.4';

export const defaultBiosType = (version: string): string =>
  isBelow(version, Q35_SINCE) ? 'i440fx_sea_bios' : 'q35_sea_bios';

export function checkMachine({ compatibility_version: level, ...machine }: Machine): void {
  const { cpu_architecture: architecture, cpu_type: type, bios_type: biosType } = machine;
  refuseUnless(!(biosType.startsWith('q35') && isBelow(level, Q35_SINCE)), 'INVALID_VALUE', {
    path: 'cluster.bios_type',
    rule: `i440fx_sea_bios below level ${Q35_SINCE}`,
  });
  if (type === null || type === '') return;
  const found = cpuTypeOf(level, type);
  if (found?.architecture !== architecture) refuse('CLUSTER_CPU_TYPE_UNKNOWN', { type, architecture, level });
}

/** A cluster is never of a lower level than its data center. */
export function checkLevel(
  cluster: string,
  level: string,
  dataCenter: { readonly name: string; readonly compatibility_version: string },
): void {
  refuseUnless(!isBelow(level, dataCenter.compatibility_version), 'CLUSTER_LEVEL_TOO_LOW', {
    cluster,
    level,
    dataCenter: dataCenter.name,
    dataCenterLevel: dataCenter.compatibility_version,
  });
}

/** Refuses what neither a migration nor fencing nor the firmware of a VM could make use of. */
export function checkOptions({ migration, fencingPolicy, serialNumber, ...log }: Cluster): void {
  checkSerial('cluster', serialNumber);
  const { bandwidth } = migration ?? {};
  const custom = bandwidth?.assignmentMethod === 'custom';
  refuseUnless(!custom || (bandwidth?.customValue ?? 0) > 0, 'INVALID_VALUE', {
    path: 'cluster.migration.bandwidth.custom_value',
    rule: 'a number of Mbit/s above 0 where the assignment method is custom',
  });
  checkPercent(
    'cluster.fencing_policy.skip_if_connectivity_broken.threshold',
    fencingPolicy?.skipIfConnectivityBroken?.threshold,
  );
  if (log.logMaxMemoryUsedThresholdType !== 'absolute_value_in_mb')
    checkPercent('cluster.log_max_memory_used_threshold', log.logMaxMemoryUsedThreshold);
}

function checkPercent(path: string, value: number | undefined): void {
  refuseUnless(value === undefined || (value >= 0 && value <= 100), 'INVALID_VALUE', { path, rule: 'from 0 to 100' });
}

/** Members of the API's Cluster that are not kept in `configuration`: own columns, links, or never stored. */
const ELSEWHERE = new Set([
  'id',
  'name',
  'description',
  'comment',
  'href',
  'links',
  'actions',
  'creationStatus',
  'dataCenter',
  'version',
  'supportedVersions',
  'biosType',
  'schedulingPolicy',
  'macPool',
  'managementNetwork',
  'affinityGroups',
  'cpuProfiles',
  'glusterHooks',
  'glusterVolumes',
  'networkFilters',
  'networks',
  'permissions',
  'cpu',
  'externalNetworkProviders',
  'upgradeCorrelationId',
  'upgradeInProgress',
  'upgradePercentComplete',
]);

export function configurationOf(cluster: Cluster): object {
  return Object.fromEntries(
    Object.entries(cluster).filter(([member, value]) => value !== undefined && !ELSEWHERE.has(member)),
  );
}

/** What a cluster has when nothing is said; given members replace these, one by one. */
export const DEFAULTS = {
  virtService: true,
  glusterService: false,
  threadsAsCores: false,
  tunnelMigration: false,
  trustedService: false,
  haReservation: false,
  vncEncryption: false,
  ballooningEnabled: true,
  errorHandling: { onError: 'migrate' },
  ksm: { enabled: true, mergeAcrossNodes: true },
  switchType: 'legacy',
  firewallType: 'firewalld',
  fipsMode: 'undefined',
  upgradeInProgress: false,
  logMaxMemoryUsedThreshold: 95,
  logMaxMemoryUsedThresholdType: 'percentage',
  fencingPolicy: {
    enabled: true,
    skipIfSdActive: { enabled: false },
    skipIfConnectivityBroken: { enabled: false, threshold: 50 },
    skipIfGlusterBricksUp: false,
    skipIfGlusterQuorumNotMet: false,
  },
  migration: {
    autoConverge: 'inherit',
    compressed: 'inherit',
    encrypted: 'inherit',
    bandwidth: { assignmentMethod: 'auto' },
    policy: { id: '80554327-0569-496b-bdeb-fcbbf52b827b' },
  },
  requiredRngSources: ['urandom'],
} as const satisfies Cluster | object;
