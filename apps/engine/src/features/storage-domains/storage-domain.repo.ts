// Every SQL statement about storage domains and their attachment to data centers.
import { json } from '@overt/database/json';
import type { Queryable } from '@overt/database/connection';
import type { Schema } from '@overt/database/schema.gen';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { StorageDomainStatus } from './storage-domain.ts';

export type StorageDomainRow = Selectable<Schema['storage_domain']> & {
  readonly attached_to: string | null;
  readonly is_master: boolean;
  readonly effective_status: StorageDomainStatus;
  /** Bytes promised to disks. */
  readonly committed_bytes: number;
};

export const EFFECTIVE_STATUS = sql<StorageDomainStatus>`case when storage_domain.status = 'locked' then 'locked'
  else coalesce(attachment.status, storage_domain.status) end`;

/** `connection`: where its bytes are, in the terms of its storage type. */
type NewStorageDomain = Omit<Insertable<Schema['storage_domain']>, 'connection'> & { readonly connection: object };

export const storageDomainRepo = (db: Queryable) => {
  const select = () =>
    db
      .selectFrom('storage_domain')
      .leftJoin('storage_domain_attachment as attachment', 'attachment.storage_domain_id', 'storage_domain.id')
      // Summed once for all domains that are asked for: a sum for each one would read all images as often.
      .leftJoin(
        db
          .selectFrom('image')
          .groupBy('image.storage_domain_id')
          .select(['image.storage_domain_id', sql<number>`sum(virtual_bytes)::bigint`.as('bytes')])
          .as('promised'),
        'promised.storage_domain_id',
        'storage_domain.id',
      )
      .selectAll('storage_domain')
      .select([
        'attachment.data_center_id as attached_to',
        sql<boolean>`coalesce(attachment.is_master, false)`.as('is_master'),
        EFFECTIVE_STATUS.as('effective_status'),
        sql<number>`coalesce(promised.bytes, 0)`.as('committed_bytes'),
      ]);

  return {
    byIds: (ids: readonly string[]): Promise<StorageDomainRow[]> =>
      select()
        .where(eb => eb('storage_domain.id', '=', eb.fn.any(eb.val(ids))))
        .execute(),

    byId: (id: string): Promise<StorageDomainRow | undefined> =>
      select().where('storage_domain.id', '=', id).executeTakeFirst(),

    async idByName(name: string): Promise<string | undefined> {
      return (await db.selectFrom('storage_domain').select('id').where('name', '=', name).executeTakeFirst())?.id;
    },

    async hostIdByName(name: string): Promise<string | undefined> {
      return (await db.selectFrom('host').select('id').where('name', '=', name).executeTakeFirst())?.id;
    },

    /** Every domain, or those of these ids; by name. */
    all: (ids?: readonly string[]): Promise<StorageDomainRow[]> => {
      const query = select().orderBy('storage_domain.name');
      return (
        ids === undefined ? query : query.where(eb => eb('storage_domain.id', '=', eb.fn.any(eb.val(ids))))
      ).execute();
    },

    ofDataCenters: (ids: readonly string[]): Promise<StorageDomainRow[]> =>
      select()
        .where(eb => eb('attachment.data_center_id', '=', eb.fn.any(eb.val(ids))))
        .orderBy('storage_domain.name')
        .execute(),

    /** What each of these hosts must have active; for bringing hosts to that state. */
    expectedOnHosts: (hostIds: readonly string[]) =>
      db
        .selectFrom('storage_domain')
        .innerJoin('storage_domain_attachment as attachment', 'attachment.storage_domain_id', 'storage_domain.id')
        .select(['storage_domain.id', 'local_host_id as host_id', 'connection', 'attachment.status'])
        .where(eb => eb('local_host_id', '=', eb.fn.any(eb.val(hostIds))))
        .where('attachment.status', 'in', ['active', 'inactive', 'unknown'])
        .execute(),

    /** What each host that is up now said of its storage. */
    async hostSamples(): Promise<{ hostId: string; samples: unknown }[]> {
      return db
        .selectFrom('host_runtime')
        .leftJoin('host_statistics', 'host_statistics.host_id', 'host_runtime.host_id')
        .select([
          'host_runtime.host_id as hostId',
          sql<unknown>`coalesce(host_statistics.sample->'storageDomains', '[]')`.as('samples'),
        ])
        .where('host_runtime.status', '=', 'up')
        .where(exists =>
          exists.exists(
            exists
              .selectFrom('storage_domain')
              .select('id')
              .whereRef('storage_domain.local_host_id', '=', 'host_runtime.host_id'),
          ),
        )
        .execute();
    },

    async byLocalPath(hostId: string, path: string): Promise<string | undefined> {
      const query = db.selectFrom('storage_domain').select('name').where('local_host_id', '=', hostId);
      return (await query.where(sql`connection->>'path'`, '=', path).executeTakeFirst())?.name;
    },

    async insert(row: NewStorageDomain): Promise<void> {
      await db
        .insertInto('storage_domain')
        .values({ ...row, connection: json(row.connection) })
        .execute();
    },

    /** Of a local domain. */
    async setPath(id: string, path: string): Promise<void> {
      await sql`update storage_domain set connection = connection || jsonb_build_object('path', ${path}::text) where id = ${id}`.execute(
        db,
      );
    },

    async update(id: string, change: Updateable<Schema['storage_domain']>): Promise<void> {
      if (Object.keys(change).length === 0) return;
      await db.updateTable('storage_domain').set(change).where('id', '=', id).execute();
    },

    async delete(id: string): Promise<void> {
      await db.deleteFrom('storage_domain').where('id', '=', id).execute();
    },

    async attach(id: string, dataCenterId: string): Promise<void> {
      await sql`insert into storage_domain_attachment (storage_domain_id, data_center_id, status, is_master)
        select ${id}, ${dataCenterId}, 'locked',
          (select type from storage_domain where id = ${id}) = 'data'
          and not exists (select 1 from storage_domain_attachment where data_center_id = ${dataCenterId} and is_master)`.execute(
        db,
      );
    },

    async detach(id: string): Promise<void> {
      await db.deleteFrom('storage_domain_attachment').where('storage_domain_id', '=', id).execute();
    },

    async setAttachmentStatus(
      id: string,
      status: StorageDomainStatus & Schema['storage_domain_attachment']['status'],
    ): Promise<void> {
      await db.updateTable('storage_domain_attachment').set({ status }).where('storage_domain_id', '=', id).execute();
    },

    /** Moves the status only from one of `from`: what a command decided in the meantime stays. Tells whether it moved. */
    async moveAttachmentStatus(
      id: string,
      from: readonly StorageDomainStatus[],
      to: 'active' | 'inactive',
    ): Promise<boolean> {
      const moved = await sql`update storage_domain_attachment set status = ${to}
        where storage_domain_id = ${id} and status = any(${from})`.execute(db);
      return moved.numAffectedRows === 1n;
    },

    /** Domains of hosts that do not answer: nobody knows their state until the host is back. */
    async loseSightOfSilentHosts(): Promise<void> {
      await sql`update storage_domain_attachment a set status = 'unknown'
        from storage_domain d join host_runtime r on r.host_id = d.local_host_id
        where a.storage_domain_id = d.id and a.status in ('active', 'inactive')
          and r.status in ('non_responsive', 'error')`.execute(db);
    },

    /** Writes sizes that hosts measured, where they moved by more than 1 MiB: each write raises the revision. */
    async recordSizes(samples: readonly { id: string; totalBytes: number; freeBytes: number }[]): Promise<void> {
      if (samples.length === 0) return;
      await sql`update storage_domain d set total_bytes = s.total, free_bytes = s.free
        from unnest(${samples.map(s => s.id)}::uuid[], ${samples.map(s => s.totalBytes)}::bigint[], ${samples.map(s => s.freeBytes)}::bigint[])
          as s(id, total, free)
        where d.id = s.id and (d.total_bytes is distinct from s.total or abs(coalesce(d.free_bytes, 0) - s.free) > 1048576)`.execute(
        db,
      );
    },

    /** Aliases of at most ten disks on the domain. */
    async diskAliases(id: string): Promise<string[]> {
      const rows = await db
        .selectFrom('disk')
        .select('alias')
        .where('storage_domain_id', '=', id)
        .orderBy('alias')
        .limit(10)
        .execute();
      return rows.map(row => row.alias);
    },

    /** What keeps the domain busy, as words: running VMs with a disk on it and unfinished transfers. */
    async users(id: string): Promise<string[]> {
      const { rows } = await sql<{ user: string }>`
        select distinct 'VM ' || vm.name as user from vm_runtime join vm on vm.id = vm_runtime.vm_id
          join disk_attachment a on a.vm_id = vm.id join disk on disk.id = a.disk_id where disk.storage_domain_id = ${id}
        union all
        select 'the transfer of disk ' || disk.alias from image_transfer t join disk on disk.id = t.disk_id
          where disk.storage_domain_id = ${id} and t.phase not like 'finished%' and t.phase not like 'cancelled%'
        limit 10`.execute(db);
      return rows.map(row => row.user);
    },

    /** A host that can reach the domain now: its status and cluster's data center. */
    async host(hostId: string) {
      return db
        .selectFrom('host')
        .innerJoin('cluster', 'cluster.id', 'host.cluster_id')
        .leftJoin('host_runtime', 'host_runtime.host_id', 'host.id')
        .select(['host.id', 'host.name', 'cluster.data_center_id', 'host.administrative_state', 'host_runtime.status'])
        .where('host.id', '=', hostId)
        .executeTakeFirst();
    },
  };
};
export type StorageDomainRepo = ReturnType<typeof storageDomainRepo>;
