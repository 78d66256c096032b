// Logical networks and where they are used.
import type { Queryable } from '@overt/database/connection';
import type { Schema } from '@overt/database/schema.gen';
import { sql, type Insertable, type RawBuilder, type Selectable, type Updateable } from 'kysely';
import { noText } from '../../search/field-kinds.repo.ts';
import { boolean, id, number, text, type Searchable } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

const ROLES_OF_ONE: ReadonlySet<string> = new Set(['display', 'migration', 'default_route']);

export type NetworkRow = Selectable<Schema['network']> & { is_required?: boolean; usages?: string[] };

export const networkRepo = (db: Queryable) => ({
  byIds: (ids: readonly string[]): Promise<NetworkRow[]> =>
    db
      .selectFrom('network')
      .selectAll()
      .where(eb => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute(),

  async byId(id: string): Promise<NetworkRow | undefined> {
    return db.selectFrom('network').selectAll().where('id', '=', id).executeTakeFirst();
  },

  async byName(dataCenterId: string, name: string): Promise<NetworkRow | undefined> {
    const query = db.selectFrom('network').selectAll().where('data_center_id', '=', dataCenterId);
    return query.where('name', '=', name).executeTakeFirst();
  },

  /** Networks by data center, each list by name. */
  ofDataCenters: (ids: readonly string[]): Promise<NetworkRow[]> =>
    db
      .selectFrom('network')
      .selectAll()
      .where(eb => eb('data_center_id', '=', eb.fn.any(eb.val(ids))))
      .orderBy('name')
      .execute(),

  /** Networks by cluster, with what the cluster demands of them. */
  ofClusters: (ids: readonly string[]) =>
    db
      .selectFrom('network')
      .innerJoin('cluster_network as cn', 'cn.network_id', 'network.id')
      .selectAll('network')
      .select(['cn.cluster_id', 'cn.is_required', 'cn.usages'])
      .where(eb => eb('cn.cluster_id', '=', eb.fn.any(eb.val(ids))))
      .orderBy('network.name')
      .execute(),

  async insert(row: Insertable<Schema['network']>): Promise<void> {
    await db.insertInto('network').values(row).execute();
  },

  async update(id: string, change: Updateable<Schema['network']>): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable('network').set(change).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('network').where('id', '=', id).execute();
  },

  /** A role that only one network of a cluster has is taken from the one that had it. */
  async attachToCluster(row: Insertable<Schema['cluster_network']>): Promise<void> {
    const taken = (row.usages ?? []).filter(usage => ROLES_OF_ONE.has(usage));
    if (taken.length > 0)
      await sql`update cluster_network set usages = array(
          select usage from unnest(usages) with ordinality as u(usage, place)
          where usage <> all(${taken}::text[]) order by place)
        where cluster_id = ${row.cluster_id} and network_id <> ${row.network_id} and usages && ${taken}::text[]`.execute(
        db,
      );
    await db
      .insertInto('cluster_network')
      .values(row)
      .onConflict(c =>
        c
          .columns(['cluster_id', 'network_id'])
          .doUpdateSet({ is_required: row.is_required ?? false, usages: row.usages ?? ['vm'] }),
      )
      .execute();
  },

  async detachFromCluster(clusterId: string, networkId: string): Promise<void> {
    await db
      .deleteFrom('cluster_network')
      .where('cluster_id', '=', clusterId)
      .where('network_id', '=', networkId)
      .execute();
  },

  /** VMs and templates whose NICs are on a network (`clusterId`: of that cluster only), at most ten, in words. */
  async usersOf(networkId: string, clusterId?: string): Promise<string[]> {
    const within = (column: RawBuilder<unknown>) =>
      clusterId === undefined ? sql`true` : sql`${column} = ${clusterId}`;
    const { rows } = await sql<{ user: string }>`
      with used as (select n.vm_id, n.template_id from nic n join vnic_profile p on p.id = n.vnic_profile_id
        where p.network_id = ${networkId})
      select 'VM ' || vm.name as user from vm where id in (select vm_id from used) and ${within(sql`vm.cluster_id`)}
      union all
      select 'template ' || t.name from template t where id in (select template_id from used) and ${within(sql`t.cluster_id`)}
      order by 1 limit 10`.execute(db);
    return rows.map(row => row.user);
  },
});
export type NetworkRepo = ReturnType<typeof networkRepo>;

export const networkSearch: Searchable = {
  entity: 'networks',
  from: sql`network join data_center on data_center.id = network.data_center_id`,
  id: sql`network.id`,
  defaultSort: sql`network.name`,
  visibleTo: visible.network,
  fields: {
    name: text(sql`network.name`),
    description: text(sql`network.description`),
    comment: text(sql`network.comment`),
    vlanid: number(sql`network.vlan_id`),
    mtu: number(sql`network.mtu`),
    stp: boolean(sql`network.stp`),
    vmnetwork: boolean(sql`network.is_vm_network`),
    datacenter: text(sql`data_center.name`),
    label: text(sql`network.label`),
    provider_name: noText,
    qos_name: text(sql`(select q.name from qos q where q.id::text = network.configuration #>> '{qos,id}')`),
    id: id(sql`network.id`),
  },
};
