// Every SQL statement about affinity labels: a name on VMs and hosts.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface AffinityLabelRow {
  readonly id: string;
  readonly name: string;
  readonly has_implicit_group: boolean;
  readonly revision: number;
  readonly vms: readonly string[];
  readonly hosts: readonly string[];
}

export type LabelledKind = 'vm' | 'host';

export interface AffinityLabelChange {
  readonly name?: string;
  readonly has_implicit_group?: boolean;
}

const COLUMNS = { vm: 'vm_id', host: 'host_id' } as const;

export const affinityLabelRepo = (db: Queryable) => ({
  async list(ids?: readonly string[]): Promise<readonly AffinityLabelRow[]> {
    const { rows } = await sql<AffinityLabelRow>`
      select l.*, ${members('vm')} as vms, ${members('host')} as hosts
      from affinity_label l where ${ids === undefined ? sql`true` : sql`l.id = any(${ids}::uuid[])`}
      order by lower(l.name), l.id`.execute(db);
    return rows;
  },

  async byId(id: string): Promise<AffinityLabelRow | undefined> {
    return (await this.list([id]))[0];
  },

  async idByName(name: string): Promise<string | undefined> {
    const row = await db.selectFrom('affinity_label').select('id').where('name', '=', name).executeTakeFirst();
    return row?.id;
  },

  /** Labels of many VMs or hosts. */
  async ofMany(
    kind: LabelledKind,
    ids: readonly string[],
  ): Promise<readonly (AffinityLabelRow & { member: string })[]> {
    const { rows } = await sql<AffinityLabelRow & { member: string }>`
      select l.*, ${members('vm')} as vms, ${members('host')} as hosts, m.member_id as member
      from affinity_label l join affinity_label_member m on m.label_id = l.id
      where ${sql.ref(`m.${COLUMNS[kind]}`)} = any(${ids}::uuid[]) order by lower(l.name), l.id`.execute(db);
    return rows;
  },

  async insert(label: { id: string; name: string; has_implicit_group: boolean }): Promise<void> {
    await db.insertInto('affinity_label').values(label).execute();
  },

  async update(id: string, change: AffinityLabelChange): Promise<void> {
    if (Object.keys(change).length === 0) return;
    await db.updateTable('affinity_label').set(change).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('affinity_label').where('id', '=', id).execute();
  },

  async addMember(labelId: string, kind: LabelledKind, memberId: string): Promise<void> {
    await db
      .insertInto('affinity_label_member')
      .values({ label_id: labelId, [COLUMNS[kind]]: memberId })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async removeMember(labelId: string, kind: LabelledKind, memberId: string): Promise<void> {
    await db
      .deleteFrom('affinity_label_member')
      .where('label_id', '=', labelId)
      .where(COLUMNS[kind], '=', memberId)
      .execute();
  },
});

const members = (kind: LabelledKind) => {
  const column = sql.ref(`x.${COLUMNS[kind]}`);
  return sql`array(select ${column}::text from affinity_label_member x where x.label_id = l.id and ${column} is not null order by 1)`;
};
