// Every SQL statement about pools of VMs. A VM is taken when somebody has the role UserRole on it.
import type { Queryable } from '@overt/database/connection';
import { brokenUnique } from '@overt/database/failures';
import { json } from '@overt/database/json';
import { Refusal } from '@overt/kernel/refusal';
import { sql } from 'kysely';
import { enumeration, id, number, text, type Searchable } from '../../search/searchable.ts';
import { visible } from '../permissions/public.ts';
import { USER_ROLE_ID } from '../roles/public.ts';
import type { SettingsChange } from '../vms/public.ts';
import type { VmPoolType } from './vm-pool.ts';

export interface VmPoolRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly cluster_id: string;
  readonly template_id: string;
  readonly type: VmPoolType;
  readonly prestarted_vms: number;
  readonly max_user_vms: number;
  readonly use_latest_template_version: boolean;
  /** False: what users change in its VMs is gone when they stop. */
  readonly stateful: boolean;
  readonly settings: SettingsChange;
  readonly revision: number;
  /** VMs that are there. */
  readonly size: number;
  /** While VMs of it are being made: how many there will be. */
  readonly asked_size: number | null;
}

export type NewVmPool = Omit<VmPoolRow, 'revision' | 'size' | 'asked_size'>;
export type VmPoolChange = Partial<
  Pick<
    VmPoolRow,
    'name' | 'description' | 'comment' | 'prestarted_vms' | 'max_user_vms' | 'use_latest_template_version' | 'stateful'
  >
>;

/** A VM of a pool, with what a pool wants to know of it. */
export interface PoolVm {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly hostId: string | null;
  readonly taken: boolean;
  /** Some operation works on it. */
  readonly busy: boolean;
}

const SIZE = sql<number>`(select count(*)::integer from vm where vm.vm_pool_id = vm_pool.id)`;
const TAKEN = sql<boolean>`exists (select 1 from permission p where p.entity_id = vm.id and p.role_id = ${USER_ROLE_ID})`;
const BUSY = sql<boolean>`exists (select 1 from command_lock l where l.kind = 'vm' and l.entity_id = vm.id::text)`;

