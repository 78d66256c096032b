// What a user may see, as conditions on the rows of each kind of object, so that a list is filtered by its own query. An
// object is seen by whoever has any permission on it, or on something above it by a role that shows what is below:
// system > data center > cluster > host, VM, template; data center > storage domain > disk; data center > network >
// vNIC profile; and a VM shows its disks.
import type { Queryable } from '@overt/database/connection';
import { sql, type RawBuilder } from 'kysely';
import type { Condition } from '../../search/searchable.ts';
import { quietRoles, showingPermits } from '../roles/public.ts';
import { SYSTEM_ID } from './ids.ts';

type Sql = RawBuilder<unknown>;

const SHOWS_BELOW = sql`(case when seen_as.mutable then seen_as.permits && ${showingPermits}::text[]
  else seen_as.name <> all(${quietRoles}::text[]) end)`;

/** `above`: a query of one column, the ids of what is above besides the system. */
const seen = (userId: string, own: Sql, above: Sql): Condition => sql<boolean>`exists (
  select 1 from permission seen_by join role seen_as on seen_as.id = seen_by.role_id
  where seen_by.subject_id in (select subjects_of(${userId})) and (seen_by.entity_id = ${own}
    or (${SHOWS_BELOW} and seen_by.entity_id in (select ${SYSTEM_ID}::uuid union all ${above}))))`;

const dataCenterOfCluster = (cluster: Sql): Sql =>
  sql`(select c.data_center_id from cluster c where c.id = ${cluster})`;

const BELOW_CLUSTER = (table: 'host' | 'vm' | 'vm_pool') => {
  const cluster = sql.ref(`${table}.cluster_id`);
  return (userId: string) =>
    seen(userId, sql.ref(`${table}.id`), sql`select unnest(array[${cluster}, ${dataCenterOfCluster(cluster)}])`);
};

/** By kind, which is also the name of the table in the query that takes the condition. */
export const visible = {
  data_center: (userId: string) => seen(userId, sql`data_center.id`, sql`select null::uuid`),
  cluster: (userId: string) => seen(userId, sql`cluster.id`, sql`select cluster.data_center_id`),
  host: BELOW_CLUSTER('host'),
  vm: BELOW_CLUSTER('vm'),
  vm_pool: BELOW_CLUSTER('vm_pool'),
  // Whoever makes a VM from nothing makes it from Blank.
  template: (userId: string) =>
    sql<boolean>`(template.cluster_id is null or ${seen(
      userId,
      sql`template.id`,
      sql`select unnest(array[template.cluster_id, ${dataCenterOfCluster(sql`template.cluster_id`)}])`,
    )})`,
  storage_domain: (userId: string) =>
    seen(
      userId,
      sql`storage_domain.id`,
      sql`select a.data_center_id from storage_domain_attachment a where a.storage_domain_id = storage_domain.id`,
    ),
  disk: (userId: string) =>
    seen(
      userId,
      sql`disk.id`,
      sql`select disk.storage_domain_id
        union all select a.data_center_id from storage_domain_attachment a where a.storage_domain_id = disk.storage_domain_id
        union all select unnest(array[v.id, v.cluster_id]) from disk_attachment da join vm v on v.id = da.vm_id
          where da.disk_id = disk.id`,
    ),
  network: (userId: string) => seen(userId, sql`network.id`, sql`select network.data_center_id`),
  vnic_profile: (userId: string) =>
    seen(
      userId,
      sql`vnic_profile.id`,
      sql`select unnest(array[n.id, n.data_center_id]) from network n where n.id = vnic_profile.network_id`,
    ),
} as const;

export type VisibleKind = keyof typeof visible;

/** Events of a user's own doing, and about VMs and templates that he sees. */
export const visibleEvents = (userId: string): Condition => sql<boolean>`(event.user_id = ${userId}
  or exists (select 1 from vm where vm.id = event.vm_id and ${visible.vm(userId)})
  or exists (select 1 from template where template.id = event.template_id and ${visible.template(userId)}))`;

export const visibleRepo = (db: Queryable) => ({
  /** The next ids of a kind in their order; `userId`: those that the user sees, undefined: all. */
  async page(
    kind: VisibleKind,
    after: string | undefined,
    limit: number,
    userId: string | undefined,
  ): Promise<readonly string[]> {
    const from = after === undefined ? sql`true` : sql`id > ${after}::uuid`;
    const seenBy = userId === undefined ? sql`true` : visible[kind](userId);
    const found = await sql<{ id: string }>`
      select id from ${sql.table(kind)} where ${from} and ${seenBy} order by id limit ${limit}`.execute(db);
    return found.rows.map(row => row.id);
  },

  /** Those of `ids` that are there and that the user sees. */
  async among(userId: string, kind: VisibleKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await sql<{ id: string }>`
      select id from ${sql.table(kind)} where id = any(${ids}::uuid[]) and ${visible[kind](userId)}`.execute(db);
    return new Set(found.rows.map(row => row.id));
  },
});
