// Every SQL statement about placement: the snapshot that decisions are made on, and what was decided.
import type { Queryable } from '@overt/database/connection';
import { json, type Json } from '@overt/database/json';
import type { AffinityRule, ClusterPolicy, ClusterSnapshot, HostSnapshot } from '@overt/scheduling/model';
import { refuse } from '@overt/kernel/refusal';
import { sql } from 'kysely';

const KEPT_DECISIONS = 5;

export interface Reservation {
  readonly hostId: string;
  readonly memoryBytes: number;
  readonly vcpus: number;
}

export const schedulingRepo = (db: Queryable) => ({
  /** The hosts of a cluster with what runs there; `hostId` narrows it to one host. */
  async snapshot(clusterId: string, hostId?: string): Promise<ClusterSnapshot> {
    const policy = await policyOf(db, clusterId);
    const one = hostId === undefined ? sql`` : sql`and h.id = ${hostId}`;
    const there = hostId === undefined ? sql`` : sql`where v.host_id = ${hostId}`;
    const { rows } = await sql<HostSnapshot>`
      with load as (
        select v.host_id, sum(v.memory_bytes) as memory, sum(v.cpu_count) as cpus, count(*) as vms
        from vm_runtime v ${there} group by v.host_id
      ), available as (
        select v.host_id, count(*) as vms from vm join vm_runtime v on v.vm_id = vm.id
        where vm.high_availability group by v.host_id
      ), storage as (
        select a.data_center_id, d.local_host_id, array_agg(d.name) as names
        from storage_domain_attachment a join storage_domain d on d.id = a.storage_domain_id
        where a.status = 'active' group by a.data_center_id, d.local_host_id
      )
      select h.id, h.name,
        case when h.administrative_state = 'active' then coalesce(r.status, 'unassigned') else h.administrative_state end as status,
        coalesce(r.memory_bytes, 0) as "memoryBytes",
        coalesce(r.cpu_threads, 0) as "cpuThreads",
        coalesce(load.memory, 0)::bigint as "reservedBytes",
        coalesce(load.cpus, 0)::integer as vcpus,
        coalesce(load.vms, 0)::integer as "vmCount",
        coalesce(available.vms, 0)::integer as "haVmCount",
        coalesce(100 - s.cpu_idle_percent, 0)::float8 as "cpuPercent",
        coalesce(s.load_average_5m * 100 / nullif(r.cpu_threads, 0), 0)::float8 as "loadPercent",
        (100 - 100 * (s.sample ->> 'swapFreeBytes')::float8 / nullif((s.sample ->> 'swapTotalBytes')::float8, 0)) as "swapPercent",
        coalesce(r.capabilities #>> '{cpu,arch}', c.cpu_architecture) as architecture,
        coalesce(r.capabilities #> '{cpu,usableModels}', '[]') as "cpuModels",
        coalesce(r.capabilities -> 'firmwares', '[]') as firmwares,
        coalesce(r.capabilities -> 'emulatedMachines', '[]') as "emulatedMachines",
        coalesce(jsonb_path_query_array(r.capabilities, '$.networks[*] ? (@.up == true).name'), '[]') as networks,
        coalesce(own.names, '{}') || coalesce(common.names, '{}') as "storageDomains",
        coalesce((r.capabilities ->> 'devicePassthrough')::boolean, false) as "devicePassthrough",
        coalesce((
          select jsonb_agg(jsonb_build_object('name', d.name, 'vmId', d.vm_id, 'vm', v.name) order by d.name, v.name)
          from vm_host_device d join vm v on v.id = d.vm_id
          join vm_runtime t on t.vm_id = d.vm_id and t.host_id = d.host_id
          where d.host_id = h.id), '[]') as "devicesInUse"
      from host h
      join cluster c on c.id = h.cluster_id
      left join host_runtime r on r.host_id = h.id
      left join host_statistics s on s.host_id = h.id
      left join load on load.host_id = h.id
      left join available on available.host_id = h.id
      left join storage own on own.data_center_id = c.data_center_id and own.local_host_id = h.id
      left join storage common on common.data_center_id = c.data_center_id and common.local_host_id is null
      where h.cluster_id = ${clusterId} ${one}
      order by h.id`.execute(db);
    return { policy, hosts: rows };
  },

  /** What affinity groups of the cluster, and labels with a group of their own, ask of the VM's host as things are now. */
  async affinityOf(vmId: string, clusterId: string): Promise<readonly AffinityRule[]> {
    const { rows } = await sql<Omit<AffinityRule, 'about'> & { about: string }>`
      select g.name as "group", 'vms' as about, g.vms_positive as positive, g.vms_enforcing as enforcing, g.priority,
        array(select distinct r.host_id::text from affinity_group_vms(g.id) one join vm_runtime r on r.vm_id = one
          where one <> ${vmId} order by 1) as hosts
      from affinity_group g
      where g.cluster_id = ${clusterId} and g.vms_enabled and ${vmId} in (select affinity_group_vms(g.id))
      union all
      select g.name, 'hosts', g.hosts_positive, g.hosts_enforcing, g.priority,
        array(select one::text from affinity_group_hosts(g.id) one order by 1)
      from affinity_group g
      where g.cluster_id = ${clusterId} and g.hosts_enabled and ${vmId} in (select affinity_group_vms(g.id))
      union all
      select l.name, 'label', true, true, 0,
        array(select h.host_id::text from affinity_label_member h where h.label_id = l.id and h.host_id is not null order by 1)
      from affinity_label l join affinity_label_member m on m.label_id = l.id and m.vm_id = ${vmId}
      where l.has_implicit_group
      order by 2, 1`.execute(db);
    return rows.flatMap(rule => effective(rule) ?? []);
  },

  /** Until the transaction ends, nobody else places a VM in this cluster. */
  async lockCluster(clusterId: string): Promise<void> {
    await db.selectFrom('cluster').select('id').where('id', '=', clusterId).forNoKeyUpdate().execute();
  },

  /** Until the transaction ends, nobody else reserves on this host. */
  async lockHost(hostId: string): Promise<void> {
    await db.selectFrom('host').select('id').where('id', '=', hostId).forNoKeyUpdate().execute();
  },

  /** Names of the storage domains behind these ids. */
  async storageNames(ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('storage_domain')
      .select('name')
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .orderBy('name')
      .execute();
    return rows.map(row => row.name);
  },

  /** Keeps the decision, and no more than the latest of each VM. */
  async record(vmId: string, commandId: string, hostId: string | null, explanation: Json): Promise<void> {
    const row = { command_id: commandId, host_id: hostId, explanation: json(explanation) };
    await db
      .insertInto('placement')
      .values({ vm_id: vmId, ...row })
      .onConflict(conflict => conflict.columns(['vm_id', 'command_id']).doUpdateSet({ ...row, created_at: sql`now()` }))
      .execute();
    await sql`delete from placement where vm_id = ${vmId} and command_id not in (
      select command_id from placement where vm_id = ${vmId} order by created_at desc limit ${KEPT_DECISIONS})`.execute(
      db,
    );
  },

  /** The newest first. */
  async decisions(vmId: string) {
    return await db
      .selectFrom('placement')
      .selectAll()
      .where('vm_id', '=', vmId)
      .orderBy('created_at', 'desc')
      .execute();
  },

  async latest(vmId: string) {
    return (await this.decisions(vmId))[0];
  },

  /** What the VM holds where it runs. */
  async reservationOf(vmId: string): Promise<Reservation | undefined> {
    return await db
      .selectFrom('vm_runtime')
      .select(['host_id as hostId', 'memory_bytes as memoryBytes', 'cpu_count as vcpus'])
      .where('vm_id', '=', vmId)
      .executeTakeFirst();
  },
});

