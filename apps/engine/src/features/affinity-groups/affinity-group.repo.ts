// Every SQL statement about affinity groups and their members.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { GroupOfVms, MemberKind } from './affinity-group.ts';

export interface AffinityGroupRow extends GroupOfVms {
  readonly id: string;
  readonly clusterId: string;
  readonly description: string;
  readonly revision: number;
  /** Ids as they were named, by kind. */
  readonly members: Readonly<Record<MemberKind, readonly string[]>>;
}

export interface AffinityGroupColumns {
  readonly name?: string;
  readonly description?: string;
  readonly priority?: number;
  readonly vms_enabled?: boolean;
  readonly vms_positive?: boolean;
  readonly vms_enforcing?: boolean;
  readonly hosts_enabled?: boolean;
  readonly hosts_positive?: boolean;
  readonly hosts_enforcing?: boolean;
}

const COLUMNS = { vm: 'vm_id', host: 'host_id', vm_label: 'label_id', host_label: 'label_id' } as const;

export const affinityGroupRepo = (db: Queryable) => ({
  async ofClusters(clusterIds: readonly string[]): Promise<readonly AffinityGroupRow[]> {
    return groups(db, sql`g.cluster_id = any(${clusterIds}::uuid[])`);
  },

  /** Of this cluster only: a group is below it in every path. */
  async byId(clusterId: string, id: string): Promise<AffinityGroupRow | undefined> {
    return (await groups(db, sql`g.cluster_id = ${clusterId} and g.id = ${id}`))[0];
  },

  async insert(group: AffinityGroupColumns & { id: string; cluster_id: string; name: string }): Promise<void> {
    await db.insertInto('affinity_group').values(group).execute();
  },

  async update(id: string, change: AffinityGroupColumns): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable('affinity_group').set(change).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('affinity_group').where('id', '=', id).execute();
  },

  async addMembers(groupId: string, kind: MemberKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await db
      .insertInto('affinity_group_member')
      .values(ids.map(id => ({ group_id: groupId, kind, [COLUMNS[kind]]: id })))
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  /** All of the kind when `ids` is absent. */
  async removeMembers(groupId: string, kind: MemberKind, ids?: readonly string[]): Promise<void> {
    let query = db.deleteFrom('affinity_group_member').where('group_id', '=', groupId).where('kind', '=', kind);
    if (ids !== undefined) query = query.where('member_id', '=', sql<string>`any(${ids}::uuid[])`);
    await query.execute();
  },

  /** Ids of the groups that name it. */
  async ofMember(kind: MemberKind, id: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('affinity_group_member')
      .select('group_id')
      .where('kind', '=', kind)
      .where('member_id', '=', id)
      .execute();
    return rows.map(row => row.group_id);
  },

  /** Which of these VMs and hosts are not of the cluster, or not at all; by name where there is one. */
  async outside(clusterId: string, vmIds: readonly string[], hostIds: readonly string[]): Promise<readonly string[]> {
    const { rows } = await sql<{ member: string }>`
      select 'VM ' || coalesce(vm.name, one::text) as member from unnest(${vmIds}::uuid[]) one left join vm on vm.id = one
        where vm.cluster_id is distinct from ${clusterId}
      union all
      select 'host ' || coalesce(host.name, one::text) from unnest(${hostIds}::uuid[]) one left join host on host.id = one
        where host.cluster_id is distinct from ${clusterId} order by 1`.execute(db);
    return rows.map(row => row.member);
  },
});

async function groups(db: Queryable, which: ReturnType<typeof sql>): Promise<readonly AffinityGroupRow[]> {
  const rule = (prefix: string) => sql`jsonb_build_object('enabled', ${sql.ref(`g.${prefix}_enabled`)},
    'positive', ${sql.ref(`g.${prefix}_positive`)}, 'enforcing', ${sql.ref(`g.${prefix}_enforcing`)})`;
  const named = (kind: MemberKind) => sql`coalesce((select jsonb_agg(m.member_id order by m.member_id)
    from affinity_group_member m where m.group_id = g.id and m.kind = ${kind}), '[]')`;
  const { rows } = await sql<AffinityGroupRow>`
    select g.id, g.cluster_id as "clusterId", g.name, g.description, g.priority, g.revision,
      ${rule('vms')} as "vmsRule", ${rule('hosts')} as "hostsRule",
      jsonb_build_object('vm', ${named('vm')}, 'host', ${named('host')},
        'vm_label', ${named('vm_label')}, 'host_label', ${named('host_label')}) as members,
      coalesce((select jsonb_agg(jsonb_build_object('id', vm.id, 'name', vm.name, 'hostId', r.host_id) order by vm.name)
        from affinity_group_vms(g.id) one join vm on vm.id = one left join vm_runtime r on r.vm_id = one), '[]') as vms,
      array(select one::text from affinity_group_hosts(g.id) one order by 1) as hosts
    from affinity_group g where ${which} order by lower(g.name), g.id`.execute(db);
  return rows;
}
