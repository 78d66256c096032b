// Every SQL statement about permissions. A permission holds on its object and on everything below it:
// system > data center > cluster > host and vm > disk; system > data center > storage domain > disk; network > vnic profile.
import type { Queryable } from '@overt/database/connection';
import { isUuid } from '@overt/kernel/ids';
import { sql } from 'kysely';
import { SYSTEM_ID } from './ids.ts';

export interface PermissionRow {
  readonly id: string;
  readonly role_id: string;
  readonly subject_id: string;
  readonly entity: string;
  readonly entity_id: string;
}

/** Ids of the objects above an object, itself included, as a query of one column `id`; by kind. */
const ANCESTORS: Readonly<Record<string, (id: string) => ReturnType<typeof sql>>> = {
  data_center: id => sql`select ${id}::uuid`,
  cluster: id => sql`select unnest(array[id, data_center_id]) from cluster where id = ${id}`,
  host: id =>
    sql`select unnest(array[h.id, h.cluster_id, c.data_center_id]) from host h join cluster c on c.id = h.cluster_id where h.id = ${id}`,
  vm: id =>
    sql`select unnest(array[v.id, v.cluster_id, c.data_center_id]) from vm v join cluster c on c.id = v.cluster_id where v.id = ${id}`,
  template: id =>
    sql`select unnest(array[t.id, c.data_center_id]) from template t left join cluster c on c.id = t.cluster_id where t.id = ${id}`,
  vm_pool: id =>
    sql`select unnest(array[p.id, p.cluster_id, c.data_center_id]) from vm_pool p join cluster c on c.id = p.cluster_id where p.id = ${id}`,
  network: id => sql`select unnest(array[id, data_center_id]) from network where id = ${id}`,
  vnic_profile: id =>
    sql`select unnest(array[p.id, n.id, n.data_center_id]) from vnic_profile p join network n on n.id = p.network_id where p.id = ${id}`,
  quota: id => sql`select unnest(array[id, data_center_id]) from quota where id = ${id}`,
  cpu_profile: id =>
    sql`select unnest(array[p.id, c.id, c.data_center_id]) from cpu_profile p join cluster c on c.id = p.cluster_id where p.id = ${id}`,
  disk_profile: id => sql`select unnest(array[p.id, p.storage_domain_id, a.data_center_id]) from disk_profile p
    left join storage_domain_attachment a on a.storage_domain_id = p.storage_domain_id where p.id = ${id}`,
  storage_domain: id =>
    sql`select unnest(array[${id}::uuid, (select data_center_id from storage_domain_attachment where storage_domain_id = ${id})])`,
  disk: id => sql`
    select ${id}::uuid
    union all select unnest(array[d.storage_domain_id, a.data_center_id]) from disk d
      left join storage_domain_attachment a on a.storage_domain_id = d.storage_domain_id where d.id = ${id}
    union all select unnest(array[v.id, v.cluster_id]) from disk_attachment da join vm v on v.id = da.vm_id where da.disk_id = ${id}`,
};

/** The permissions that give a user a permit on an object, by himself or a group, there or above. */
function given(userId: string, permit: string, kind: string, objectId: string): ReturnType<typeof sql> {
  const ancestors = isUuid(objectId)
    ? (ANCESTORS[kind]?.(objectId) ?? sql`select ${objectId}::uuid`)
    : sql`select null::uuid`;
  return sql`from permission p join role r on r.id = p.role_id
    where p.subject_id in (select subjects_of(${userId})) and ${permit} = any(r.permits)
      and p.entity_id in (select ${SYSTEM_ID}::uuid union all ${ancestors})`;
}

