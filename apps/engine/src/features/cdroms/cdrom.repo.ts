// Every SQL statement about the CD drives of VMs: what is configured, and what lies in the tray of a running VM (which the
// spec of its run says).
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { sql } from 'kysely';

export interface CdromRow {
  readonly vm_id: string;
  /** The disk of the configured image; null: empty. */
  readonly configured: string | null;
  /** The disk of the image in the tray; null: empty, or the VM does not run. */
  readonly current: string | null;
}

export const cdromRepo = (db: Queryable) => ({
  /** One row for each VM that exists. */
  async ofVms(vmIds: readonly string[]): Promise<readonly CdromRow[]> {
    return db
      .selectFrom('vm')
      .leftJoin('cdrom', 'cdrom.vm_id', 'vm.id')
      .leftJoin('vm_runtime as r', 'r.vm_id', 'vm.id')
      .select(['vm.id as vm_id', 'cdrom.disk_id as configured'])
      .select(sql<string | null>`r.spec #>> '{cdrom,volume,imageId}'`.as('current'))
      .where('vm.id', '=', sql<string>`any(${vmIds}::uuid[])`)
      .execute();
  },

  /** What was put into the tray of the running VM; null: nothing. */
  async recordTray(vmId: string, volume: VolumeRef | null): Promise<void> {
    const without = sql`coalesce(spec -> 'cdrom', '{}') - 'volume'`;
    const added = volume === null ? sql`'{}'::jsonb` : sql`jsonb_build_object('volume', ${json(volume)}::jsonb)`;
    await sql`update vm_runtime set spec = jsonb_set(spec, '{cdrom}', ${without} || ${added})
      where vm_id = ${vmId}`.execute(db);
  },
});
