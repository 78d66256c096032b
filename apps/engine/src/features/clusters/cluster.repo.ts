// Every SQL statement about clusters.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import type { Searchable } from '../../search/searchable.ts';
import { enumeration, id, text } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

export interface ClusterRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly data_center_id: string | null;
  readonly cpu_architecture: string;
  readonly cpu_type: string | null;
  readonly bios_type: string;
  readonly compatibility_version: string;
  readonly scheduling_policy_id: string;
  readonly memory_overcommit_percent: number;
  readonly mac_pool_id: string | null;
  readonly configuration: unknown;
  readonly revision: number;
}

export type NewCluster = Omit<ClusterRow, 'revision' | 'configuration'> & { readonly configuration: object };
export type ClusterChanges = Partial<Omit<NewCluster, 'id'>>;

const columns = ({ configuration, ...rest }: ClusterChanges) => ({
  ...rest,
  ...(configuration === undefined ? {} : { configuration: json(configuration) }),
});

export const clusterRepo = (db: Queryable) => ({
  async byId(clusterId: string): Promise<ClusterRow | undefined> {
    return (await this.byIds([clusterId]))[0];
  },

  async byIds(ids: readonly string[]): Promise<readonly ClusterRow[]> {
    return await db
      .selectFrom('cluster')
      .selectAll()
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('cluster').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  /** Management network of each cluster that has one. */
  async managementNetworks(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await db
      .selectFrom('cluster_network')
      .select(['cluster_id', 'network_id'])
      .where('cluster_id', '=', sql<string>`any(${ids}::uuid[])`)
      .where(sql<boolean>`'management' = any(usages)`)
      .execute();
    return new Map(rows.map(row => [row.cluster_id, row.network_id]));
  },

  async idsOfDataCenters(dataCenterIds: readonly string[]): Promise<readonly { id: string; parent: string }[]> {
    const rows = await db
      .selectFrom('cluster')
      .select(['id', 'data_center_id'])
      .where('data_center_id', '=', sql<string>`any(${dataCenterIds}::uuid[])`)
      .orderBy('name')
      .execute();
    return rows.map(row => ({ id: row.id, parent: row.data_center_id ?? '' }));
  },

  async insert(cluster: NewCluster): Promise<void> {
    await db
      .insertInto('cluster')
      .values({ ...cluster, configuration: json(cluster.configuration) })
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute();
  },

  /** Lets the management network of its data center, if there is one, reach the new cluster. */
  async attachManagementNetwork(clusterId: string, networkId: string | null): Promise<void> {
    await sql`
      insert into cluster_network (cluster_id, network_id, is_required, usages)
      select cluster.id, network.id, true, '{management,vm,display,migration,default_route}'
      from cluster join network on network.data_center_id = cluster.data_center_id
      where cluster.id = ${clusterId} and (network.id = ${networkId} or (${networkId}::uuid is null and network.name = 'ovirtmgmt'))
      on conflict do nothing`.execute(db);
  },

  async update(clusterId: string, changes: ClusterChanges): Promise<void> {
    const set = columns(changes);
    if (Object.keys(set).length === 0) return;
    await db.updateTable('cluster').set(set).where('id', '=', clusterId).execute();
  },

  async delete(clusterId: string): Promise<void> {
    await db.deleteFrom('cluster').where('id', '=', clusterId).execute();
  },

  /** The name of one of its hosts. */
  async hostOf(clusterId: string): Promise<string | undefined> {
    const host = db.selectFrom('host').select('name').where('cluster_id', '=', clusterId).orderBy('name').limit(1);
    return (await host.executeTakeFirst())?.name;
  },

  /** Something that keeps the cluster from being removed, for a person. */
  async user(clusterId: string): Promise<string | undefined> {
    const used = await sql<{ by: string }>`
      select 'host ' || name as by from host where cluster_id = ${clusterId}
      union all select 'virtual machine ' || name from vm where cluster_id = ${clusterId}
      union all select 'template ' || name from template where cluster_id = ${clusterId} limit 1`.execute(db);
    return used.rows[0]?.by;
  },
});

export const clusterSearch: Searchable = {
  entity: 'clusters',
  from: sql`cluster`,
  id: sql`cluster.id`,
  defaultSort: sql`cluster.name`,
  visibleTo: visible.cluster,
  fields: {
    name: text(sql`cluster.name`),
    description: text(sql`cluster.description`),
    comment: text(sql`cluster.comment`),
    architecture: enumeration(sql`cluster.cpu_architecture`),
    cpu_type: text(sql`cluster.cpu_type`),
    compatibility_level: id(sql`cluster.compatibility_version`),
    id: id(sql`cluster.id`),
  },
};
