// Every SQL statement of the monitor about hosts: what was seen and when, capabilities, the latest sample.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { HostCapabilities, HostSample } from '@overt/agent-protocol/model/host-report';
import { LostLease } from '@overt/workflow/options';
import { sql } from 'kysely';

export interface HostRuntimeRow {
  readonly host_id: string;
  readonly status: string;
  readonly status_reason: string;
  readonly agent_epoch: string | null;
  readonly agent_sequence: number | null;
}

export interface MonitoredHost {
  readonly id: string;
  readonly name: string;
  readonly clusterId: string;
  readonly administrativeState: string;
  readonly status: string;
  readonly epoch: string | null;
  readonly sequence: number | null;
}

export const hostRuntimeRepo = (db: Queryable) => ({
  /** Hosts that somebody should monitor: all that have a certificate. */
  async monitored(): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('host')
      .select('id')
      .where('certificate_pem', 'is not', null)
      .where('administrative_state', '!=', 'pending_approval')
      .orderBy('id')
      .execute();
    return rows.map(row => row.id);
  },

  async get(hostId: string): Promise<MonitoredHost | undefined> {
    return db
      .selectFrom('host')
      .leftJoin('host_runtime as r', 'r.host_id', 'host.id')
      .select(['host.id', 'host.name', 'host.cluster_id as clusterId'])
      .select(['host.administrative_state as administrativeState'])
      .select(sql<string>`coalesce(r.status, 'connecting')`.as('status'))
      .select(['r.agent_epoch as epoch', 'r.agent_sequence as sequence'])
      .where('host.id', '=', hostId)
      .executeTakeFirst();
  },

  /** Throws LostLease unless the host is ours by this fence; until the transaction ends nobody else can take it. */
  async requireLease(hostId: string, fence: number): Promise<void> {
    const { rows } = await sql`
      select 1 from host_lease where host_id = ${hostId} and fence = ${fence} and lease_until > now() for share`.execute(
      db,
    );
    if (rows.length === 0) throw new LostLease('another node follows the host');
  },

  /** True when the status changed by this. */
  async setStatus(hostId: string, status: string, reason = ''): Promise<boolean> {
    const changed = await db
      .insertInto('host_runtime')
      .values({ host_id: hostId, status, status_reason: reason })
      .onConflict(conflict =>
        conflict
          .column('host_id')
          .doUpdateSet({ status, status_reason: reason })
          .where('host_runtime.status', '!=', status),
      )
      .returning('host_id')
      .executeTakeFirst();
    return changed !== undefined;
  },

  async setCapabilities(hostId: string, capabilities: HostCapabilities): Promise<void> {
    const row = {
      capabilities: json(capabilities),
      memory_bytes: capabilities.memoryBytes,
      cpu_threads: capabilities.cpu.online,
      accel: capabilities.accel,
    };
    await db
      .insertInto('host_runtime')
      .values({ host_id: hostId, ...row })
      .onConflict(conflict => conflict.column('host_id').doUpdateSet(row))
      .execute();
  },

  /** How far the events were taken in: where the next owner goes on. */
  async setPosition(hostId: string, epoch: string, sequence: number): Promise<void> {
    const row = { agent_epoch: epoch, agent_sequence: sequence, seen_at: sql<string>`now()` };
    await db
      .insertInto('host_runtime')
      .values({ host_id: hostId, ...row })
      .onConflict(conflict => conflict.column('host_id').doUpdateSet(row))
      .execute();
  },

  async saveSample(hostId: string, sample: HostSample): Promise<void> {
    const row = {
      sampled_at: new Date(sample.at),
      cpu_user_percent: sample.cpuUserPercent,
      cpu_system_percent: sample.cpuSystemPercent,
      cpu_idle_percent: sample.cpuIdlePercent,
      load_average_5m: sample.loadAverage5m,
      memory_total_bytes: sample.memoryTotalBytes,
      memory_used_bytes: sample.memoryUsedBytes,
      memory_free_bytes: sample.memoryFreeBytes,
      active_vms: sample.activeVms,
      sample: json(sample),
    };
    await db
      .insertInto('host_statistics')
      .values({ host_id: hostId, ...row })
      .onConflict(conflict => conflict.column('host_id').doUpdateSet(row))
      .execute();
  },

  async replaceExternalVms(
    hostId: string,
    vms: readonly { readonly vmId: string; readonly name: string; readonly status: string }[],
  ): Promise<void> {
    await db
      .deleteFrom('external_vm')
      .where('host_id', '=', hostId)
      .$if(vms.length > 0, query => query.where('vm_id', '!=', sql<string>`all(${vms.map(vm => vm.vmId)}::uuid[])`))
      .execute();
    if (vms.length === 0) return;
    await db
      .insertInto('external_vm')
      .values(vms.map(vm => ({ host_id: hostId, vm_id: vm.vmId, name: vm.name, status: vm.status })))
      .onConflict(conflict =>
        conflict
          .columns(['host_id', 'vm_id'])
          .doUpdateSet({ name: sql`excluded.name`, status: sql`excluded.status`, seen_at: sql`now()` }),
      )
      .execute();
  },
});
