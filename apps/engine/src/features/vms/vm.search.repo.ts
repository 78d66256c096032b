// What VMs can be searched by, in oVirt's words.
import { sql } from 'kysely';
import { noNumber, noText, tagged } from '../../search/field-kinds.repo.ts';
import { boolean, date, enumeration, id, list, number, text, type Searchable } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

const CPUS = sql`vm.cpu_sockets * vm.cpu_cores * vm.cpu_threads`;
const STATUS = sql<string>`coalesce(r.status, vm.resting_status)`;
const CUSTOM_LEVEL = sql`((vm.configuration #>> '{customCompatibilityVersion,major}') || '.' ||
  (vm.configuration #>> '{customCompatibilityVersion,minor}'))`;

// Guests say what they like: nothing is cast that may not be an address. Padded, 10.0.0.9 comes before 10.0.0.10.
const FIRST_ADDRESS = sql`(select case when first ~ '^\\d{1,3}([.]\\d{1,3}){3}$'
    then (select string_agg(lpad(part, 3, '0'), '.' order by place)
      from unnest(string_to_array(first, '.')) with ordinality as p(part, place))
    else first end
  from (select r.guest_addresses ->> 0 as first) as a)`;

const addresses = (options: { freeText?: boolean } = {}) =>
  list(
    matches => sql`exists (select 1 from jsonb_array_elements_text(r.guest_addresses) as a(address)
      where ${matches(sql`a.address`)})`,
    { ...options, sort: FIRST_ADDRESS },
  );

// Only outer joins: PostgreSQL leaves out those that a search does not ask for.
export const vmSearch: Searchable = {
  entity: 'vms',
  from: sql`vm
    left join cluster on cluster.id = vm.cluster_id
    left join data_center on data_center.id = cluster.data_center_id
    left join vm_runtime r on r.vm_id = vm.id
    left join host on host.id = r.host_id
    left join vm_statistics s on s.vm_id = vm.id`,
  id: sql`vm.id`,
  defaultSort: sql`vm.name`,
  searchTexts: [sql`vm.search_text`, sql`r.search_text`],
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
    vcpus: number(CPUS),
    // Of what it has, as oVirt counts it: a statistic counts each CPU as 100.
    cpu_usage: number(sql`s.cpu_total_percent / (${CPUS})`),
    mem_usage: number(sql`100.0 * s.memory_used_bytes / nullif(s.memory_installed_bytes, 0)`),
    network_usage: number(sql`s.network_history[cardinality(s.network_history)]`),
    migration_progress_percent: noNumber,
    uptime: number(sql`extract(epoch from now() - r.started_at)`),
    creationdate: date(sql`vm.created_at`),
    created_by_user_id: id(sql`null::uuid`),
    next_run_config_exists: boolean(sql`vm.next_run is not null`),
    has_illegal_images: boolean(sql`exists (select 1 from disk_attachment a join disk on disk.id = a.disk_id
      where a.vm_id = vm.id and disk.status = 'illegal')`),
    fqdn: text(sql`r.guest_fqdn`),
    ip: addresses(),
    // The same again.
    address: addresses({ freeText: false }),
    apps: noText,
    loggedinuser: noText,
    k8s_namespace: noText,
    on_host: text(sql`host.name`, {
      freeText: matches => sql`r.host_id in (select h.id from host h where ${matches(sql`h.name`)})`,
    }),
    architecture: enumeration(sql`cluster.cpu_architecture`),
    bios_type: enumeration(
      sql`coalesce(nullif(vm.configuration #>> '{bios,type}', 'cluster_default'), cluster.bios_type)`,
    ),
    custom_emulated_machine: text(sql`vm.configuration ->> 'customEmulatedMachine'`),
    custom_cpu_type: text(sql`vm.configuration ->> 'customCpuModel'`),
    compatibility_level: text(sql`coalesce(${CUSTOM_LEVEL}, cluster.compatibility_version)`, {
      freeText: matches => sql`case when vm.configuration ? 'customCompatibilityVersion' then ${matches(CUSTOM_LEVEL)}
        else vm.cluster_id in (select c.id from cluster c where ${matches(sql`c.compatibility_version`)}) end`,
    }),
    custom_compatibility_level: id(CUSTOM_LEVEL),
    cluster: text(sql`cluster.name`, {
      freeText: matches => sql`vm.cluster_id in (select c.id from cluster c where ${matches(sql`c.name`)})`,
    }),
    datacenter: text(sql`data_center.name`, {
      freeText: matches => sql`vm.cluster_id in (select c.id from cluster c
        join data_center d on d.id = c.data_center_id where ${matches(sql`d.name`)})`,
    }),
    pool: text(sql`(select p.name from vm_pool p where p.id = vm.vm_pool_id)`, {
      freeText: matches => sql`vm.vm_pool_id in (select p.id from vm_pool p where ${matches(sql`p.name`)})`,
    }),
    quota: text(sql`(select q.name from quota q where q.id::text = vm.configuration #>> '{quota,id}')`, {
      freeText: matches => sql`vm.configuration #>> '{quota,id}' in (select q.id::text from quota q
        where ${matches(sql`q.name`)})`,
    }),
    tag: tagged('vm', sql`vm.id`),
  },
};
