// Every SQL statement about CPU profiles and disk profiles.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { NOUNS, type ProfileKind } from './profile.ts';

export interface ProfileRow {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly description: string;
  readonly qos_id: string | null;
  /** Where the QoS is. */
  readonly dataCenterId: string | null;
  readonly is_default: boolean;
  readonly revision: number;
}

export interface ProfileChange {
  readonly name?: string;
  readonly description?: string;
  readonly qos_id?: string | null;
}

const table = (kind: ProfileKind) => sql.table(NOUNS[kind].entity);
const owner = (kind: ProfileKind) => sql.ref(`${NOUNS[kind].owner}_id`);

export const profileRepo = (db: Queryable) => ({
  async list(
    kind: ProfileKind,
    where: { ids?: readonly string[]; ownerIds?: readonly string[] } = {},
  ): Promise<readonly ProfileRow[]> {
    const { rows } = await sql<ProfileRow>`
      select id, ${owner(kind)} as "ownerId", name, description, qos_id, is_default, revision,
        (select q.data_center_id from qos q where q.id = qos_id) as "dataCenterId" from ${table(kind)}
      where ${where.ids === undefined ? sql`true` : sql`id = any(${where.ids}::uuid[])`}
        and ${where.ownerIds === undefined ? sql`true` : sql`${owner(kind)} = any(${where.ownerIds}::uuid[])`}
      order by lower(name), id`.execute(db);
    return rows;
  },

  async byId(kind: ProfileKind, id: string): Promise<ProfileRow | undefined> {
    return (await this.list(kind, { ids: [id] }))[0];
  },

  async insert(kind: ProfileKind, row: Omit<ProfileRow, 'revision' | 'is_default' | 'dataCenterId'>): Promise<void> {
    const { id, ownerId, name, description, qos_id } = row;
    await sql`insert into ${table(kind)} (id, ${owner(kind)}, name, description, qos_id)
      values (${id}, ${ownerId}, ${name}, ${description}, ${qos_id})`.execute(db);
  },

  async update(kind: ProfileKind, id: string, change: ProfileChange): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable(NOUNS[kind].entity).set(change).where('id', '=', id).execute();
  },

  async delete(kind: ProfileKind, id: string): Promise<void> {
    await db.deleteFrom(NOUNS[kind].entity).where('id', '=', id).execute();
  },

  /** The data center of a cluster or storage domain, and whether there is such an owner that can have profiles. */
  async place(kind: ProfileKind, ownerId: string): Promise<{ readonly dataCenterId: string | null } | undefined> {
    const query =
      kind === 'cpu'
        ? sql`select data_center_id from cluster where id = ${ownerId}`
        : sql`select a.data_center_id from storage_domain s left join storage_domain_attachment a on a.storage_domain_id = s.id
            where s.id = ${ownerId} and s.type = 'data'`;
    const { rows } = await sql<{
      dataCenterId: string | null;
    }>`select data_center_id as "dataCenterId" from (${query}) one`.execute(db);
    return rows[0];
  },

  /** VMs or disks that name the profile, at most ten, in words. */
  async users(kind: ProfileKind, id: string): Promise<readonly string[]> {
    const query =
      kind === 'cpu'
        ? sql`select 'VM ' || name as by from vm where configuration #>> '{cpuProfile,id}' = ${id}`
        : sql`select 'disk ' || alias as by from disk where disk_profile_id = ${id}`;
    const { rows } = await sql<{ by: string }>`${query} order by 1 limit 10`.execute(db);
    return rows.map(row => row.by);
  },

  /** Percent of the host's processors that a VM of the cluster may use, by the profile that it names or the cluster's own. */
  async cpuLimit(clusterId: string, named: string | undefined): Promise<number | undefined> {
    const { rows } = await sql<{ limit: number | null }>`
      select (q.limits ->> 'cpuLimit')::integer as limit from cpu_profile p left join qos q on q.id = p.qos_id
      where p.cluster_id = ${clusterId} and (p.is_default or p.id::text = ${named ?? ''})
      order by p.id::text = ${named ?? ''} desc limit 1`.execute(db);
    return rows[0]?.limit ?? undefined;
  },
});
