// Disk rows -> API Disk.
import type { Disk, DiskBackup, DiskContentType, DiskStatus } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import type { DiskRow } from './disk.repo.ts';
import { withRevision } from '../../api-object.ts';

export async function disksByIds(ports: Ports, ids: readonly string[]): Promise<readonly Disk[]> {
  return (await ports.repos.disks.byIds(ids)).map(toDisk);
}

export function toDisk(row: DiskRow): Disk {
  const disk: Disk = {
    ...(row.configuration as Disk),
    id: row.id,
    name: row.alias,
    alias: row.alias,
    description: row.description,
    provisionedSize: row.provisioned_bytes,
    actualSize: row.actual_bytes,
    totalSize: row.total_bytes,
    // From the moment that a command was accepted: a client that sees `ok` goes on to the next request.
    status: row.busy && row.status === 'ok' ? 'locked' : (row.status as DiskStatus),
    format: row.format === 'cow' ? 'cow' : 'raw',
    sparse: row.sparse,
    shareable: row.shareable,
    wipeAfterDelete: row.wipe_after_delete,
    propagateErrors: row.propagate_errors,
    backup: row.backup as DiskBackup,
    storageType: 'image',
    contentType: row.content_type as DiskContentType,
    ...(row.format === 'cow' ? { qcowVersion: 'qcow2_v3' as const } : {}),
    ...(row.image_id === null ? {} : { imageId: row.image_id }),
    ...(row.storage_domain_id === null
      ? {}
      : {
          ...(row.quota_id === null
            ? {}
            : { quota: { id: row.quota_id, dataCenter: { id: row.data_center_id ?? undefined } } }),
          ...(row.profile_id === null ? {} : { diskProfile: { id: row.profile_id } }),
          storageDomains: [
            { id: row.storage_domain_id, ...(row.domain_name === null ? {} : { name: row.domain_name }) },
          ],
        }),
  };
  return withRevision(disk, row.revision);
}
