// Attachment rows -> API DiskAttachment. The attachment's id is the disk's id, as in oVirt.
import type { DiskAttachment, DiskInterface } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import type { DiskAttachmentRow } from './disk-attachment.repo.ts';
import { withRevision } from '../../api-object.ts';

export async function attachmentsOfVms(ports: Ports, vmIds: readonly string[]): Promise<readonly DiskAttachment[]> {
  return (await ports.repos.diskAttachments.ofVms(vmIds)).map(toDiskAttachment);
}

export function toDiskAttachment(row: DiskAttachmentRow): DiskAttachment {
  const attachment: DiskAttachment = {
    id: row.disk_id,
    interface: row.interface as DiskInterface,
    bootable: row.bootable,
    active: row.active,
    readOnly: row.read_only,
    passDiscard: row.pass_discard,
    usesScsiReservation: row.uses_scsi_reservation,
    disk: { id: row.disk_id },
    vm: { id: row.vm_id },
  };
  return withRevision(attachment, row.revision);
}
