// Storage domain rows -> API StorageDomain.
import type { StorageDomain, StorageDomainType, StorageFormat, StorageType } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import type { StorageDomainRow } from './storage-domain.repo.ts';
import { withRevision } from '../../api-object.ts';

export async function storageDomainsByIds(ports: Ports, ids: readonly string[]): Promise<readonly StorageDomain[]> {
  return (await ports.repos.storageDomains.byIds(ids)).map(toStorageDomain);
}

export function toStorageDomain(row: StorageDomainRow): StorageDomain {
  const connection = row.connection as { readonly path?: string };
  const used = row.total_bytes === null || row.free_bytes === null ? 0 : row.total_bytes - row.free_bytes;
  const domain: StorageDomain = {
    ...(row.configuration as StorageDomain),
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    type: row.type as StorageDomainType,
    status: row.effective_status,
    externalStatus: 'ok',
    master: row.is_master,
    storage: { type: row.storage_type as StorageType, path: connection.path ?? '' },
    storageFormat: row.storage_format as StorageFormat,
    blockSize: 512,
    committed: row.committed_bytes,
    wipeAfterDelete: row.wipe_after_delete,
    discardAfterDelete: row.discard_after_delete,
    supportsDiscard: true,
    backup: row.backup,
    warningLowSpaceIndicator: row.warning_low_space_percent,
    criticalSpaceActionBlocker: row.critical_space_gib,
    // Strict clients need both; nobody measured a domain that is not attached yet.
    available: row.free_bytes ?? 0,
    used,
    ...(row.local_host_id === null ? {} : { host: { id: row.local_host_id } }),
    ...(row.attached_to === null
      ? {}
      : { dataCenter: { id: row.attached_to }, dataCenters: [{ id: row.attached_to }] }),
  };
  return withRevision(domain, row.revision);
}
