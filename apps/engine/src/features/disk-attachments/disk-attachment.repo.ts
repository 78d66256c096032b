// Which disk is attached to which VM, and how.
import type { Queryable } from '@overt/database/connection';
import type { Schema } from '@overt/database/schema.gen';
import type { Insertable, Selectable, Updateable } from 'kysely';

export type DiskAttachmentRow = Selectable<Schema['disk_attachment']>;

export const diskAttachmentRepo = (db: Queryable) => ({
  /** In the order in which the VM sees them: the bootable one first, then by age. */
  ofVms: (vmIds: readonly string[]): Promise<DiskAttachmentRow[]> =>
    db
      .selectFrom('disk_attachment')
      .innerJoin('disk', 'disk.id', 'disk_attachment.disk_id')
      .selectAll('disk_attachment')
      .where(eb => eb('disk_attachment.vm_id', '=', eb.fn.any(eb.val(vmIds))))
      .orderBy('disk_attachment.bootable', 'desc')
      .orderBy('disk.created_at')
      .orderBy('disk.id')
      .execute(),

  one: (vmId: string, diskId: string): Promise<DiskAttachmentRow | undefined> =>
    db
      .selectFrom('disk_attachment')
      .selectAll()
      .where('vm_id', '=', vmId)
      .where('disk_id', '=', diskId)
      .executeTakeFirst(),

  /** VMs that have the disk attached, with their names and whether they run. */
  vmsOf: (diskId: string) =>
    db
      .selectFrom('disk_attachment')
      .innerJoin('vm', 'vm.id', 'disk_attachment.vm_id')
      .leftJoin('vm_runtime', 'vm_runtime.vm_id', 'vm.id')
      .select(['vm.id', 'vm.name', 'disk_attachment.active', 'vm_runtime.status'])
      .where('disk_attachment.disk_id', '=', diskId)
      .orderBy('vm.name')
      .execute(),

  /** Ids of running VMs that use the disk. */
  async runningVms(diskId: string): Promise<string[]> {
    const rows = await db
      .selectFrom('disk_attachment')
      .innerJoin('vm_runtime', 'vm_runtime.vm_id', 'disk_attachment.vm_id')
      .select('disk_attachment.vm_id')
      .where('disk_id', '=', diskId)
      .where('active', '=', true)
      .execute();
    return rows.map(row => row.vm_id);
  },

  /** What an attachment's checks need of its VM. */
  vm: (vmId: string) =>
    db
      .selectFrom('vm')
      .leftJoin('vm_runtime', 'vm_runtime.vm_id', 'vm.id')
      .select(['vm.id', 'vm.name', 'vm.resting_status', 'vm_runtime.status'])
      .where('vm.id', '=', vmId)
      .executeTakeFirst(),

  async insert(row: Insertable<Schema['disk_attachment']>): Promise<void> {
    await db.insertInto('disk_attachment').values(row).execute();
  },

  async update(vmId: string, diskId: string, change: Updateable<Schema['disk_attachment']>): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db
      .updateTable('disk_attachment')
      .set(change)
      .where('vm_id', '=', vmId)
      .where('disk_id', '=', diskId)
      .execute();
  },

  /** Deletes the attachment and tells how it was. */
  async take(vmId: string, diskId: string): Promise<Insertable<Schema['disk_attachment']> | null> {
    const taken = await db
      .deleteFrom('disk_attachment')
      .where('vm_id', '=', vmId)
      .where('disk_id', '=', diskId)
      .returning([
        'vm_id',
        'disk_id',
        'interface',
        'bootable',
        'active',
        'read_only',
        'pass_discard',
        'uses_scsi_reservation',
      ])
      .executeTakeFirst();
    return taken ?? null;
  },

  async delete(vmId: string, diskId: string): Promise<void> {
    await db.deleteFrom('disk_attachment').where('vm_id', '=', vmId).where('disk_id', '=', diskId).execute();
  },
});
export type DiskAttachmentRepo = ReturnType<typeof diskAttachmentRepo>;
