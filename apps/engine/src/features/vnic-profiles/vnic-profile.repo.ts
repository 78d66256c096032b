// vNIC profiles: how a NIC is connected to a network.
import type { Queryable } from '@overt/database/connection';
import type { Schema } from '@overt/database/schema.gen';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';

export type VnicProfileRow = Selectable<Schema['vnic_profile']> & { readonly qos_data_center_id: string | null };

/** Where the QoS is. */
const QOS_PLACE = sql<string | null>`(select q.data_center_id from qos q where q.id = vnic_profile.qos_id)`.as(
  'qos_data_center_id',
);

export const vnicProfileRepo = (db: Queryable) => ({
  list: (ids?: readonly string[]): Promise<VnicProfileRow[]> => {
    const query = db.selectFrom('vnic_profile').selectAll().select(QOS_PLACE).orderBy('name').orderBy('id');
    return (ids === undefined ? query : query.where(eb => eb('id', '=', eb.fn.any(eb.val(ids))))).execute();
  },

  byId: (id: string): Promise<VnicProfileRow | undefined> =>
    db.selectFrom('vnic_profile').selectAll().select(QOS_PLACE).where('id', '=', id).executeTakeFirst(),

  byName: (networkId: string, name: string): Promise<VnicProfileRow | undefined> =>
    db
      .selectFrom('vnic_profile')
      .selectAll()
      .select(QOS_PLACE)
      .where('network_id', '=', networkId)
      .where('name', '=', name)
      .executeTakeFirst(),

  ofNetworks: (ids: readonly string[]): Promise<VnicProfileRow[]> =>
    db
      .selectFrom('vnic_profile')
      .selectAll()
      .select(QOS_PLACE)
      .where(eb => eb('network_id', '=', eb.fn.any(eb.val(ids))))
      .orderBy('name')
      .execute(),

  async insert(row: Insertable<Schema['vnic_profile']>): Promise<void> {
    await db.insertInto('vnic_profile').values(row).execute();
  },

  async update(id: string, change: Updateable<Schema['vnic_profile']>): Promise<void> {
    await db.updateTable('vnic_profile').set(change).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('vnic_profile').where('id', '=', id).execute();
  },

  /** VMs and templates whose NICs have the profile, at most ten, in words. */
  async usersOf(id: string): Promise<string[]> {
    const { rows } = await sql<{ user: string }>`
      select distinct coalesce('VM ' || vm.name, 'template ' || t.name) as user
      from nic left join vm on vm.id = nic.vm_id left join template t on t.id = nic.template_id
      where nic.vnic_profile_id = ${id} order by 1 limit 10`.execute(db);
    return rows.map(row => row.user);
  },
});
export type VnicProfileRepo = ReturnType<typeof vnicProfileRepo>;
