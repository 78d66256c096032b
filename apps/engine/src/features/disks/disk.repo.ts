// Every SQL statement about disks and their images.
import type { Queryable } from '@overt/database/connection';
import type { Schema } from '@overt/database/schema.gen';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';

export type DiskRow = Selectable<Schema['disk']> & {
  readonly image_id: string | null;
  readonly actual_bytes: number;
  readonly total_bytes: number;
  readonly domain_name: string | null;
  /** The one that it names, else that of its storage domain. */
  readonly profile_id: string | null;
  readonly data_center_id: string | null;
  /** A command has it for itself. */
  readonly busy: boolean;
};

/** Where the active image of a disk is, and which host reaches it. */
export interface DiskPlace {
  readonly diskId: string;
  readonly alias: string;
  readonly status: string;
  readonly format: 'raw' | 'cow';
  readonly storageDomainId: string;
  readonly imageId: string;
  readonly volumeId: string;
  readonly hostId: string | null;
}

export const diskRepo = (db: Queryable) => {
  const select = () =>
    db
      .selectFrom('disk')
      .leftJoin('image', join => join.onRef('image.disk_id', '=', 'disk.id').on('image.is_active', '=', true))
      .leftJoin('storage_domain', 'storage_domain.id', 'disk.storage_domain_id')
      .selectAll('disk')
      .select([
        'image.id as image_id',
        'storage_domain.name as domain_name',
        sql<string | null>`coalesce(disk.disk_profile_id, (select p.id from disk_profile p
          where p.storage_domain_id = disk.storage_domain_id and p.is_default))`.as('profile_id'),
        sql<string | null>`(select a.data_center_id from storage_domain_attachment a
          where a.storage_domain_id = disk.storage_domain_id)`.as('data_center_id'),
        sql<number>`coalesce(image.actual_bytes, 0)`.as('actual_bytes'),
        sql<number>`(select coalesce(sum(i.actual_bytes), 0)::bigint from image i where i.disk_id = disk.id)`.as(
          'total_bytes',
        ),
        sql<boolean>`exists (select 1 from command_lock l
          where l.kind = 'disk' and l.entity_id = disk.id::text and l.mode = 'exclusive')`.as('busy'),
      ]);

  return {
    byIds: (ids: readonly string[]): Promise<DiskRow[]> =>
      select()
        .where(eb => eb('disk.id', '=', eb.fn.any(eb.val(ids))))
        .execute(),

    byId: (id: string): Promise<DiskRow | undefined> => select().where('disk.id', '=', id).executeTakeFirst(),

    ofStorageDomains: (ids: readonly string[]): Promise<DiskRow[]> =>
      select()
        .where(eb => eb('disk.storage_domain_id', '=', eb.fn.any(eb.val(ids))))
        .orderBy('disk.alias')
        .execute(),

    /** ISO images that can be inserted. */
    isoImagesOf: (domainIds: readonly string[]) =>
      db
        .selectFrom('disk')
        .select(['id', 'alias', sql<string>`storage_domain_id`.as('storageDomainId')])
        .where(eb => eb('storage_domain_id', '=', eb.fn.any(eb.val(domainIds))))
        .where('content_type', '=', 'iso')
        .where('status', '=', 'ok')
        .orderBy('alias')
        .orderBy('id')
        .execute(),

    async places(ids: readonly string[]): Promise<DiskPlace[]> {
      const rows = await db
        .selectFrom('disk')
        .innerJoin('image', 'image.disk_id', 'disk.id')
        .innerJoin('storage_domain', 'storage_domain.id', 'image.storage_domain_id')
        .select([
          'disk.id',
          'disk.alias',
          'disk.status',
          'image.format',
          'image.id as volume_id',
          'image.storage_domain_id',
          'storage_domain.local_host_id',
        ])
        .where(eb => eb('disk.id', '=', eb.fn.any(eb.val(ids))))
        .where('image.is_active', '=', true)
        .execute();
      return rows.map(row => ({
        diskId: row.id,
        alias: row.alias,
        status: row.status,
        format: row.format === 'cow' ? 'cow' : 'raw',
        storageDomainId: row.storage_domain_id,
        // VDSM's image is the disk; its volumes are our images.
        imageId: row.id,
        volumeId: row.volume_id,
        hostId: row.local_host_id,
      }));
    },

    async insert(disk: Insertable<Schema['disk']>, image: Insertable<Schema['image']>): Promise<void> {
      await db.insertInto('disk').values(disk).execute();
      await db.insertInto('image').values(image).execute();
    },

    async update(id: string, change: Updateable<Schema['disk']>): Promise<void> {
      if (Object.keys(change).length === 0) return;
      await db.updateTable('disk').set(change).where('id', '=', id).execute();
    },

    /** Ends a lock; a disk that is not locked (any more) stays as it is. */
    async unlock(id: string, status: string): Promise<void> {
      await db
        .updateTable('disk')
        .set({ status: status === 'ok' ? 'ok' : 'illegal' })
        .where('id', '=', id)
        .where('status', '=', 'locked')
        .execute();
    },

    async recordSize(id: string, size: { virtualBytes: number; actualBytes: number }): Promise<void> {
      await db
        .updateTable('image')
        .set({ virtual_bytes: size.virtualBytes, actual_bytes: size.actualBytes })
        .where('disk_id', '=', id)
        .where('is_active', '=', true)
        .execute();
      await db.updateTable('disk').set({ provisioned_bytes: size.virtualBytes }).where('id', '=', id).execute();
    },

    /** Removes the record with its attachments, ejecting it from CD-ROMs. */
    async delete(id: string): Promise<void> {
      await db.updateTable('cdrom').set({ disk_id: null }).where('disk_id', '=', id).execute();
      await db.deleteFrom('image_transfer').where('disk_id', '=', id).execute();
      await db.deleteFrom('disk_attachment').where('disk_id', '=', id).execute();
      await db.deleteFrom('disk').where('id', '=', id).execute();
    },

    /** Names of suspended VMs that have the disk: their saved memory goes with the volume as it is. */
    async suspendedUsers(id: string): Promise<string[]> {
      const rows = await db
        .selectFrom('disk_attachment as a')
        .innerJoin('vm', 'vm.id', 'a.vm_id')
        .select('vm.name')
        .where('a.disk_id', '=', id)
        .where('vm.resting_status', '=', 'suspended')
        .limit(10)
        .execute();
      return rows.map(row => row.name);
    },

    /** The active image with what it is a layer over. */
    async activeImage(diskId: string): Promise<Selectable<Schema['image']> | undefined> {
      return db
        .selectFrom('image')
        .selectAll()
        .where('disk_id', '=', diskId)
        .where('is_active', '=', true)
        .executeTakeFirst();
    },

    /** Puts another image in the place of the active one. */
    async replaceImage(image: Insertable<Schema['image']>): Promise<void> {
      await db.deleteFrom('image').where('disk_id', '=', image.disk_id).where('is_active', '=', true).execute();
      await db.insertInto('image').values(image).execute();
      const { storage_domain_id, format, sparse } = image;
      await db.updateTable('disk').set({ storage_domain_id, format, sparse }).where('id', '=', image.disk_id).execute();
    },

    /** Name of the template that the disk belongs to. */
    async templateOf(id: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('template_disk_attachment as a')
        .innerJoin('template as t', 't.id', 'a.template_id')
        .select('t.name')
        .where('a.disk_id', '=', id)
        .executeTakeFirst();
      return row?.name;
    },

    /** Names of disks that are layers over this one, at most ten. */
    async layersOver(id: string): Promise<string[]> {
      const rows = await db
        .selectFrom('image as base')
        .innerJoin('image as layer', 'layer.parent_id', 'base.id')
        .innerJoin('disk', 'disk.id', 'layer.disk_id')
        .select('disk.alias')
        .where('base.disk_id', '=', id)
        .limit(10)
        .execute();
      return rows.map(row => row.alias);
    },

    /** Names of running VMs that have the disk attached or inserted, at most ten. */
    async runningUsers(id: string): Promise<string[]> {
      const { rows } = await sql<{ name: string }>`
        select vm.name from disk_attachment a join vm on vm.id = a.vm_id join vm_runtime r on r.vm_id = vm.id where a.disk_id = ${id} and a.active
        union select vm.name from vm_runtime r join vm on vm.id = r.vm_id
          where r.spec->'cdrom'->'volume'->>'imageId' = ${id}::text
        limit 10`.execute(db);
      return rows.map(row => row.name);
    },
  };
};
export type DiskRepo = ReturnType<typeof diskRepo>;
