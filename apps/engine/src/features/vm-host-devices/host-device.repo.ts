// Every SQL statement about the host devices of VMs.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { sql } from 'kysely';
import type { VmHostDevice } from './host-device.ts';

export interface VmHostDeviceRow extends VmHostDevice {
  readonly vm_id: string;
  readonly host_id: string;
  readonly revision: number;
}

export const hostDeviceRepo = (db: Queryable) => ({
  /** By name. */
  async ofVms(vmIds: readonly string[]): Promise<readonly VmHostDeviceRow[]> {
    const rows = await db
      .selectFrom('vm_host_device')
      .selectAll()
      .where('vm_id', '=', sql<string>`any(${vmIds}::uuid[])`)
      .orderBy('name')
      .execute();
    return rows as unknown as readonly VmHostDeviceRow[];
  },

  /** Which VM that runs on the host was given which of its devices, by the name of the device. */
  async inUseOn(hostId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await db
      .selectFrom('vm_host_device as d')
      .innerJoin('vm_runtime as r', join => join.onRef('r.vm_id', '=', 'd.vm_id').onRef('r.host_id', '=', 'd.host_id'))
      .select(['d.name', 'd.vm_id'])
      .where('d.host_id', '=', hostId)
      .execute();
    return new Map(rows.map(row => [row.name, row.vm_id]));
  },

  /** Gives the VM exactly these devices of the host; those that stay as they are keep their revision. */
  async replace(vmId: string, hostId: string, devices: readonly VmHostDevice[]): Promise<void> {
    const names = devices.map(({ name }) => name);
    await db
      .deleteFrom('vm_host_device')
      .where('vm_id', '=', vmId)
      .where('name', '<>', sql<string>`all(${names}::text[])`)
      .execute();
    if (devices.length === 0) return;
    await db
      .insertInto('vm_host_device')
      .values(devices.map(({ device, ...row }) => ({ ...row, vm_id: vmId, host_id: hostId, device: told(device) })))
      .onConflict(conflict =>
        conflict
          .columns(['vm_id', 'name'])
          .doUpdateSet(eb => ({
            host_id: hostId,
            placeholder: eb.ref('excluded.placeholder'),
            device: eb.ref('excluded.device'),
          }))
          .where(
            sql<boolean>`(vm_host_device.host_id, vm_host_device.placeholder, vm_host_device.device)
              is distinct from (excluded.host_id, excluded.placeholder, excluded.device)`,
          ),
      )
      .execute();
  },

  /** Gives a VM the devices that another one has, when it is bound to the same one host. */
  async copy(fromVmId: string, toVmId: string, toHosts: readonly string[]): Promise<void> {
    const [hostId] = toHosts;
    if (hostId === undefined || toHosts.length > 1) return;
    await sql`
      insert into vm_host_device (vm_id, host_id, name, placeholder, device)
      select ${toVmId}::uuid, host_id, name, placeholder, device
      from vm_host_device where vm_id = ${fromVmId} and host_id = ${hostId}`.execute(db);
  },
});

const told = (device: HostDeviceReport) => json(device);
