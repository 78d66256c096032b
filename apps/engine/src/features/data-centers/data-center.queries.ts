// Rows of data centers -> the API's DataCenter.
import type { DataCenter, QuotaModeType, StorageFormat } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { SUPPORTED_VERSIONS } from './data-center.ts';
import type { DataCenterRow, DataCenterStatus } from './data-center.repo.ts';
import { withRevision } from '../../api-object.ts';

export async function dataCentersByIds(ports: Ports, ids: readonly string[]): Promise<readonly DataCenter[]> {
  return (await ports.repos.dataCenters.byIds(ids)).map(toDataCenter);
}

/** `4.8` -> `{ major: 4, minor: 8 }` */
export function toVersion(version: string): { major: number; minor: number } {
  const [major = '0', minor = '0'] = version.split('.');
  return { major: Number(major), minor: Number(minor) };
}

function toDataCenter(row: DataCenterRow & { status: DataCenterStatus }): DataCenter {
  const dataCenter: DataCenter = {
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    local: row.is_local,
    storageFormat: row.storage_format as StorageFormat,
    version: toVersion(row.compatibility_version),
    supportedVersions: SUPPORTED_VERSIONS.map(toVersion),
    status: row.status,
    quotaMode: row.quota_mode as QuotaModeType,
    macPool: { id: row.mac_pool_id },
  };
  return withRevision(dataCenter, row.revision);
}
