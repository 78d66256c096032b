// Numbers about the whole installation.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface Totals {
  readonly vms_total: number;
  readonly vms_active: number;
  readonly hosts_total: number;
  readonly hosts_active: number;
  readonly users_total: number;
  readonly users_active: number;
  readonly storage_total: number;
  readonly storage_active: number;
}

export const INSTANCE_ID_OPTION = 'InstanceId';

export const systemRepo = (db: Queryable) => ({
  async totals(): Promise<Totals | undefined> {
    const found = await sql<Totals>`
      select
        (select count(*) from vm) as vms_total,
        (select count(*) from vm_runtime) as vms_active,
        (select count(*) from host) as hosts_total,
        (select count(*) from host join host_runtime r on r.host_id = host.id
          where r.status = 'up' and host.administrative_state = 'active') as hosts_active,
        (select count(*) from engine_user) as users_total,
        (select count(distinct user_id) from sso_session where expires_at > now()) as users_active,
        (select count(*) from storage_domain) as storage_total,
        (select count(*) from storage_domain_attachment where status = 'active') as storage_active`.execute(db);
    return found.rows[0];
  },

  async vmsByStatus(): Promise<readonly { status: string; count: number }[]> {
    const found = await sql<{ status: string; count: number }>`
      select coalesce(r.status, vm.resting_status) as status, count(*) as count
      from vm left join vm_runtime r on r.vm_id = vm.id group by 1`.execute(db);
    return found.rows;
  },

  async hostsByStatus(): Promise<readonly { status: string; count: number }[]> {
    const found = await sql<{ status: string; count: number }>`
      select case when host.administrative_state = 'active' then coalesce(r.status, 'connecting') else host.administrative_state end
        as status, count(*) as count
      from host left join host_runtime r on r.host_id = host.id group by 1`.execute(db);
    return found.rows;
  },

  async options(name: string): Promise<readonly { version: string; value: string }[]> {
    return await db.selectFrom('engine_option').select(['version', 'value']).where('name', '=', name).execute();
  },

  async optionNames(): Promise<readonly string[]> {
    const rows = await db.selectFrom('engine_option').select('name').distinct().orderBy('name').execute();
    return rows.map(row => row.name);
  },

  /** Keeps what is there. */
  async putOption(name: string, value: string, version = 'general'): Promise<void> {
    await db
      .insertInto('engine_option')
      .values({ name, version, value })
      .onConflict(c => c.doNothing())
      .execute();
  },

  async setOption(name: string, value: string, version: string): Promise<void> {
    await db
      .insertInto('engine_option')
      .values({ name, version, value })
      .onConflict(c => c.columns(['name', 'version']).doUpdateSet({ value }))
      .execute();
  },

  async ping(): Promise<void> {
    await sql`select 1`.execute(db);
  },
});
