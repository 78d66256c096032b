// Which VMs and templates have disks on a storage domain, and the volumes there. Every SQL statement about it.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface VolumeRow {
  readonly id: string;
  readonly disk_id: string;
  readonly alias: string;
  readonly status: string;
  readonly parent_id: string | null;
  readonly is_active: boolean;
  readonly of_template: boolean;
  readonly format: string;
  readonly sparse: boolean;
  readonly virtual_bytes: number;
  readonly actual_bytes: number;
  readonly storage_domain_id: string;
}

export const storageContentRepo = (db: Queryable) => ({
  async vmIds(storageDomainId: string): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      select v.id from vm v where exists (select 1 from disk_attachment a join disk d on d.id = a.disk_id
        where a.vm_id = v.id and d.storage_domain_id = ${storageDomainId}) order by v.name`.execute(db);
    return rows.map(row => row.id);
  },

  async templateIds(storageDomainId: string): Promise<readonly string[]> {
    const { rows } = await sql<{ id: string }>`
      select t.id from template t where exists (select 1 from template_disk_attachment a join disk d on d.id = a.disk_id
        where a.template_id = t.id and d.storage_domain_id = ${storageDomainId}) order by t.name, t.version_number`.execute(
      db,
    );
    return rows.map(row => row.id);
  },

  /** Volumes of a disk, or of all disks of a storage domain. */
  async volumes(
    below: { readonly diskId: string } | { readonly storageDomainId: string },
  ): Promise<readonly VolumeRow[]> {
    const where =
      'diskId' in below ? sql`i.disk_id = ${below.diskId}` : sql`i.storage_domain_id = ${below.storageDomainId}`;
    const { rows } = await sql<VolumeRow>`
      select i.id, i.disk_id, d.alias, d.status, i.parent_id, i.is_active, i.format, i.sparse, i.virtual_bytes, i.actual_bytes,
        i.storage_domain_id, exists (select 1 from template_disk_attachment a where a.disk_id = d.id) as of_template
      from image i join disk d on d.id = i.disk_id where ${where} order by d.alias, i.created_at, i.id`.execute(db);
    return rows;
  },
});
