// Every SQL statement about data centers.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { Searchable } from '../../search/searchable.ts';
import { boolean, enumeration, id, text } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';

export interface DataCenterRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly is_local: boolean;
  readonly compatibility_version: string;
  readonly storage_format: string;
  readonly quota_mode: string;
  readonly mac_pool_id: string;
  readonly revision: number;
}

/** uninitialized: never had storage; up: some storage is active. */
export type DataCenterStatus = 'uninitialized' | 'up' | 'maintenance' | 'not_operational';

export type NewDataCenter = Omit<DataCenterRow, 'revision'>;
export type DataCenterChanges = Partial<Omit<NewDataCenter, 'id' | 'is_local'>>;

const STATUS = sql<DataCenterStatus>`(
  select case
    when count(*) = 0 then 'uninitialized'
    when bool_or(attachment.status = 'active') then 'up'
    when bool_and(attachment.status in ('maintenance', 'preparing_for_maintenance')) then 'maintenance'
    else 'not_operational' end
  from storage_domain_attachment attachment where attachment.data_center_id = data_center.id)`;

export const dataCenterRepo = (db: Queryable) => ({
  async byId(dataCenterId: string): Promise<(DataCenterRow & { status: DataCenterStatus }) | undefined> {
    return (await this.byIds([dataCenterId]))[0];
  },

  async byIds(ids: readonly string[]): Promise<readonly (DataCenterRow & { status: DataCenterStatus })[]> {
    return await db
      .selectFrom('data_center')
      .selectAll()
      .select(STATUS.as('status'))
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('data_center').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  async clusterLevels(dataCenterId: string): Promise<readonly { readonly name: string; readonly level: string }[]> {
    return await db
      .selectFrom('cluster')
      .select(['name', 'compatibility_version as level'])
      .where('data_center_id', '=', dataCenterId)
      .orderBy('name')
      .execute();
  },

  async insert(dataCenter: NewDataCenter): Promise<void> {
    await db
      .insertInto('data_center')
      .values(dataCenter)
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute();
  },

  async update(dataCenterId: string, changes: DataCenterChanges): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await db.updateTable('data_center').set(changes).where('id', '=', dataCenterId).execute();
  },

  async delete(dataCenterId: string): Promise<void> {
    await db.deleteFrom('data_center').where('id', '=', dataCenterId).execute();
  },

  async defaultMacPoolId(): Promise<string> {
    return (await db.selectFrom('mac_pool').select('id').where('is_default', '=', true).executeTakeFirstOrThrow()).id;
  },

  /** The name of something that keeps the data center from being removed. */
  async user(dataCenterId: string): Promise<string | undefined> {
    const storage = await db
      .selectFrom('storage_domain_attachment')
      .innerJoin('storage_domain', 'storage_domain.id', 'storage_domain_attachment.storage_domain_id')
      .select('storage_domain.name')
      .where('data_center_id', '=', dataCenterId)
      .executeTakeFirst();
    if (storage !== undefined) return `storage domain ${storage.name}`;
    const cluster = await db
      .selectFrom('cluster')
      .select('name')
      .where('data_center_id', '=', dataCenterId)
      .executeTakeFirst();
    return cluster && `cluster ${cluster.name}`;
  },

  async setMaster(dataCenterId: string, storageDomainId: string): Promise<void> {
    await sql`update storage_domain_attachment set is_master = (storage_domain_id = ${storageDomainId})
      where data_center_id = ${dataCenterId} and is_master <> (storage_domain_id = ${storageDomainId})`.execute(db);
  },
});

export const dataCenterSearch: Searchable = {
  entity: 'datacenters',
  from: sql`data_center`,
  id: sql`data_center.id`,
  defaultSort: sql`data_center.name`,
  visibleTo: visible.data_center,
  fields: {
    name: text(sql`data_center.name`),
    description: text(sql`data_center.description`),
    comment: text(sql`data_center.comment`),
    local: boolean(sql`data_center.is_local`),
    status: enumeration(STATUS),
    compatibility_version: text(sql`data_center.compatibility_version`, { freeText: false }),
    id: id(sql`data_center.id`),
  },
};
