// What a cluster's API body becomes: columns for what is searched and decided on, `configuration` for the rest as given.
import type { Cluster } from '@overt/api-types/types.gen';
import { checkProperties, toProperties } from '../scheduling-policies/public.ts';

/** Refuses properties that no scheduling unit has, and values of another form. */
export function checkSchedulingProperties(configuration: Cluster): void {
  checkProperties(toProperties(configuration.customSchedulingPolicyProperties ?? []));
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
