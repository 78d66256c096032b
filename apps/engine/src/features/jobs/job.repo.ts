// Jobs and steps of the API: views over commands. A job is a topmost command; its steps are those of all commands below.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { enumeration, id, text, type Searchable } from '../../search/searchable.ts';

export interface JobRow {
  readonly id: string;
  readonly description: string;
  readonly status: string;
  readonly owner_id: string | null;
  readonly correlation_id: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly last_updated_at: string;
  readonly external: boolean;
  readonly auto_cleared: boolean;
}

export interface StepRow {
  readonly id: string;
  readonly job_id: string;
  readonly name: string;
  readonly status: string;
  readonly position: number;
  readonly progress: number | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
}

export const jobRepo = (db: Queryable) => ({
  async byIds(ids: readonly string[]): Promise<readonly JobRow[]> {
    const found = await sql<JobRow>`
      select id, description, status, owner_id, correlation_id, started_at, ended_at, last_updated_at, external, auto_cleared
      from job_view where id = any(${ids}::uuid[])`.execute(db);
    return found.rows;
  },

  async stepsOf(jobIds: readonly string[]): Promise<readonly StepRow[]> {
    const found = await sql<StepRow>`
      select id, job_id, name, status, position, progress, started_at, ended_at
      from step_view where job_id = any(${jobIds}::uuid[]) order by started_at nulls last, position`.execute(db);
    return found.rows;
  },

  async byStatus(): Promise<readonly { status: string; count: number }[]> {
    const found = await sql<{ status: string; count: number }>`
      select status, count(*) as count from job_view group by status`.execute(db);
    return found.rows;
  },

  /** Removes ended commands with their steps. */
  async deleteEnded(days: number): Promise<void> {
    await sql`delete from command where parent_id is null and ended_at < now() - make_interval(days => ${days})`.execute(
      db,
    );
  },
});

export const jobSearch: Searchable = {
  entity: 'jobs',
  from: sql`job_view`,
  id: sql`job_view.id`,
  defaultSort: sql`job_view.started_at desc`,
  mostUnasked: 1000,
  visibleTo: userId => sql<boolean>`job_view.owner_id = ${userId}`,
  fields: {
    correlation_id: text(sql`job_view.correlation_id`, { freeText: false }),
    id: id(sql`job_view.id`),
    status: enumeration(sql`job_view.status`),
    description: text(sql`job_view.description`),
  },
};
