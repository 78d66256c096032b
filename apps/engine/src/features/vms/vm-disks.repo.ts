// The disks that hang on a VM, seen from the VM: what making and removing a VM does to them in one go.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import type { Attachment } from './actions/add-vm.ts';

export interface AttachmentRow {
  readonly disk_id: string;
  readonly interface: string;
  readonly bootable: boolean;
  readonly active: boolean;
  readonly read_only: boolean;
  readonly pass_discard: boolean;
  readonly uses_scsi_reservation: boolean;
}

export interface OwnDisk {
  readonly diskId: string;
  readonly shareable: boolean;
  readonly storageDomainId: string | null;
}

/** A VM that is down at an older version of its template than it wants. */
export interface TemplateFollower {
  readonly vmId: string;
  readonly vmName: string;
  /** The latest version. */
  readonly templateId: string;
}

export const vmDisksRepo = (db: Queryable) => ({
  /**
   * Those whose disks are all layers over the version that they have: a clone has nothing to follow with. Those that were
   * never tried come first, then those whose last try is longest ago: some that always fail do not hold up the rest.
   */
  async templateFollowers(limit: number): Promise<readonly TemplateFollower[]> {
    const found = await sql<TemplateFollower>`
      select vm.id as "vmId", vm.name as "vmName", latest.id as "templateId"
      from vm join template had on had.id = vm.template_id
        join lateral (select v.id from template v
          where coalesce(v.base_template_id, v.id) = coalesce(had.base_template_id, had.id) and v.kind = 'template' and v.status = 'ok'
          order by v.version_number desc limit 1) latest on latest.id <> vm.template_id
        left join vm_pool pool on pool.id = vm.vm_pool_id
        left join template_follow_try tried on tried.vm_id = vm.id
      where vm.resting_status = 'down' and vm.next_run is null
        and case when pool.id is null then vm.stateless and (vm.configuration ->> 'useLatestTemplateVersion')::boolean
          else pool.use_latest_template_version and not pool.stateful end
        and not exists (select 1 from vm_runtime r where r.vm_id = vm.id)
        and (select count(*) from template_disk_attachment t where t.template_id = vm.template_id)
          = (select count(distinct a.disk_id) from disk_attachment a join image layer on layer.disk_id = a.disk_id
              join image base on base.id = layer.parent_id
              join template_disk_attachment t on t.disk_id = base.disk_id and t.template_id = vm.template_id
            where a.vm_id = vm.id)
      order by tried.at nulls first, vm.name limit ${limit}`.execute(db);
    return found.rows;
  },

  /** Now is its turn: the others come before it is tried again. */
  async noteFollowTry(vmId: string): Promise<void> {
    await sql`insert into template_follow_try (vm_id, at) select id, clock_timestamp() from vm where id = ${vmId}
      on conflict (vm_id) do update set at = excluded.at`.execute(db);
  },

  /** The disks of a VM that are layers over those of a template. */
  async layersOver(vmId: string, templateId: string) {
    const found = await sql<{ id: string; storageDomainId: string }>`
      select distinct disk.id, disk.storage_domain_id as "storageDomainId"
      from disk_attachment a join disk on disk.id = a.disk_id join image layer on layer.disk_id = disk.id
        join image base on base.id = layer.parent_id
        join template_disk_attachment t on t.disk_id = base.disk_id and t.template_id = ${templateId}
      where a.vm_id = ${vmId} and disk.storage_domain_id is not null order by disk.id`.execute(db);
    return found.rows;
  },

  async setTemplate(vmId: string, templateId: string): Promise<void> {
    await db.updateTable('vm').set({ template_id: templateId }).where('id', '=', vmId).execute();
  },

  /** The disks of a VM: for its removal. */
  async diskIds(vmId: string): Promise<readonly OwnDisk[]> {
    return db
      .selectFrom('disk_attachment')
      .innerJoin('disk', 'disk.id', 'disk_attachment.disk_id')
      .select(['disk.id as diskId', 'disk.shareable', 'disk.storage_domain_id as storageDomainId'])
      .where('vm_id', '=', vmId)
      .orderBy('disk.id')
      .execute();
  },

  /** A disk with the VM that has it already. */
  async attachable(diskId: string) {
    return db
      .selectFrom('disk')
      .leftJoin('disk_attachment as a', 'a.disk_id', 'disk.id')
      .leftJoin('vm', 'vm.id', 'a.vm_id')
      .select(['disk.alias', 'disk.status', 'disk.content_type', 'disk.shareable', 'vm.name as vmName'])
      .where('disk.id', '=', diskId)
      .limit(1)
      .executeTakeFirst();
  },

  async attachDisks(vmId: string, attachments: readonly Attachment[]): Promise<void> {
    await this.reattach(
      vmId,
      attachments.map(a => ({
        disk_id: a.diskId,
        interface: a.interface,
        bootable: a.bootable,
        active: a.active,
        read_only: a.readOnly,
        pass_discard: a.passDiscard,
        uses_scsi_reservation: false,
      })),
    );
  },

  async detachDisks(vmId: string): Promise<void> {
    await db.deleteFrom('disk_attachment').where('vm_id', '=', vmId).execute();
  },

  /** Detaches all disks and tells how they hung. */
  async takeAttachments(vmId: string): Promise<readonly AttachmentRow[]> {
    return db
      .deleteFrom('disk_attachment')
      .where('vm_id', '=', vmId)
      .returning(['disk_id', 'interface', 'bootable', 'active', 'read_only', 'pass_discard', 'uses_scsi_reservation'])
      .execute();
  },

  /** Attaches those disks that still exist. */
  async reattach(vmId: string, rows: readonly AttachmentRow[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(row => row.disk_id);
    const there = await db
      .selectFrom('disk')
      .select('id')
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    const present = new Set(there.map(disk => disk.id));
    const values = rows.filter(row => present.has(row.disk_id)).map(row => Object.assign({ vm_id: vmId }, row));
    if (values.length === 0) return;
    await db
      .insertInto('disk_attachment')
      .values(values)
      .onConflict(conflict => conflict.columns(['vm_id', 'disk_id']).doNothing())
      .execute();
  },
});
