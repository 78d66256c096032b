// Rows of affinity groups -> the API's AffinityGroup, and the way back.
import type { AffinityGroup, AffinityRule } from '@overt/api-types/types.gen';
import { withRevision, defined } from '../../api-object.ts';
import { isBroken } from './affinity-group.ts';
import type { AffinityGroupColumns, AffinityGroupRow } from './affinity-group.repo.ts';

export function toGroup(row: AffinityGroupRow): AffinityGroup {
  const references = (ids: readonly string[]) => ids.map(id => ({ id }));
  const group: AffinityGroup = {
    id: row.id,
    name: row.name,
    description: row.description,
    priority: row.priority,
    // What clients of before the two rules read.
    positive: row.vmsRule.positive,
    enforcing: row.vmsRule.enforcing,
    vmsRule: row.vmsRule,
    hostsRule: row.hostsRule,
    broken: isBroken(row),
    cluster: { id: row.clusterId },
    vms: references(row.members.vm),
    hosts: references(row.members.host),
    vmLabels: references(row.members.vm_label),
    hostLabels: references(row.members.host_label),
  };
  return withRevision(group, row.revision);
}

/** Columns of the members that a body gives. `positive` and `enforcing` of the group itself are its rule for VMs. */
export function toColumns(body: AffinityGroup): AffinityGroupColumns {
  const legacy = body.positive !== undefined || body.enforcing !== undefined;
  const vms: AffinityRule = body.vmsRule ?? {
    ...(legacy ? { enabled: true } : {}),
    positive: body.positive,
    enforcing: body.enforcing,
  };
  const hosts = body.hostsRule ?? {};
  return defined({
    name: body.name,
    description: body.description,
    priority: body.priority,
    vms_enabled: vms.enabled,
    vms_positive: vms.positive,
    vms_enforcing: vms.enforcing,
    hosts_enabled: hosts.enabled,
    hosts_positive: hosts.positive,
    hosts_enforcing: hosts.enforcing,
  });
}
