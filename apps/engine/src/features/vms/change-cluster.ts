// A VM that is down goes to another cluster of its data center: what it needs there, and what does not come along. Its disks,
// NICs with their addresses, permissions, tags and affinity labels stay as they are.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Tx } from '../../ports.ts';
import { checkCustomProperties } from './custom-properties.ts';
import { checkReferences } from './references.ts';
import type { SettingsChange, VmSettings } from './vm-settings.ts';
import { refuseUnlessCan, statusOf } from './vm.ts';
import type { VmView } from './vm.repo.ts';

/** The cluster that a VM goes to, and what it leaves behind. */
export interface ClusterChange {
  readonly settings: VmSettings;
  /** Affinity groups belong to one cluster. */
  readonly leftGroups: readonly string[];
}

/**
 * `wanted`: the settings with `asked` in them. Refuses VM_STATUS_FORBIDS, VM_OF_POOL, NOT_FOUND, VM_CLUSTER_ELSEWHERE,
 * VM_CLUSTER_ARCHITECTURE, VM_CLUSTER_LACKS_NETWORKS.
 */
export async function checkClusterChange(
  tx: Tx,
  view: VmView,
  clusterId: string,
  { asked, wanted }: { readonly asked: SettingsChange; readonly wanted: VmSettings },
): Promise<ClusterChange> {
  const { id, name: vm } = view;
  refuseUnlessCan({ name: vm, status: statusOf(view) }, 'changeCluster', 'go to another cluster');
  refuseUnless(view.vm_pool_id === null, 'VM_OF_POOL', { vm });
  const [from, to] = [await tx.vms.cluster({ id: view.cluster_id }), await tx.vms.cluster({ id: clusterId })];
  if (to === undefined) return refuse('NOT_FOUND', { what: 'cluster', id: clusterId });
  refuseUnless(from?.data_center_id === to.data_center_id, 'VM_CLUSTER_ELSEWHERE', { vm, cluster: to.name });
  const [own, theirs] = [from?.cpu_architecture ?? '', to.cpu_architecture];
  refuseUnless(own === theirs, 'VM_CLUSTER_ARCHITECTURE', { vm, cluster: to.name, own, theirs });
  const networks = (await tx.nics.networksMissingIn(id, clusterId)).join(', ');
  refuseUnless(networks === '', 'VM_CLUSTER_LACKS_NETWORKS', { vm, cluster: to.name, networks });
  const settings = withoutProfile(wanted, asked);
  await checkReferences(tx, { configuration: settings.configuration }, clusterId);
  await checkCustomProperties(tx, settings, clusterId);
  return { settings, leftGroups: await tx.affinityGroups.ofMember('vm', id) };
}

/** A CPU profile is the cluster's. Without one the VM has that which the cluster gives to all. */
function withoutProfile(wanted: VmSettings, asked: SettingsChange): VmSettings {
  if (asked.configuration?.cpuProfile !== undefined) return wanted;
  const { cpuProfile: _ofTheOld, ...configuration } = wanted.configuration;
  return { ...wanted, configuration };
}
