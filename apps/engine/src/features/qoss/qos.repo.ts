// Every SQL statement about quality of service.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import type { Limits, QosType } from './qos.ts';

export interface QosRow {
  readonly id: string;
  readonly data_center_id: string;
  readonly type: QosType;
  readonly name: string;
  readonly description: string;
  readonly limits: Limits;
  readonly revision: number;
}

export interface QosChange {
  readonly name?: string;
  readonly description?: string;
  readonly limits?: Limits;
}

const columns = <T extends { limits?: Limits }>({ limits, ...rest }: T) => ({
  ...rest,
  ...(limits === undefined ? {} : { limits: json(limits) }),
});

export const qosRepo = (db: Queryable) => ({
  async list(where: { ids?: readonly string[]; dataCenterIds?: readonly string[] }): Promise<readonly QosRow[]> {
    let query = db.selectFrom('qos').selectAll().orderBy('name').orderBy('id');
    if (where.ids !== undefined) query = query.where('id', '=', sql<string>`any(${where.ids}::uuid[])`);
    if (where.dataCenterIds !== undefined)
      query = query.where('data_center_id', '=', sql<string>`any(${where.dataCenterIds}::uuid[])`);
    // The column's check allows no other type.
    return (await query.execute()) as unknown as readonly QosRow[];
  },

  async byId(id: string): Promise<QosRow | undefined> {
    return (await this.list({ ids: [id] }))[0];
  },

  async insert({ limits, ...row }: Omit<QosRow, 'revision'>): Promise<void> {
    await db
      .insertInto('qos')
      .values({ ...row, limits: json(limits) })
      .execute();
  },

  async update(id: string, change: QosChange): Promise<void> {
    const set = columns(change);
    if (Object.keys(set).length === 0) return;
    await db.updateTable('qos').set(set).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('qos').where('id', '=', id).execute();
  },
});
