// Rows of VM pools -> the API's VmPool.
import type { VmPool } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { withRevision } from '../../api-object.ts';
import type { VmPoolRow } from './vm-pool.repo.ts';

const toVmPool = (row: VmPoolRow): VmPool =>
  withRevision<VmPool>(
    {
      id: row.id,
      name: row.name,
      description: row.description,
      comment: row.comment,
      size: row.asked_size ?? row.size,
      type: row.type,
      prestartedVms: row.prestarted_vms,
      maxUserVms: row.max_user_vms,
      useLatestTemplateVersion: row.use_latest_template_version,
      stateful: row.stateful,
      autoStorageSelect: false,
      soundcardEnabled: row.settings.configuration?.soundcardEnabled ?? false,
      tpmEnabled: row.settings.configuration?.tpmEnabled ?? false,
      cluster: { id: row.cluster_id },
      template: { id: row.template_id },
    },
    row.revision,
  );

export const vmPoolsByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly VmPool[]> =>
  (await ports.repos.vmPools.byIds(ids)).map(toVmPool);
