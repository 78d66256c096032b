// An estate of which every list can have as many rows as a test wants: number 1 of each kind has the lists below it.
import { policyUnits } from '@overt/scheduling/units';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { SYSTEM } from '../features/permissions/public.ts';

/** Of the first of a kind, as `md5('vm' || 1)` is in the database. */
const n = (kind: string) => `md5('${kind}' || i)::uuid`;
export const one = (kind: string) => `md5('${kind}' || 1)::uuid`;
const GIB = 2 ** 30;

/** Entities that permissions are listed of. */
const PERMITTED =
  `vm host cluster data_center network vnic_profile storage_domain disk template cpu_profile disk_profile
  mac_pool quota vm_pool`.split(/\s+/);
const TAGGED = ['vm', 'host', 'template', 'user', 'group'];

const unitsOf = (type: 'filter' | 'weight'): string =>
  policyUnits.flatMap(unit => (unit.type === type ? `'${unit.id}'` : [])).join(', ');

/** What is put into which table, over a series `i`. */
export const SEEDS: readonly string[] = [
  `mac_pool (id, name) select ${n('mac_pool')}, 'pool' || i`,
  `data_center (id, name, mac_pool_id) select ${n('data_center')}, 'dc' || i, '${BUILTIN.macPool.id}'`,
  `cluster (id, name, data_center_id) select ${n('cluster')}, 'cluster' || i, ${one('data_center')}`,
  `cpu_profile (id, cluster_id, name) select ${n('cpu_profile')}, ${one('cluster')}, 'cpu' || i`,
  `host (id, name, cluster_id, address) select ${n('host')}, 'host' || i, ${one('cluster')}, 'host' || i`,
  `network (id, data_center_id, name) select ${n('network')}, ${one('data_center')}, 'net' || i`,
  `vnic_profile (id, network_id, name) select ${n('vnic_profile')}, ${one('network')}, 'profile' || i`,
  `cluster_network (cluster_id, network_id) select ${one('cluster')}, ${n('network')}`,
  `qos (id, data_center_id, type, name) select ${n('qos')}, ${one('data_center')}, 'storage', 'qos' || i`,
  `storage_domain (id, name, storage_type, connection)
    select ${n('storage_domain')}, 'sd' || i, 'localfs', jsonb_build_object('type', 'localfs', 'path', '/sd' || i)`,
  `storage_domain_attachment (storage_domain_id, data_center_id, status)
    select ${n('storage_domain')}, ${one('data_center')}, 'active'`,
  `disk_profile (id, storage_domain_id, name) select ${n('disk_profile')}, ${one('storage_domain')}, 'disk' || i`,
  `quota (id, data_center_id, name) select ${n('quota')}, ${one('data_center')}, 'quota' || i`,
  `quota_cluster_limit (quota_id, cluster_id) select ${one('quota')}, ${n('cluster')}`,
  `quota_storage_limit (quota_id, storage_domain_id) select ${one('quota')}, ${n('storage_domain')}`,
  `template (id, name, cluster_id, memory_bytes) select ${n('template')}, 'template' || i, ${one('cluster')}, ${GIB}`,
  `template (id, name, kind, memory_bytes) select ${n('type')}, 'type' || i, 'instance_type', ${GIB}`,
  `vm (id, name, cluster_id, template_id, memory_bytes, memory_max_bytes, memory_guaranteed_bytes)
    select ${n('vm')}, 'vm' || i, ${one('cluster')}, '${BUILTIN.blankTemplate.id}', ${GIB}, ${GIB}, ${GIB}`,
  ...['disk', 'template_disk'].map(
    kind => `disk (id, alias, format, sparse, provisioned_bytes, status, storage_domain_id)
      select ${n(kind)}, '${kind}' || i, 'cow', true, 1, 'ok', ${one('storage_domain')}`,
  ),
  `image (id, disk_id, storage_domain_id, is_active, format, sparse, virtual_bytes)
    select ${n('image')}, ${one('disk')}, ${one('storage_domain')}, i = 1, 'cow', true, 1`,
  `disk_attachment (vm_id, disk_id) select ${one('vm')}, ${n('disk')}`,
  `template_disk_attachment (template_id, disk_id) select ${one('template')}, ${n('template_disk')}`,
  `disk_attachment (vm_id, disk_id) select ${n('vm')}, ${n('disk')} on conflict do nothing`,
  `template_disk_attachment (template_id, disk_id) select ${n('template')}, ${n('template_disk')} on conflict do nothing`,
  `nic (id, vm_id, name, vnic_profile_id) select ${n('nic')}, ${one('vm')}, 'nic' || i, ${one('vnic_profile')}`,
  `nic (id, template_id, name) select ${n('template_nic')}, ${one('template')}, 'nic' || i`,
  `nic (id, template_id, name) select ${n('type_nic')}, ${one('type')}, 'nic' || i`,
  `nic_filter_parameter (id, nic_id, name, value) select ${n('parameter')}, ${one('nic')}, 'IP', '10.0.0.' || i`,
  `vm_device (id, vm_id, kind, position, settings)
    select ${n('node')}, ${one('vm')}, 'numa_node', i, jsonb_build_object('index', i, 'memory', 1)`,
  ...['vm', 'template'].map(
    kind => `vm_device (id, ${kind}_id, kind, position, settings)
      select ${n(`${kind}_vgpu`)}, ${one(kind)}, 'mediated_device', i, '{}'`,
  ),
  `vm_host_device (vm_id, host_id, name, placeholder, device) select ${one('vm')}, ${one('host')}, 'usb_' || i, false,
    jsonb_build_object('name', 'usb_' || i, 'capability', 'usb_device', 'mdevTypes', '[]'::jsonb)`,
  `vm_pool (id, name, cluster_id, template_id)
    select ${n('vm_pool')}, 'pool' || i, ${one('cluster')}, '${BUILTIN.blankTemplate.id}'`,
  `affinity_label (id, name) select ${n('label')}, 'label' || i`,
  `affinity_group (id, cluster_id, name) select ${n('group')}, ${one('cluster')}, 'group' || i`,
  `affinity_group_member (group_id, kind, vm_id) select ${one('group')}, 'vm', ${n('vm')}`,
  `affinity_group_member (group_id, kind, host_id) select ${one('group')}, 'host', ${n('host')}`,
  `affinity_group_member (group_id, kind, label_id) select ${one('group')}, 'vm_label', ${n('label')}`,
  `affinity_group_member (group_id, kind, label_id) select ${one('group')}, 'host_label', ${n('label')}`,
  ...['vm', 'host'].flatMap(kind => [
    `affinity_label_member (label_id, ${kind}_id) select ${one('label')}, ${n(kind)}`,
    `affinity_label_member (label_id, ${kind}_id) select ${n('label')}, ${one(kind)} on conflict do nothing`,
  ]),
  `role (id, name, administrative, permits) select ${n('role')}, 'role' || i, false, array['login']`,
  `engine_user (id, principal, user_name, directory, external_id)
    select ${n('user')}, 'user' || i || '@internal', 'user' || i, 'internal', 'user' || i`,
  `engine_group (id, name, directory, external_id) select ${n('user_group')}, 'people' || i, 'internal', 'people' || i`,
  `internal_user (id, name) select ${n('account')}, 'account' || i`,
  `internal_group (id, name) select ${n('people')}, 'people' || i`,
  `user_membership (user_id, external_id, name) select ${one('user')}, 'people' || i, 'people' || i`,
  ...PERMITTED.map(
    kind => `permission (id, role_id, subject_id, entity, entity_id)
      select ${n(`permission/${kind}`)}, ${one('role')}, ${n('user')}, '${kind}', ${one(kind)}`,
  ),
  ...['user', 'user_group'].map(
    subject => `permission (id, role_id, subject_id, entity, entity_id)
      select ${n(`permission/of/${subject}`)}, ${n('role')}, ${one(subject)}, 'vm', ${n('vm')} on conflict do nothing`,
  ),
  `tag (id, name, parent_id) select ${n('tag')}, 'tag' || i, '${BUILTIN.rootTag.id}'`,
  ...TAGGED.map(
    kind => `tag_assignment (tag_id, entity, entity_id)
      select ${n('tag')}, '${kind}', ${one(kind === 'group' ? 'user_group' : kind)}`,
  ),
  `bookmark (id, name, value) select ${n('bookmark')}, 'mark' || i, 'Vms:'`,
  `event (code, name, severity, description) select 1, 'E', 'normal', 'event ' || i`,
  `event_subscription (user_id, event, method) select ${one('user')}, 'EVENT_' || i, 'smtp'`,
  `ssh_public_key (id, user_id, content) select ${n('key')}, ${one('user')}, 'ssh-ed25519 ' || i`,
  `user_option (id, user_id, name, content) select ${n('option')}, ${one('user')}, 'option' || i, '1'`,
  `external_job (id, description, owner_id, owner_name, correlation_id)
    select ${n('job')}, 'job ' || i, ${one('user')}, 'user1', 'run' || i`,
  `external_step (id, job_id, position, type, description) select ${n('step')}, ${one('job')}, i, 'executing', 'step ' || i`,
  `permission (id, role_id, subject_id, entity, entity_id)
    select ${n('permission/system')}, ${one('role')}, ${n('user')}, 'system', '${SYSTEM.id}'`,
  `scheduling_policy (id, name) select ${n('policy')}, 'policy' || i`,
  ...(['filter', 'weight'] as const).map(
    type => `scheduling_policy_${type} (policy_id, unit_id)
      select ${one('policy')}, (array[${unitsOf(type)}]::uuid[])[i] where (array[${unitsOf(type)}])[i] is not null`,
  ),
  `image_transfer (id, disk_id, direction, format, phase, ticket_id, size_bytes)
    select ${n('transfer')}, ${n('disk')}, 'upload', 'raw', 'finished_success', ${n('ticket')}, 1`,
];

/** Names of path parameters -> the kind whose number 1 they name. */
const PARAMETERS: Readonly<Record<string, string>> = {
  clusterId: 'cluster',
  dataCenterId: 'data_center',
  diskId: 'disk',
  diskProfileId: 'disk_profile',
  hostId: 'host',
  instanceTypeId: 'type',
  jobId: 'job',
  labelId: 'label',
  macPoolId: 'mac_pool',
  networkId: 'network',
  nicId: 'nic',
  policyId: 'policy',
  poolId: 'vm_pool',
  quotaId: 'quota',
  roleId: 'role',
  storageDomainId: 'storage_domain',
  templateId: 'template',
  userId: 'user',
  vmId: 'vm',
};

/** The kind whose number 1 a parameter of a list's path names; undefined: the first row of the list before it does. */
export function kindOfParameter(template: string, parameter: string): string | undefined {
  if (parameter === 'groupId') return template.startsWith('/groups') ? 'user_group' : 'group';
  if (parameter === 'profileId') return template.includes('vnicprofiles') ? 'vnic_profile' : 'cpu_profile';
  if (parameter === 'nicId' && template.startsWith('/hosts')) return undefined;
  return PARAMETERS[parameter];
}
