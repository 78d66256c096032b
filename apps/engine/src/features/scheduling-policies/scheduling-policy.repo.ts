// Every SQL statement about scheduling policies and the units that they are made of.
import type { Queryable } from '@overt/database/connection';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import type { Properties } from './scheduling-policy.ts';

export interface SchedulingPolicyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly locked: boolean;
  readonly is_default: boolean;
  readonly balance_unit_id: string | null;
  readonly properties: Properties;
  readonly revision: number;
  readonly filters: readonly { readonly unitId: string; readonly position: number }[];
  readonly weights: readonly { readonly unitId: string; readonly factor: number }[];
}

export interface PolicyChange {
  readonly name?: string;
  readonly description?: string;
  readonly properties?: Properties;
  readonly balance_unit_id?: string | null;
}

export const schedulingPolicyRepo = (db: Queryable) => ({
  async list(ids?: readonly string[]): Promise<readonly SchedulingPolicyRow[]> {
    const { rows } = await sql<SchedulingPolicyRow>`
      select p.*,
        coalesce((select jsonb_agg(jsonb_build_object('unitId', f.unit_id, 'position', f.position) order by f.position, f.unit_id)
          from scheduling_policy_filter f where f.policy_id = p.id), '[]') as filters,
        coalesce((select jsonb_agg(jsonb_build_object('unitId', w.unit_id, 'factor', w.factor) order by w.unit_id)
          from scheduling_policy_weight w where w.policy_id = p.id), '[]') as weights
      from scheduling_policy p where ${ids === undefined ? sql`true` : sql`p.id = any(${ids}::uuid[])`}
      order by lower(p.name), p.id`.execute(db);
    return rows;
  },

  async byId(id: string): Promise<SchedulingPolicyRow | undefined> {
    return (await this.list([id]))[0];
  },

  async idByName(name: string): Promise<string | undefined> {
    const row = await db.selectFrom('scheduling_policy').select('id').where('name', '=', name).executeTakeFirst();
    return row?.id;
  },

  async insert(policy: { id: string; name: string; description: string; properties: Properties }): Promise<void> {
    await db
      .insertInto('scheduling_policy')
      .values({ ...policy, properties: json(policy.properties) })
      .execute();
  },

  async update(id: string, { properties, ...rest }: PolicyChange): Promise<void> {
    const set = { ...rest, ...(properties === undefined ? {} : { properties: json(properties) }) };
    if (Object.keys(set).length === 0) return;
    await db.updateTable('scheduling_policy').set(set).where('id', '=', id).execute();
  },

  async delete(id: string): Promise<void> {
    await db.deleteFrom('scheduling_policy').where('id', '=', id).execute();
  },

  async addFilter(policyId: string, unitId: string, position: number): Promise<void> {
    await db
      .insertInto('scheduling_policy_filter')
      .values({ policy_id: policyId, unit_id: unitId, position })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async addWeight(policyId: string, unitId: string, factor: number): Promise<void> {
    await db
      .insertInto('scheduling_policy_weight')
      .values({ policy_id: policyId, unit_id: unitId, factor })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  },

  async removeUnit(policyId: string, unitId: string): Promise<void> {
    await sql`with filters as (delete from scheduling_policy_filter where policy_id = ${policyId} and unit_id = ${unitId}),
        weights as (delete from scheduling_policy_weight where policy_id = ${policyId} and unit_id = ${unitId})
      update scheduling_policy set balance_unit_id = nullif(balance_unit_id, ${unitId}) where id = ${policyId}`.execute(
      db,
    );
  },

  /** Clusters that have it, at most ten, in words. */
  async users(id: string): Promise<string[]> {
    const rows = await db
      .selectFrom('cluster')
      .select('name')
      .where('scheduling_policy_id', '=', id)
      .orderBy('name')
      .limit(10)
      .execute();
    return rows.map(row => `cluster ${row.name}`);
  },
});
