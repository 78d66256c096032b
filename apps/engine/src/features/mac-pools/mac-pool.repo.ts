// MAC address pools: ranges, and which address is free. An address is taken when a NIC has it; there is no second list.
import type { Queryable } from '@overt/database/connection';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { sql } from 'kysely';

export interface MacPoolRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly is_default: boolean;
  readonly allow_duplicates: boolean;
  readonly revision: number;
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
}

export interface NewMacPool {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly allowDuplicates?: boolean;
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
}

export const macPoolRepo = (db: Queryable) => ({
  async list(ids?: readonly string[]): Promise<readonly MacPoolRow[]> {
    const { rows } = await sql<MacPoolRow>`
      select p.id, p.name, p.description, p.is_default, p.allow_duplicates, p.revision,
        coalesce(jsonb_agg(jsonb_build_object('from', r.first_mac, 'to', r.last_mac) order by r.first_mac)
          filter (where r.mac_pool_id is not null), '[]') as ranges
      from mac_pool p left join mac_pool_range r on r.mac_pool_id = p.id
      where ${ids === undefined ? sql`true` : sql`p.id = any(${ids}::uuid[])`}
      group by p.id order by lower(p.name), p.id`.execute(db);
    return rows;
  },

  /**
   * The lowest free address of the cluster's pool. The pool row stays locked until the transaction ends, so two NICs
   * that are made together never get the same one. Refuses MAC_POOL_EXHAUSTED.
   */
  async allocate(clusterId: string): Promise<string> {
    const pool = await lockPoolOfCluster(db, clusterId);
    const { rows } = await sql<{ mac: string }>`
      with candidate as (
        select r.first_mac as mac from mac_pool_range r where r.mac_pool_id = ${pool.id}
        union all
        select mac_after(t.mac) from mac_pool_range r
          join nic t on t.mac >= r.first_mac and t.mac < r.last_mac where r.mac_pool_id = ${pool.id}
      )
      select c.mac::text from candidate c where not exists (select 1 from nic where nic.mac = c.mac)
      order by c.mac limit 1`.execute(db);
    const free = rows[0]?.mac;
    refuseUnless(free, 'MAC_POOL_EXHAUSTED', { pool: pool.name });
    return free;
  },

  /**
   * Refuses MAC_IN_USE unless the cluster's pool allows duplicates. `exceptNicId` may have it already. Pools that would
   * give the address away are locked too, so that none does so at the same time.
   */
  async claim(clusterId: string, mac: string, exceptNicId?: string): Promise<void> {
    await sql`select 1 from mac_pool p where exists (select 1 from mac_pool_range r
        where r.mac_pool_id = p.id and ${mac}::macaddr between r.first_mac and r.last_mac)
      order by p.id for no key update of p`.execute(db);
    const pool = await lockPoolOfCluster(db, clusterId);
    if (pool.allow_duplicates) return;
    let query = db
      .selectFrom('nic')
      .innerJoin('vm', 'vm.id', 'nic.vm_id')
      .select(['nic.id', 'vm.name'])
      .where('nic.mac', '=', mac);
    if (exceptNicId !== undefined) query = query.where('nic.id', '!=', exceptNicId);
    const other = await query.executeTakeFirst();
    if (other) refuse('MAC_IN_USE', { mac, vm: other.name });
  },

  async insert(pool: NewMacPool): Promise<void> {
    const { id, name, description, isDefault, allowDuplicates = false } = pool;
    await db
      .insertInto('mac_pool')
      .values({ id, name, description, is_default: isDefault, allow_duplicates: allowDuplicates })
      .execute();
    await insertRanges(db, id, pool.ranges);
  },

  async update(id: string, change: Partial<Omit<NewMacPool, 'id' | 'isDefault'>>): Promise<void> {
    const { name, description, allowDuplicates, ranges } = change;
    await sql`update mac_pool set name = coalesce(${name ?? null}, name),
        description = coalesce(${description ?? null}, description),
        allow_duplicates = coalesce(${allowDuplicates ?? null}, allow_duplicates)
      where id = ${id}`.execute(db);
    if (ranges === undefined) return;
    await db.deleteFrom('mac_pool_range').where('mac_pool_id', '=', id).execute();
    await insertRanges(db, id, ranges);
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('mac_pool').where('id', '=', id).execute();
  },

  /** Data centers and clusters that take their addresses from it, at most ten, in words. */
  async users(id: string): Promise<string[]> {
    const { rows } = await sql<{ user: string }>`
      select 'data center ' || name as user from data_center where mac_pool_id = ${id}
      union all select 'cluster ' || name from cluster where mac_pool_id = ${id}
      order by 1 limit 10`.execute(db);
    return rows.map(row => row.user);
  },
});
export type MacPoolRepo = ReturnType<typeof macPoolRepo>;

async function lockPoolOfCluster(db: Queryable, clusterId: string) {
  const { rows } = await sql<{ id: string; name: string; allow_duplicates: boolean }>`
    select p.id, p.name, p.allow_duplicates from mac_pool p
    where p.id = (select coalesce(c.mac_pool_id, d.mac_pool_id) from cluster c left join data_center d on d.id = c.data_center_id
                  where c.id = ${clusterId})
    for no key update of p`.execute(db);
  const pool = rows[0];
  refuseUnless(pool, 'NOT_FOUND', { what: 'MAC pool of cluster', id: clusterId });
  return pool;
}

async function insertRanges(db: Queryable, poolId: string, ranges: NewMacPool['ranges']): Promise<void> {
  const rows = ranges.map(({ from, to }) => ({ mac_pool_id: poolId, first_mac: from, last_mac: to }));
  await db.insertInto('mac_pool_range').values(rows).execute();
}
