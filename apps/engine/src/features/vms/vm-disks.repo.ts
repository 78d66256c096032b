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

export const vmDisksRepo = (db: Queryable) => ({
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
