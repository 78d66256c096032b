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

export interface DemoStorageRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly hostId: string;
  readonly master: boolean;
}

export interface DemoDiskRow {
  readonly id: string;
  readonly volumeId: string;
  readonly name: string;
  readonly vmId: string;
  readonly storageDomainId: string;
  readonly provisionedBytes: number;
  readonly actualBytes: number;
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

  /** Active storage domains of hosts, the first one the master; what is there stays. */
  async insertStorage(domains: readonly DemoStorageRow[], dataCenterId: string): Promise<void> {
    const rows = sql`jsonb_to_recordset(${json(domains)}::jsonb) as d (id uuid, name text, path text, "hostId" uuid, master boolean)`;
    await sql`
      insert into storage_domain (id, name, description, type, storage_type, connection, local_host_id)
      select id, name, 'Simulated storage', 'data', 'localfs', jsonb_build_object('type', 'localfs', 'path', path), "hostId"
      from ${rows} on conflict do nothing`.execute(db);
    await sql`
      insert into storage_domain_attachment (storage_domain_id, data_center_id, status, is_master)
      select id, ${dataCenterId}, 'active', master from ${rows} on conflict do nothing`.execute(db);
  },

  /** The disks of VMs that are there; what is there stays. */
  async insertDisks(disks: readonly DemoDiskRow[]): Promise<void> {
    const rows = sql`jsonb_to_recordset(${json(disks)}::jsonb) as d (id uuid, "volumeId" uuid, name text, "vmId" uuid,
      "storageDomainId" uuid, "provisionedBytes" bigint, "actualBytes" bigint)`;
    await sql`
      insert into disk (id, alias, format, sparse, provisioned_bytes, status, storage_domain_id)
      select id, name, 'cow', true, "provisionedBytes", 'ok', "storageDomainId" from ${rows} on conflict do nothing`.execute(
      db,
    );
    await sql`
      insert into image (id, disk_id, storage_domain_id, format, sparse, virtual_bytes, actual_bytes)
      select "volumeId", id, "storageDomainId", 'cow', true, "provisionedBytes", "actualBytes"
      from ${rows} on conflict do nothing`.execute(db);
    await sql`
      insert into disk_attachment (vm_id, disk_id, interface, bootable)
      select "vmId", id, 'virtio', true from ${rows} on conflict do nothing`.execute(db);
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
