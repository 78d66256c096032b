// What hosts can be searched by, in oVirt's words.
import { sql } from 'kysely';
import { never, noNumber, tagged } from '../../search/field-kinds.repo.ts';
import { enumeration, id, number, text, type Searchable } from '../../search/searchable.ts';
import { HOST_STATUS } from './host.repo.ts';
import { visible } from '../permissions/public.ts';

const LOAD = sql`(select count(*) from vm_runtime v where v.host_id = host.id)`;
const RESERVED = sql`(select coalesce(sum(v.memory_bytes), 0) from vm_runtime v where v.host_id = host.id)`;

// Only outer joins: PostgreSQL leaves out those that a search does not ask for.
export const hostSearch: Searchable = {
  entity: 'hosts',
  from: sql`host
    left join cluster on cluster.id = host.cluster_id
    left join data_center on data_center.id = cluster.data_center_id
    left join host_runtime on host_runtime.host_id = host.id
    left join host_statistics s on s.host_id = host.id`,
  id: sql`host.id`,
  defaultSort: sql`host.name`,
  visibleTo: visible.host,
  fields: {
    name: text(sql`host.name`),
    id: id(sql`host.id`),
    comment: text(sql`host.comment`),
    address: text(sql`host.address`),
    status: enumeration(HOST_STATUS, { nonresponsive: 'non_responsive', nonoperational: 'non_operational' }),
    hw_id: id(sql`host.hardware_id`),
    cluster: text(sql`cluster.name`),
    datacenter: text(sql`data_center.name`),
    architecture: enumeration(sql`cluster.cpu_architecture`),
    cpus: number(sql`host_runtime.cpu_threads`),
    memory: number(sql`host_runtime.memory_bytes / 1048576`),
    cpu_model: text(sql`host_runtime.capabilities -> 'cpu' ->> 'model'`, { freeText: false }),
    cpu_speed: number(sql`(host_runtime.capabilities -> 'cpu' ->> 'speedMhz')::numeric`),
    cpu_usage: number(sql`100 - s.cpu_idle_percent`),
    mem_usage: number(sql`100.0 * s.memory_used_bytes / nullif(s.memory_total_bytes, 0)`),
    load: number(sql`s.load_average_5m`),
    active_vms: number(LOAD),
    migrating_vms: number(
      sql`(select count(*) from vm_runtime v where v.host_id = host.id and v.status in ('migrating', 'migration_source'))`,
    ),
    network_usage: noNumber,
    version: text(sql`host_runtime.capabilities ->> 'agentVersion'`),
    type: enumeration(sql`'rhel'::text`),
    external_status: enumeration(sql`'ok'::text`),
    update_available: never,
    ha_score: noNumber,
    spm_id: noNumber,
    tag: tagged('host', sql`host.id`),
    committed_mem: number(sql`${RESERVED} / 1048576`),
  },
};
