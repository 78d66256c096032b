// Every SQL statement about limits that hosts have yet to hear of.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface DueVm {
  readonly vmId: string;
  readonly hostId: string;
  readonly clusterId: string;
  readonly cpuProfileId: string | null;
  /** Of the last command about the VM; what a later one orders is above it. */
  readonly fence: number;
}

export const vmLimitsRepo = (db: Queryable) => ({
  /** Running VMs with limits to be told, none that a command works on; at most a hundred. */
  async due(): Promise<readonly DueVm[]> {
    const { rows } = await sql<DueVm>`
      select r.vm_id as "vmId", r.host_id as "hostId", vm.cluster_id as "clusterId", r.fence,
        vm.configuration #>> '{cpuProfile,id}' as "cpuProfileId"
      from vm_runtime r join vm on vm.id = r.vm_id
      where r.limits_due and r.launched_at is not null and r.status in ('up', 'powering_up', 'paused')
        and not exists (select 1 from command_lock l where l.kind = 'vm' and l.entity_id = r.vm_id::text)
      order by r.vm_id limit 100`.execute(db);
    return rows;
  },

  /** Before the limits are read: a change that comes meanwhile marks the VM anew. */
  async take(vmId: string): Promise<void> {
    await db.updateTable('vm_runtime').set({ limits_due: false }).where('vm_id', '=', vmId).execute();
  },

  async putBack(vmId: string): Promise<void> {
    await db.updateTable('vm_runtime').set({ limits_due: true }).where('vm_id', '=', vmId).execute();
  },
});
export type VmLimitsRepo = ReturnType<typeof vmLimitsRepo>;
