// Every SQL statement about the latest samples. A sample that is older than five minutes says nothing about now.
import type { Queryable } from '@overt/database/connection';
import type { HostSample } from '@overt/agent-protocol/model/host-report';
import { sql } from 'kysely';
import type { HostFigures, VmFigures } from './statistic-values.ts';

const FRESH = sql`s.sampled_at > now() - interval '5 minutes'`;

export interface HostNicFigures {
  readonly hostId: string;
  /** Of the NICs that the host has and of those that it measures. */
  readonly names: readonly string[];
  readonly figures: HostFigures;
}

export const statisticRepo = (db: Queryable) => ({
  /** By VM; nothing for ids that are none. */
  async ofVms(vmIds: readonly string[]): Promise<ReadonlyMap<string, VmFigures>> {
    const found = await sql<VmFigures & { id: string }>`
      select vm.id, vm.memory_bytes as "memoryBytes",
        case when live then s.sample end as sample,
        case when live then s.previous end as previous,
        coalesce(s.cpu_history, '{}') as "cpuHistory",
        coalesce(s.memory_history, '{}') as "memoryHistory",
        coalesce(s.network_history, '{}') as "networkHistory"
      from vm
      left join vm_runtime r on r.vm_id = vm.id
      left join vm_statistics s on s.vm_id = vm.id
      cross join lateral (select r.vm_id is not null and ${FRESH} as live) as state
      where vm.id = any(${vmIds}::uuid[])`.execute(db);
    return new Map(found.rows.map(row => [row.id, row]));
  },

  async ofHosts(hostIds: readonly string[]): Promise<ReadonlyMap<string, HostFigures>> {
    const found = await sql<HostFigures & { id: string }>`
      select host.id, coalesce(r.memory_bytes, 0) as "memoryBytes",
        case when ${FRESH} then s.sample end as sample,
        case when ${FRESH} then s.previous end as previous
      from host
      left join host_runtime r on r.host_id = host.id
      left join host_statistics s on s.host_id = host.id
      where host.id = any(${hostIds}::uuid[])`.execute(db);
    return new Map(found.rows.map(row => [row.id, row]));
  },

  /** NICs of one host, or of all. */
  async ofHostNics(hostId?: string): Promise<readonly HostNicFigures[]> {
    const part = (sample: 'sample' | 'previous') => sql`
      case when ${FRESH} then jsonb_build_object('at', s.${sql.ref(sample)} -> 'at', 'nics', s.${sql.ref(sample)} -> 'nics') end`;
    const found = await sql<{ id: string; names: string[]; sample: HostSample | null; previous: HostSample | null }>`
      select host.id, ${part('sample')} as sample, case when s.previous is not null then ${part('previous')} end as previous,
        array(
          select nic ->> 'name' from jsonb_array_elements(coalesce(r.capabilities -> 'nics', '[]')) nic
          union select nic ->> 'name' from jsonb_array_elements(coalesce(s.sample -> 'nics', '[]')) nic) as names
      from host
      left join host_runtime r on r.host_id = host.id
      left join host_statistics s on s.host_id = host.id
      where ${hostId === undefined ? sql<boolean>`true` : sql<boolean>`host.id = ${hostId}`}`.execute(db);
    return found.rows.map(({ id, names, sample, previous }) => ({
      hostId: id,
      names,
      figures: { memoryBytes: 0, sample, previous },
    }));
  },

  /** NIC -> its VM. */
  async vmsOfNics(nicIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await sql<{ id: string; vm_id: string }>`
      select id, vm_id from nic where id = any(${nicIds}::uuid[]) and vm_id is not null`.execute(db);
    return new Map(found.rows.map(row => [row.id, row.vm_id]));
  },

  /** Disk -> the VMs that have it; a disk that nobody has is there with none. */
  async vmsOfDisks(diskIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = await sql<{ id: string; vms: string[] }>`
      select disk.id, array(select vm_id::text from disk_attachment where disk_id = disk.id) as vms
      from disk where disk.id = any(${diskIds}::uuid[])`.execute(db);
    return new Map(found.rows.map(row => [row.id, row.vms]));
  },
});
