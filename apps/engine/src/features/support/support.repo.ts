// What a support bundle tells of the database. Every column is named here: inputs, results and parameters of actions, and
// whatever is sealed or hashed, are none of them, so that a new secret column cannot come along by itself.
import type { Queryable } from '@overt/database/connection';
import { sql, type RawBuilder } from 'kysely';

/** Rows by file name, each query bounded; the newest where there are more. */
const SECTIONS: Readonly<Record<string, RawBuilder<Record<string, unknown>>>> = {
  migrations: sql`select number, name, checksum, applied_at from schema_migration order by number`,
  tables: sql`select relname as name, n_live_tup as rows, n_dead_tup as dead_rows, last_autovacuum,
    pg_total_relation_size(relid) as bytes from pg_stat_user_tables order by relname`,
  connections: sql`select application_name, state, wait_event_type, wait_event, count(*)::integer as connections,
    max(extract(epoch from now() - xact_start))::integer as oldest_transaction_seconds
    from pg_stat_activity where datname = current_database() group by 1, 2, 3, 4 order by 5 desc limit 200`,
  replicas: sql`select id, name, started_at, alive_until, alive_until > now() as alive from engine_node order by started_at`,
  singletons: sql`select name, owner, fence, lease_until, requested_at, run_started_at, run_ended_at, last_error
    from singleton_lease order by name`,
  'host-leases': sql`select host_id, owner, fence, lease_until, lease_until > now() as held from host_lease order by host_id`,
  hosts: sql`select h.id, h.name, h.address, h.port, h.administrative_state, r.status, r.status_reason, r.seen_at, r.accel,
      r.memory_bytes, r.cpu_threads, h.certificate_expires_at, h.created_at,
      r.capabilities ->> 'protocolVersion' as protocol_version, r.capabilities ->> 'agentVersion' as agent_version,
      r.capabilities ->> 'osName' as os, r.capabilities ->> 'osVersion' as os_version,
      r.capabilities ->> 'kernel' as kernel, r.capabilities ->> 'libvirtVersion' as libvirt_version,
      r.capabilities ->> 'qemuVersion' as qemu_version, r.capabilities ->> 'accelReason' as accel_reason,
      r.capabilities -> 'cpu' ->> 'model' as cpu_model, r.capabilities -> 'networks' as networks, r.capabilities -> 'nics' as nics
    from host h left join host_runtime r on r.host_id = h.id order by h.name limit 1000`,
  storage: sql`select d.id, d.name, d.type, d.storage_type, d.status, a.status as attached_status, a.data_center_id,
    d.local_host_id, d.total_bytes, d.free_bytes
    from storage_domain d left join storage_domain_attachment a on a.storage_domain_id = d.id order by d.name limit 1000`,
  'running-vms': sql`select vm_id, host_id, status, status_detail, status_since, started_at, launched_at, command_id, fence
    from vm_runtime order by status_since desc limit 2000`,
  actions: sql`select id, name, status, error_code, description, principal ->> 'name' as principal, correlation_id, parent_id,
    owner, fence, claims, lease_until, cancel_requested, created_at, started_at, ended_at
    from command order by created_at desc limit 1000`,
  steps: sql`select s.command_id, s.position, s.name, s.status, s.progress, s.attempts, s.undo_attempts, s.error_code,
    s.started_at, s.ended_at
    from command_step s join (select id from command order by created_at desc limit 1000) c on c.id = s.command_id
    order by s.command_id, s.position limit 5000`,
  locks: sql`select kind, entity_id, command_id, mode, taken_at from command_lock order by taken_at limit 2000`,
  transfers: sql`select id, disk_id, direction, format, phase, host_id, created_at
    from image_transfer order by created_at desc limit 200`,
  events: sql`select id, code, name, severity, description, occurred_at, correlation_id, origin, user_name, vm_id, vm_name,
    host_id, host_name, storage_domain_name from event order by id desc limit 2000`,
};

export const supportRepo = (db: Queryable) => ({
  sections: (): readonly string[] => Object.keys(SECTIONS),

  async section(name: string): Promise<readonly Record<string, unknown>[]> {
    const query = SECTIONS[name];
    return query === undefined ? [] : (await query.execute(db)).rows;
  },

  /** Those that an agent was enrolled for; those first that are to be up. */
  async hosts(): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return await db
      .selectFrom('host')
      .select(['id', 'name'])
      .where('certificate_pem', 'is not', null)
      .orderBy(sql`administrative_state = 'active'`, 'desc')
      .orderBy('name')
      .limit(1000)
      .execute();
  },

  async server(): Promise<{ readonly version: string; readonly bytes: number } | undefined> {
    const { rows } = await sql<{ version: string; bytes: number }>`
      select version(), pg_database_size(current_database()) as bytes`.execute(db);
    return rows[0];
  },

  /** Settings that people chose, of these names only. */
  async options(names: readonly string[]): Promise<readonly { name: string; version: string; value: string }[]> {
    return await db
      .selectFrom('engine_option')
      .select(['name', 'version', 'value'])
      .where('name', 'in', names)
      .orderBy('name')
      .execute();
  },
});
