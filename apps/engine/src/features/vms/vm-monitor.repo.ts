// Writes of the monitor about VMs on one host. Each is conditional on the VM still being recorded there.
import type { GraphicsReport, GuestReport, VmSample } from '@overt/agent-protocol/model/vm-report';
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import type { WatchedVm } from './vm.monitor.ts';

export interface StatusChange {
  readonly status: string;
  readonly statusDetail: string;
  readonly graphics: readonly GraphicsReport[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

/** What a report tells of a VM whose state is as recorded. */
export interface VmNote {
  readonly vmId: string;
  /** Of the recorded start: a VM that was started anew in the meantime is left alone. */
  readonly fence: number;
  readonly graphics: readonly GraphicsReport[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

export interface GuestOfVm {
  readonly vmId: string;
  readonly guest: GuestReport;
}

export const vmMonitorRepo = (db: Queryable) => {
  const watched = () =>
    db
      .selectFrom('vm_runtime')
      .select(['vm_id as vmId', 'status', 'status_detail as statusDetail', 'fence'])
      .select(sql<boolean>`launched_at is not null`.as('launched'))
      .select(
        sql<boolean>`exists (select 1 from command_lock l where l.kind = 'vm' and l.entity_id = vm_runtime.vm_id::text)`.as(
          'busy',
        ),
      );

  return {
    onHost: (hostId: string): Promise<WatchedVm[]> => watched().where('host_id', '=', hostId).execute(),

    /** Locked until the transaction ends, so that a command's end and the host's report do not pass each other. */
    oneOnHost: (hostId: string, vmId: string): Promise<WatchedVm | undefined> =>
      watched().where('host_id', '=', hostId).where('vm_id', '=', vmId).forUpdate().executeTakeFirst(),

    async change(hostId: string, vmId: string, change: StatusChange): Promise<void> {
      await db
        .updateTable('vm_runtime')
        .set({
          status: change.status,
          status_detail: change.statusDetail,
          graphics: json(change.graphics),
          status_since: sql`now()`,
          ...(change.startedAt === undefined ? {} : { started_at: new Date(change.startedAt) }),
        })
        .where('host_id', '=', hostId)
        .where('vm_id', '=', vmId)
        .execute();
    },

    /** Ports and start times may come later than the status; writes only what differs. All of a host in one statement. */
    async note(hostId: string, notes: readonly VmNote[]): Promise<void> {
      if (notes.length === 0) return;
      await sql`update vm_runtime r set graphics = n->'graphics',
          started_at = coalesce(to_timestamp((n->>'startedAt')::float8 / 1000), r.started_at)
        from jsonb_array_elements(${json(notes)}::jsonb) as n
        where r.host_id = ${hostId} and r.vm_id = (n->>'vmId')::uuid and r.fence = (n->>'fence')::bigint
          and (r.graphics is distinct from n->'graphics' or r.started_at is null)`.execute(db);
    },

    /** A VM that the host runs without a record of ours: kept with the host until it ends there. */
    async noteExternal(hostId: string, vm: { readonly vmId: string; readonly name: string; readonly status: string }) {
      const { vmId, name, status } = vm;
      await db
        .insertInto('external_vm')
        .values({ host_id: hostId, vm_id: vmId, name, status })
        .onConflict(conflict =>
          conflict.columns(['host_id', 'vm_id']).doUpdateSet({ name, status, seen_at: sql`now()` }),
        )
        .execute();
    },

    async forgetExternal(hostId: string, vmId: string): Promise<void> {
      await db.deleteFrom('external_vm').where('host_id', '=', hostId).where('vm_id', '=', vmId).execute();
    },

    /** All guests of a host in one statement; writes only what differs. */
    async setGuests(hostId: string, guests: readonly GuestOfVm[]): Promise<void> {
      if (guests.length === 0) return;
      await sql`update vm_runtime r set guest = g->'guest'
        from jsonb_array_elements(${json(guests)}::jsonb) as g
        where r.host_id = ${hostId} and r.vm_id = (g->>'vmId')::uuid and r.guest is distinct from g->'guest'`.execute(
        db,
      );
    },

    /** The host is silent: nobody knows what its VMs do. Starts under way are left to their commands. */
    async silence(hostId: string): Promise<number> {
      const { numAffectedRows } = await sql`update vm_runtime set status = 'unknown', status_since = now()
        where host_id = ${hostId} and status <> 'unknown' and launched_at is not null`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },

    /** All samples of a host in one statement; of VMs that are not recorded on it nothing is kept. */
    async saveSamples(hostId: string, samples: readonly VmSample[]): Promise<void> {
      if (samples.length === 0) return;
      await sql`
        insert into vm_statistics (vm_id, sampled_at, elapsed_seconds, cpu_user_percent, cpu_system_percent, cpu_total_percent,
          memory_installed_bytes, memory_used_bytes, sample)
        select (s->>'vmId')::uuid, now(), (s->>'elapsedSeconds')::real, (s->>'cpuUserPercent')::real,
          (s->>'cpuSystemPercent')::real, (s->>'cpuTotalPercent')::real, (s->>'memoryInstalledBytes')::bigint,
          (s->>'memoryUsedBytes')::bigint, s
        from jsonb_array_elements(${json(samples)}::jsonb) s
        join vm_runtime r on r.vm_id = (s->>'vmId')::uuid and r.host_id = ${hostId}
        order by 1
        on conflict (vm_id) do update set sampled_at = excluded.sampled_at, elapsed_seconds = excluded.elapsed_seconds,
          cpu_user_percent = excluded.cpu_user_percent, cpu_system_percent = excluded.cpu_system_percent,
          cpu_total_percent = excluded.cpu_total_percent, memory_installed_bytes = excluded.memory_installed_bytes,
          memory_used_bytes = excluded.memory_used_bytes, sample = excluded.sample`.execute(db);
    },
  };
};
export type VmMonitorRepo = ReturnType<typeof vmMonitorRepo>;
