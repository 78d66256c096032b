// Rows of quotas and limits -> the API's objects. Limits of -1 are none.
import type { Quota, QuotaClusterLimit, QuotaStorageLimit } from '@overt/api-types/types.gen';
import { defined, withRevision } from '../../api-object.ts';
import type { ClusterLimitRow, QuotaChange, QuotaRow, StorageLimitRow } from './quota.repo.ts';

export const toQuota = (row: QuotaRow): Quota =>
  withRevision<Quota>(
    {
      id: row.id,
      name: row.name,
      description: row.description,
      dataCenter: { id: row.data_center_id },
      clusterSoftLimitPct: row.cluster_soft_percent,
      clusterHardLimitPct: row.cluster_hard_percent,
      storageSoftLimitPct: row.storage_soft_percent,
      storageHardLimitPct: row.storage_hard_percent,
    },
    row.revision,
  );

export const toChange = (body: Quota): QuotaChange =>
  defined({
    name: body.name,
    description: body.description,
    cluster_soft_percent: body.clusterSoftLimitPct,
    cluster_hard_percent: body.clusterHardLimitPct,
    storage_soft_percent: body.storageSoftLimitPct,
    storage_hard_percent: body.storageHardLimitPct,
  });

// As in oVirt a limit has the id of what it is for, the one over all that of its quota: scripts look for it so.
export const toClusterLimit = (row: ClusterLimitRow): QuotaClusterLimit => ({
  id: row.cluster_id ?? row.quota_id,
  quota: { id: row.quota_id },
  ...(row.cluster_id === null ? {} : { cluster: { id: row.cluster_id } }),
  vcpuLimit: row.vcpu_limit,
  vcpuUsage: row.vcpu_usage,
  memoryLimit: row.memory_gib,
  memoryUsage: row.memory_usage_gib,
});

export const toStorageLimit = (row: StorageLimitRow): QuotaStorageLimit => ({
  id: row.storage_domain_id ?? row.quota_id,
  quota: { id: row.quota_id },
  ...(row.storage_domain_id === null ? {} : { storageDomain: { id: row.storage_domain_id } }),
  limit: row.limit_gib,
  usage: row.usage_gib,
});
