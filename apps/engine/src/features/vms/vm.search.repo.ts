// What VMs can be searched by, in oVirt's words.
import { sql } from 'kysely';
import { boolean, date, enumeration, id, list, number, text, type Searchable } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

const CPUS = sql`vm.cpu_sockets * vm.cpu_cores * vm.cpu_threads`;
const STATUS = sql<string>`coalesce(r.status, vm.resting_status)`;

// Only outer joins: PostgreSQL leaves out those that a search does not ask for.
export const vmSearch: Searchable = {
  entity: 'vms',
  from: sql`vm
    left join cluster on cluster.id = vm.cluster_id
    left join data_center on data_center.id = cluster.data_center_id
    left join template on template.id = vm.template_id
    left join vm_runtime r on r.vm_id = vm.id
    left join host on host.id = r.host_id
    left join vm_statistics s on s.vm_id = vm.id`,
  id: sql`vm.id`,
  defaultSort: sql`vm.name`,
  visibleTo: visible.vm,
  fields: {
    name: text(sql`vm.name`),
    id: id(sql`vm.id`),
    description: text(sql`vm.description`),
    comment: text(sql`vm.comment`),
    status: enumeration(STATUS, { migratingfrom: 'migrating', migratingto: 'migrating' }),
    type: enumeration(sql`vm.type`),
    os: text(sql`vm.os_type`, { freeText: false }),
    memory: number(sql`vm.memory_bytes / 1048576`),
    guaranteed_memory: number(sql`vm.memory_guaranteed_bytes / 1048576`),
    cpu_count: number(CPUS),
    vcpus: number(CPUS),
    // Of what it has, as oVirt counts it: a statistic counts each CPU as 100.
    cpu_usage: number(sql`s.cpu_total_percent / (${CPUS})`),
    mem_usage: number(sql`100.0 * s.memory_used_bytes / nullif(s.memory_installed_bytes, 0)`),
    uptime: number(sql`extract(epoch from now() - r.started_at)`),
    creationdate: date(sql`vm.created_at`),
    delete_protected: boolean(sql`vm.delete_protected`),
    has_next_run_config: boolean(sql`vm.next_run is not null`),
    next_run_config_exists: boolean(sql`vm.next_run is not null`),
    run_once: boolean(sql`coalesce(r.run_once, false)`),
    stateless: boolean(sql`vm.stateless`),
    fqdn: text(sql`r.guest ->> 'fqdn'`),
    guest_name: text(sql`r.guest ->> 'hostname'`),
    ip: text(sql`r.guest ->> 'interfaces'`, { freeText: false }),
    architecture: enumeration(sql`cluster.cpu_architecture`),
    cluster: text(sql`cluster.name`),
    'cluster.name': text(sql`cluster.name`, { freeText: false }),
    datacenter: text(sql`data_center.name`),
    'datacenter.name': text(sql`data_center.name`, { freeText: false }),
    pool: text(sql`(select p.name from vm_pool p where p.id = vm.vm_pool_id)`, { freeText: false }),
    template: text(sql`template.name`),
    'template.name': text(sql`template.name`, { freeText: false }),
    host: text(sql`host.name`),
    'host.name': text(sql`host.name`, { freeText: false }),
    tag: list(
      matches => sql`exists (select 1 from tag_assignment a join tag on tag.id = a.tag_id
        where a.entity = 'vm' and a.entity_id = vm.id and ${matches(sql`tag.name`)})`,
    ),
    'disks.name': list(
      matches => sql`exists (select 1 from disk_attachment a join disk on disk.id = a.disk_id
        where a.vm_id = vm.id and ${matches(sql`disk.alias`)})`,
    ),
    'storage.name': list(
      matches => sql`exists (select 1 from disk_attachment a join disk on disk.id = a.disk_id
        join storage_domain on storage_domain.id = disk.storage_domain_id
        where a.vm_id = vm.id and ${matches(sql`storage_domain.name`)})`,
    ),
    'network.name': list(
      matches => sql`exists (select 1 from nic join vnic_profile p on p.id = nic.vnic_profile_id
        join network on network.id = p.network_id where nic.vm_id = vm.id and ${matches(sql`network.name`)})`,
    ),
    'vnic.network_name': list(
      matches => sql`exists (select 1 from nic join vnic_profile p on p.id = nic.vnic_profile_id
        join network on network.id = p.network_id where nic.vm_id = vm.id and ${matches(sql`network.name`)})`,
    ),
  },
};
