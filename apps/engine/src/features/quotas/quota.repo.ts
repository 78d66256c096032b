// Every SQL statement about quotas, their limits and what is consumed of them.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface QuotaRow {
  readonly id: string;
  readonly data_center_id: string;
  readonly name: string;
  readonly description: string;
  readonly is_default: boolean;
  readonly cluster_soft_percent: number;
  readonly cluster_hard_percent: number;
  readonly storage_soft_percent: number;
  readonly storage_hard_percent: number;
  readonly revision: number;
}

export type QuotaChange = Partial<Omit<QuotaRow, 'id' | 'data_center_id' | 'is_default' | 'revision'>>;

export interface ClusterLimitRow {
  readonly id: string;
  readonly quota_id: string;
  readonly cluster_id: string | null;
  readonly vcpu_limit: number;
  readonly memory_gib: number;
  readonly vcpu_usage: number;
  readonly memory_usage_gib: number;
}

export interface StorageLimitRow {
  readonly id: string;
  readonly quota_id: string;
  readonly storage_domain_id: string | null;
  readonly limit_gib: number;
  readonly usage_gib: number;
}

/** The quota that a VM or disk consumes, with the data center's way to deal with it. */
export interface ConsumedQuota extends QuotaRow {
  readonly mode: 'disabled' | 'audit' | 'enabled';
  /** Of the cluster or storage domain. */
  readonly place: string;
  readonly place_data_center_id: string;
}

const GIB = sql`1073741824.0`;

export const quotaRepo = (db: Queryable) => ({
  async list(where: { ids?: readonly string[]; dataCenterIds?: readonly string[] }): Promise<readonly QuotaRow[]> {
    let query = db.selectFrom('quota').selectAll().orderBy('name').orderBy('id');
    if (where.ids !== undefined) query = query.where('id', '=', sql<string>`any(${where.ids}::uuid[])`);
    if (where.dataCenterIds !== undefined)
      query = query.where('data_center_id', '=', sql<string>`any(${where.dataCenterIds}::uuid[])`);
    return query.execute();
  },

  async byId(id: string): Promise<QuotaRow | undefined> {
    return (await this.list({ ids: [id] }))[0];
  },

  async insert(row: Omit<QuotaRow, 'revision' | 'is_default'>): Promise<void> {
    await db.insertInto('quota').values(row).execute();
  },

  async update(id: string, change: QuotaChange): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable('quota').set(change).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('quota').where('id', '=', id).execute();
  },

  /** Limits with what running VMs use of them: their processors, and their memory in GiB. One query. */
  async clusterLimits(quotaIds: readonly string[]): Promise<readonly ClusterLimitRow[]> {
    const { rows } = await sql<ClusterLimitRow>`
      select l.*, coalesce(sum(r.cpu_count), 0)::integer as vcpu_usage,
        coalesce(sum(r.memory) / ${GIB}, 0)::float8 as memory_usage_gib
      from quota_cluster_limit l join quota q on q.id = l.quota_id
      left join lateral (
        select r.cpu_count, vm.memory_bytes as memory from vm_runtime r join vm on vm.id = r.vm_id
          join cluster c on c.id = vm.cluster_id and c.data_center_id = q.data_center_id
        where (l.cluster_id is null or vm.cluster_id = l.cluster_id)
          and case when q.is_default then coalesce(vm.configuration #>> '{quota,id}', q.id::text) else vm.configuration #>> '{quota,id}' end = q.id::text
      ) r on true
      where l.quota_id = any(${quotaIds}::uuid[]) group by l.id order by l.id`.execute(db);
    return rows;
  },

  /** Limits with the provisioned size of the disks that count for them, in GiB. One query. */
  async storageLimits(quotaIds: readonly string[]): Promise<readonly StorageLimitRow[]> {
    const { rows } = await sql<StorageLimitRow>`
      select l.*, coalesce(sum(d.provisioned_bytes) / ${GIB}, 0)::float8 as usage_gib
      from quota_storage_limit l join quota q on q.id = l.quota_id
      left join lateral (
        select disk.provisioned_bytes from disk
          join storage_domain_attachment a on a.storage_domain_id = disk.storage_domain_id and a.data_center_id = q.data_center_id
        where (l.storage_domain_id is null or disk.storage_domain_id = l.storage_domain_id)
          and (disk.quota_id = q.id or (q.is_default and disk.quota_id is null))
      ) d on true
      where l.quota_id = any(${quotaIds}::uuid[]) group by l.id order by l.id`.execute(db);
    return rows;
  },

  async addClusterLimit(
    row: Pick<ClusterLimitRow, 'id' | 'quota_id' | 'cluster_id' | 'vcpu_limit' | 'memory_gib'>,
  ): Promise<void> {
    await db
      .insertInto('quota_cluster_limit')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async addStorageLimit(row: Omit<StorageLimitRow, 'usage_gib'>): Promise<void> {
    await db
      .insertInto('quota_storage_limit')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async removeLimit(id: string): Promise<void> {
    await sql`with storage as (delete from quota_storage_limit where id = ${id})
      delete from quota_cluster_limit where id = ${id}`.execute(db);
  },

  /** The quota of what is to be in a cluster or storage domain: the named one, else the default of its data center. */
  async consumed(
    kind: 'cluster' | 'storage_domain',
    placeId: string,
    named: string | undefined,
  ): Promise<ConsumedQuota | undefined> {
    const place =
      kind === 'cluster'
        ? sql`select name, data_center_id from cluster where id = ${placeId}`
        : sql`select s.name, a.data_center_id from storage_domain s
            join storage_domain_attachment a on a.storage_domain_id = s.id where s.id = ${placeId}`;
    const { rows } = await sql<ConsumedQuota>`
      select q.*, d.quota_mode as mode, place.name as place, place.data_center_id as place_data_center_id
      from (${place}) place join data_center d on d.id = place.data_center_id
      join quota q on case when ${named ?? null}::text is null then q.data_center_id = d.id and q.is_default
        else q.id::text = ${named ?? null} end`.execute(db);
    return rows[0];
  },

  /** Until the transaction ends, nobody else consumes it. */
  async lock(id: string): Promise<void> {
    await db.selectFrom('quota').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  },

  /** VMs and disks that name it, at most ten, in words. */
  async users(id: string): Promise<readonly string[]> {
    const { rows } = await sql<{ by: string }>`
      select 'VM ' || name as by from vm where configuration #>> '{quota,id}' = ${id}
      union all select 'disk ' || alias from disk where quota_id = ${id} order by 1 limit 10`.execute(db);
    return rows.map(row => row.by);
  },
});
