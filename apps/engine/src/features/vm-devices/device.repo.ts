// Every SQL statement about the further devices of VMs and templates, and about the parameters of network filters.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import type { DeviceKind, DeviceOwner, DeviceSettings } from './device.ts';

export interface DeviceRow {
  readonly id: string;
  readonly owner_id: string;
  readonly kind: DeviceKind;
  readonly settings: DeviceSettings;
  readonly revision: number;
}

export interface FilterParameterRow {
  readonly id: string;
  readonly nic_id: string;
  readonly name: string;
  readonly value: string;
  readonly revision: number;
}

const ownerColumns = ({ kind, id }: DeviceOwner) =>
  kind === 'vm' ? { vm_id: id, template_id: null } : { vm_id: null, template_id: id };

export const deviceRepo = (db: Queryable) => {
  const parameters = () => db.selectFrom('nic_filter_parameter').selectAll().orderBy('name').orderBy('id');
  return {
    /** Devices of VMs or of templates, in order; of all kinds unless one is named. */
    async of(
      owner: DeviceOwner['kind'],
      ownerIds: readonly string[],
      kind?: DeviceKind,
    ): Promise<readonly DeviceRow[]> {
      const column = owner === 'vm' ? sql<string>`vm_id` : sql<string>`template_id`;
      const { rows } = await sql<DeviceRow>`
        select id, ${column} as owner_id, kind, settings, revision from vm_device
        where ${column} = any(${ownerIds}::uuid[]) and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
        order by position, id`.execute(db);
      return rows;
    },

    async insert(owner: DeviceOwner, id: string, kind: DeviceKind, settings: DeviceSettings): Promise<void> {
      const position = settings.index ?? sql<number>`(select count(*) from vm_device)::integer`;
      await db
        .insertInto('vm_device')
        .values({ ...ownerColumns(owner), id, kind, position, settings: json(settings) })
        .execute();
    },

    async update(id: string, settings: DeviceSettings): Promise<void> {
      const position = settings.index === undefined ? {} : { position: settings.index };
      await db
        .updateTable('vm_device')
        .set({ settings: json(settings), ...position })
        .where('id', '=', id)
        .execute();
    },

    async delete(id: string): Promise<void> {
      await db.deleteFrom('vm_device').where('id', '=', id).execute();
    },

    /** Gives `to` the devices that `from` has. */
    async copy(from: DeviceOwner, to: DeviceOwner): Promise<void> {
      const { vm_id, template_id } = ownerColumns(to);
      const column = from.kind === 'vm' ? sql`vm_id` : sql`template_id`;
      await sql`
        insert into vm_device (id, vm_id, template_id, kind, position, settings)
        select gen_random_uuid(), ${vm_id}::uuid, ${template_id}::uuid, kind, position, settings
        from vm_device where ${column} = ${from.id}`.execute(db);
    },

    filterParameters: (nicId: string): Promise<readonly FilterParameterRow[]> =>
      parameters().where('nic_id', '=', nicId).execute(),

    /** Of all plugged NICs of a VM. */
    filterParametersOfVm: (vmId: string): Promise<readonly FilterParameterRow[]> =>
      parameters()
        .where('nic_id', 'in', db.selectFrom('nic').select('id').where('vm_id', '=', vmId))
        .execute(),

    async putFilterParameter(parameter: Omit<FilterParameterRow, 'revision'>): Promise<void> {
      const { name, value } = parameter;
      await db
        .insertInto('nic_filter_parameter')
        .values(parameter)
        .onConflict(conflict => conflict.column('id').doUpdateSet({ name, value }))
        .execute();
    },

    async deleteFilterParameter(id: string): Promise<void> {
      await db.deleteFrom('nic_filter_parameter').where('id', '=', id).execute();
    },
  };
};
export type DeviceRepo = ReturnType<typeof deviceRepo>;