/** A group is about nothing while none of its other VMs runs or it has no hosts; a label without hosts holds the VM down. */
function effective(rule: Omit<AffinityRule, 'about'> & { readonly about: string }): AffinityRule | undefined {
  if (rule.about === 'label') return { ...rule, about: 'hosts' };
  if (rule.hosts.length === 0) return undefined;
  return { ...rule, about: rule.about === 'vms' ? 'vms' : 'hosts' };
}

/** The cluster's own properties replace those of its policy. */
async function policyOf(db: Queryable, clusterId: string): Promise<ClusterPolicy> {
  const { rows } = await sql<ClusterPolicy>`
    select p.name, c.memory_overcommit_percent as "memoryOvercommitPercent",
      p.properties || coalesce((select jsonb_object_agg(one ->> 'name', coalesce(one ->> 'value', ''))
        from jsonb_array_elements(c.configuration -> 'customSchedulingPolicyProperties') one), '{}') as properties,
      array(select f.unit_id::text from scheduling_policy_filter f where f.policy_id = p.id order by f.position, f.unit_id) as filters,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', w.unit_id, 'factor', w.factor) order by w.factor desc, w.unit_id)
        from scheduling_policy_weight w where w.policy_id = p.id), '[]') as weights
    from cluster c join scheduling_policy p on p.id = c.scheduling_policy_id where c.id = ${clusterId}`.execute(db);
  return rows[0] ?? refuse('NOT_FOUND', { what: 'cluster', id: clusterId });
}
