// Bulk rows of a demo fleet.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { sql } from 'kysely';

export interface DemoVmRow {
  readonly id: string;
  readonly name: string;
  readonly memoryBytes: number;
  readonly cpuCount: number;
  readonly nicId: string;
  readonly mac: string;
  /** Null when it is down. */
  readonly hostId: string | null;
  readonly spec: object;
}

export interface DemoPlace {
  readonly clusterId: string;
  readonly templateId: string;
  readonly vnicProfileId: string;
}

export const demoRepo = (db: Queryable) => ({
  async knownHosts(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('host')
      .select('id')
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute();
    return rows.map(row => row.id);
  },

  async activateHosts(ids: readonly string[]): Promise<void> {
    await sql`update host set administrative_state = 'active'
      where id = any(${ids}::uuid[]) and administrative_state = 'maintenance'`.execute(db);
  },

  /** VMs, their NICs and where they run; what is there stays. What they do is unknown until their host tells. */
  async insertVms(vms: readonly DemoVmRow[], place: DemoPlace): Promise<void> {
    const rows = sql`jsonb_to_recordset(${json(vms)}::jsonb) as v (id uuid, name text, "memoryBytes" bigint, "cpuCount" integer,
      "nicId" uuid, mac macaddr, "hostId" uuid, spec jsonb)`;
    await sql`
      insert into vm (id, name, cluster_id, template_id, memory_bytes, memory_max_bytes, memory_guaranteed_bytes, cpu_sockets)
      select id, name, ${place.clusterId}, ${place.templateId}, "memoryBytes", 4 * "memoryBytes", "memoryBytes", "cpuCount"
      from ${rows} on conflict do nothing`.execute(db);
    await sql`
      insert into nic (id, vm_id, name, vnic_profile_id, mac)
      select "nicId", id, 'nic1', ${place.vnicProfileId}, mac from ${rows} on conflict do nothing`.execute(db);
    await sql`
      insert into vm_runtime (vm_id, host_id, status, spec, memory_bytes, cpu_count, started_at, launched_at)
      select id, "hostId", 'unknown', spec, "memoryBytes", "cpuCount", now(), now()
      from ${rows} where "hostId" is not null on conflict do nothing`.execute(db);
  },
});
