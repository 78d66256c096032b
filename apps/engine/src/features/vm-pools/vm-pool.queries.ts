// Rows of VM pools -> the API's VmPool.
import type { Vm, VmPool } from '@overt/api-types/types.gen';
import type { Ports } from '../../ports.ts';
import { byId, withRevision } from '../../api-object.ts';
import { vmsByIds } from '../vms/public.ts';
import type { VmPoolRow } from './vm-pool.repo.ts';

const toVmPool = (row: VmPoolRow, vm: Vm | undefined): VmPool =>
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
      ...(vm === undefined ? {} : { vm }),
    },
    row.revision,
  );

/** Each with one of its VMs: what they are like is told by that, and browser consoles read it without looking whether it is there. */
export async function vmPoolsByIds(ports: Ports, ids: readonly string[]): Promise<readonly VmPool[]> {
  const [rows, samples] = await Promise.all([ports.repos.vmPools.byIds(ids), ports.repos.vmPools.samples(ids)]);
  const vms = byId(await vmsByIds(ports, [...samples.values()]));
  return rows.map(row => toVmPool(row, vms.get(samples.get(row.id) ?? '')));
}