export const vmPoolRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly VmPoolRow[]> {
    const rows = await db
      .selectFrom('vm_pool')
      .selectAll()
      .select(SIZE.as('size'))
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows as unknown as readonly VmPoolRow[];
  },

  /** Refuses NOT_FOUND. */
  async require(poolId: string): Promise<VmPoolRow> {
    const [pool] = await this.byIds([poolId]);
    if (pool === undefined) throw new Refusal('NOT_FOUND', { what: 'VM pool', id: poolId });
    return pool;
  },

  async idByName(name: string): Promise<string | undefined> {
    return (await db.selectFrom('vm_pool').select('id').where('name', '=', name).executeTakeFirst())?.id;
  },

  /** In the order of their names. */
  async vms(poolId: string): Promise<readonly PoolVm[]> {
    const { rows } = await sql<PoolVm>`
      select vm.id, vm.name, coalesce(r.status, vm.resting_status) as status, r.host_id as "hostId",
        ${TAKEN} as taken, ${BUSY} as busy
      from vm left join vm_runtime r on r.vm_id = vm.id where vm.vm_pool_id = ${poolId} order by vm.name`.execute(db);
    return rows;
  },

  /** How many VMs of the pool a user has taken. */
  async takenBy(poolId: string, userId: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from vm join permission p on p.entity_id = vm.id
      where vm.vm_pool_id = ${poolId} and p.role_id = ${USER_ROLE_ID} and p.subject_id = ${userId}`.execute(db);
    return rows[0]?.count ?? 0;
  },

  /** Pools in which the engine itself has something to do. */
  async tended(): Promise<readonly VmPoolRow[]> {
    const { rows } = await sql<VmPoolRow>`
      select vm_pool.*, ${SIZE} as size from vm_pool
      where (prestarted_vms > 0 or type = 'automatic') and not exists (
        select 1 from command_lock l where l.kind = 'vm_pool' and l.entity_id = vm_pool.id::text)
      order by name`.execute(db);
    return rows;
  },

  /** Of these names, those that VMs have. */
  async taken(names: readonly string[]): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('vm')
      .select('name')
      .where('name', '=', sql<string>`any(${names}::text[])`)
      .execute();
    return rows.map(row => row.name);
  },

  /** The first VM of each pool that has one, by the id of the pool. */
  async samples(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await sql<{ pool: string; vm: string }>`
      select distinct on (vm_pool_id) vm_pool_id as pool, id as vm from vm
      where vm_pool_id = any(${ids}::uuid[]) order by vm_pool_id, name`.execute(db);
    return new Map(rows.map(({ pool, vm }) => [pool, vm]));
  },

  /** Those of the VMs that are whole, with the operation that made them ended. */
  async ready(vmIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db
      .selectFrom('vm')
      .select('id')
      .where('id', '=', sql<string>`any(${vmIds}::uuid[])`)
      .where('resting_status', '!=', 'image_locked')
      .where(sql<boolean>`not ${BUSY}`)
      .execute();
    return new Set(rows.map(row => row.id));
  },

  /** Refuses NAME_IN_USE. */
  async insert({ settings, ...pool }: NewVmPool, askedSize: number): Promise<void> {
    await db
      .insertInto('vm_pool')
      .values({ ...pool, asked_size: askedSize, settings: json(settings) })
      .execute()
      .catch(nameInUse(pool.name));
  },

  /** Refuses NAME_IN_USE. */
  async update(poolId: string, change: VmPoolChange): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db
      .updateTable('vm_pool')
      .set(change)
      .where('id', '=', poolId)
      .execute()
      .catch(nameInUse(change.name ?? ''));
  },

  /** `size`: null when all VMs are there, or will not come. */
  async ask(poolId: string, size: number | null): Promise<void> {
    await db.updateTable('vm_pool').set({ asked_size: size }).where('id', '=', poolId).execute();
  },

  /** A pool that has VMs stays. */
  async delete(poolId: string): Promise<void> {
    await sql`delete from vm_pool where id = ${poolId}
      and not exists (select 1 from vm where vm.vm_pool_id = vm_pool.id)`.execute(db);
  },

  /** Makes the VM one of its own. No more can wait running than are left. */
  async release(vmId: string, poolId: string): Promise<void> {
    await db.updateTable('vm').set({ vm_pool_id: null }).where('id', '=', vmId).execute();
    await sql`update vm_pool set prestarted_vms = ${SIZE} where id = ${poolId} and prestarted_vms > ${SIZE}`.execute(
      db,
    );
  },

  /** What users were given when they took it. */
  async takeBack(vmId: string): Promise<void> {
    await db.deleteFrom('permission').where('entity_id', '=', vmId).where('role_id', '=', USER_ROLE_ID).execute();
  },
});

const nameInUse =
  (name: string) =>
  (error: unknown): never => {
    if (brokenUnique(error) === 'vm_pool_name_key') throw new Refusal('NAME_IN_USE', { what: 'VM pool', name });
    throw error;
  };

export const vmPoolSearch: Searchable = {
  entity: 'vmpools',
  from: sql`vm_pool join cluster on cluster.id = vm_pool.cluster_id
    left join data_center on data_center.id = cluster.data_center_id`,
  id: sql`vm_pool.id`,
  defaultSort: sql`vm_pool.name`,
  visibleTo: visible.vm_pool,
  fields: {
    name: text(sql`vm_pool.name`),
    id: id(sql`vm_pool.id`),
    description: text(sql`vm_pool.description`),
    comment: text(sql`vm_pool.comment`),
    type: enumeration(sql`vm_pool.type`),
    cluster: text(sql`cluster.name`),
    datacenter: text(sql`data_center.name`),
    architecture: enumeration(sql`cluster.cpu_architecture`),
    assigned_vm_count: number(SIZE),
    running_vm_count: number(
      sql`(select count(*) from vm join vm_runtime r on r.vm_id = vm.id where vm.vm_pool_id = vm_pool.id)`,
    ),
  },
};