export const permissionRepo = (db: Queryable) => ({
  /** Whether the user holds `permit` on the object or on one above it, himself or through a group. */
  async holds(userId: string, permit: string, kind: string, objectId: string): Promise<boolean> {
    const found = await sql<{ held: boolean }>`
      select exists (select 1 ${given(userId, permit, kind, objectId)}) as held`.execute(db);
    return found.rows[0]?.held ?? false;
  },

  /** For how long a second factor is good by the strictest of the roles that give the permit there; null: none asks. */
  async stepUpMinutes(userId: string, permit: string, kind: string, objectId: string): Promise<number | null> {
    const { rows } = await sql<{ minutes: number | null }>`
      select min(r.step_up_minutes) as minutes ${given(userId, permit, kind, objectId)}`.execute(db);
    return rows[0]?.minutes ?? null;
  },

  /** Permissions on one object; on the system when `entityId` is absent. */
  async on(entityId: string = SYSTEM_ID): Promise<readonly PermissionRow[]> {
    return (await this.onMany([entityId])).get(entityId) ?? [];
  },

  async onMany(entityIds: readonly string[]): Promise<ReadonlyMap<string, readonly PermissionRow[]>> {
    const rows = await db
      .selectFrom('permission')
      .selectAll()
      .where('entity_id', '=', sql<string>`any(${entityIds}::uuid[])`)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return Map.groupBy(rows, row => row.entity_id);
  },

  async ofSubjects(subjectIds: readonly string[]): Promise<readonly PermissionRow[]> {
    return await db
      .selectFrom('permission')
      .selectAll()
      .where('subject_id', '=', sql<string>`any(${subjectIds}::uuid[])`)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  },

  async byIds(ids: readonly string[]): Promise<readonly PermissionRow[]> {
    return await db
      .selectFrom('permission')
      .selectAll()
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
  },

  /** Keeps an equal permission that is there already; returns the id of the one that holds. */
  async insert(permission: PermissionRow): Promise<string> {
    await db
      .insertInto('permission')
      .values(permission)
      .onConflict(conflict => conflict.doNothing())
      .execute();
    const row = await db
      .selectFrom('permission')
      .select('id')
      .where('subject_id', '=', permission.subject_id)
      .where('role_id', '=', permission.role_id)
      .where('entity_id', '=', permission.entity_id)
      .executeTakeFirstOrThrow();
    return row.id;
  },

  async delete(permissionId: string): Promise<void> {
    await db.deleteFrom('permission').where('id', '=', permissionId).execute();
  },

  async holdsOnSystem(userId: string, permit: string): Promise<boolean> {
    return await this.holds(userId, permit, 'system', SYSTEM_ID);
  },

  /** Whether the user holds `permit` on anything at all. */
  async holdsAnywhere(userId: string, permit: string): Promise<boolean> {
    const found = await sql<{ held: boolean }>`
      select exists (select 1 from permission p join role r on r.id = p.role_id
        where p.subject_id in (select subjects_of(${userId})) and ${permit} = any(r.permits)) as held`.execute(db);
    return found.rows[0]?.held ?? false;
  },

  /** Whether somebody administers the system besides this user or group. */
  async administratedWithout(subjectId: string): Promise<boolean> {
    const found = await sql<{ held: boolean }>`
      select exists (select 1 from permission p join role r on r.id = p.role_id
        where p.entity_id = ${SYSTEM_ID} and r.name = 'SuperUser' and p.subject_id <> ${subjectId}) as held`.execute(
      db,
    );
    return found.rows[0]?.held ?? false;
  },

  /** Which of the subjects are groups. */
  async groupsAmong(subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db
      .selectFrom('engine_group')
      .select('id')
      .where('id', '=', sql<string>`any(${subjectIds}::uuid[])`)
      .execute();
    return new Set(rows.map(row => row.id));
  },

  /** How many users and groups administer the system without this permission. */
  async administratorsWithout(permissionId: string): Promise<number> {
    const found = await sql<{ count: number }>`
      select count(distinct p.subject_id) as count from permission p join role r on r.id = p.role_id
      where p.entity_id = ${SYSTEM_ID} and r.name = 'SuperUser' and p.id <> ${permissionId}`.execute(db);
    return found.rows[0]?.count ?? 0;
  },
});
