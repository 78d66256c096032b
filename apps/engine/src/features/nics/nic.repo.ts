// Every SQL statement about the NICs of VMs.
import type { Queryable } from '@overt/database/connection';
import { brokenUnique } from '@overt/database/failures';
import { Refusal } from '@overt/kernel/refusal';
import { sql } from 'kysely';

export interface NicRow {
  readonly id: string;
  readonly vm_id: string;
  readonly name: string;
  readonly interface: string;
  readonly vnic_profile_id: string | null;
  readonly mac: string | null;
  readonly linked: boolean;
  readonly plugged: boolean;
  readonly revision: number;
}

export interface NicView extends NicRow {
  readonly network_id: string | null;
}

/** A NIC of a template or instance type. */
export interface TemplateNicView extends Omit<NicView, 'vm_id'> {
  readonly template_id: string;
}

export type NicFields = Omit<NicRow, 'id' | 'vm_id' | 'revision'>;

export const nicRepo = (db: Queryable) => ({
  async ofVms(vmIds: readonly string[]): Promise<readonly NicView[]> {
    const rows = await selectNics(db)
      .where('nic.vm_id', '=', sql<string>`any(${vmIds}::uuid[])`)
      .orderBy('nic.name')
      .execute();
    return rows as readonly NicView[];
  },

  async get(vmId: string, nicId: string): Promise<NicView | undefined> {
    const row = await selectNics(db).where('nic.vm_id', '=', vmId).where('nic.id', '=', nicId).executeTakeFirst();
    return row as NicView | undefined;
  },

  async ofTemplates(templateIds: readonly string[]): Promise<readonly TemplateNicView[]> {
    const rows = await selectNics(db)
      .select('nic.template_id')
      .where('nic.template_id', '=', sql<string>`any(${templateIds}::uuid[])`)
      .orderBy('nic.name')
      .execute();
    return rows as unknown as readonly TemplateNicView[];
  },

  /** A NIC of a template has no address. */
  async insertForTemplate(templateId: string, nicId: string, nic: Omit<NicFields, 'mac'>): Promise<void> {
    await db
      .insertInto('nic')
      .values({ ...nic, id: nicId, template_id: templateId })
      .execute();
  },

  /** Refuses NAME_IN_USE. */
  async insert(vmId: string, nicId: string, nic: NicFields): Promise<void> {
    await db
      .insertInto('nic')
      .values({ ...nic, id: nicId, vm_id: vmId })
      .execute()
      .catch(nameInUse(nic.name));
  },

  /** Refuses NAME_IN_USE. */
  async update(nicId: string, changes: Partial<NicFields>): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await db
      .updateTable('nic')
      .set(changes)
      .where('id', '=', nicId)
      .execute()
      .catch(nameInUse(changes.name ?? ''));
  },

  async delete(nicId: string): Promise<void> {
    await db.deleteFrom('nic').where('id', '=', nicId).execute();
  },

  /** The profile's cluster-wide meaning: whether its network is attached to this cluster. */
  async profileInCluster(profileId: string, clusterId: string): Promise<{ readonly attached: boolean } | undefined> {
    return db
      .selectFrom('vnic_profile as p')
      .leftJoin('cluster_network as c', join =>
        join.onRef('c.network_id', '=', 'p.network_id').on('c.cluster_id', '=', clusterId),
      )
      .select(sql<boolean>`c.cluster_id is not null`.as('attached'))
      .where('p.id', '=', profileId)
      .executeTakeFirst();
  },

  /** Names of the networks of the VM's NICs that the cluster does not have. */
  async networksMissingIn(vmId: string, clusterId: string): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('nic')
      .innerJoin('vnic_profile as p', 'p.id', 'nic.vnic_profile_id')
      .innerJoin('network as n', 'n.id', 'p.network_id')
      .leftJoin('cluster_network as c', join =>
        join.onRef('c.network_id', '=', 'n.id').on('c.cluster_id', '=', clusterId),
      )
      .select('n.name')
      .distinct()
      .where('nic.vm_id', '=', vmId)
      .where('c.cluster_id', 'is', null)
      .orderBy('n.name')
      .execute();
    return rows.map(row => row.name);
  },

  /** A profile by its name, or by the name of its network, among those of the cluster. */
  async profileByName(name: string, clusterId: string): Promise<string | undefined> {
    const found = await db
      .selectFrom('vnic_profile as p')
      .innerJoin('network as n', 'n.id', 'p.network_id')
      .innerJoin('cluster_network as c', 'c.network_id', 'n.id')
      .select('p.id')
      .where('c.cluster_id', '=', clusterId)
      .where(eb => eb.or([eb('p.name', '=', name), eb('n.name', '=', name)]))
      .orderBy(sql`p.name = ${name}`, 'desc')
      .orderBy('p.id')
      .executeTakeFirst();
    return found?.id;
  },
});

const selectNics = (db: Queryable) =>
  db
    .selectFrom('nic')
    .leftJoin('vnic_profile as p', 'p.id', 'nic.vnic_profile_id')
    .select(['nic.id', 'nic.vm_id', 'nic.name', 'nic.interface', 'nic.vnic_profile_id', 'nic.linked', 'nic.plugged'])
    .select(['nic.revision', 'p.network_id', sql<string | null>`nic.mac::text`.as('mac')]);

const nameInUse =
  (name: string) =>
  (error: unknown): never => {
    if (brokenUnique(error) === 'nic_vm_id_name_key') throw new Refusal('NAME_IN_USE', { what: 'NIC', name });
    throw error;
  };
