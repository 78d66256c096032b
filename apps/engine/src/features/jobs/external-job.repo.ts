// Every SQL statement about jobs that other systems run.
import type { Queryable } from '@overt/database/connection';
import { sql } from 'kysely';

export interface ExternalStepRow {
  readonly id: string;
  readonly job_id: string;
  readonly parent_id: string | null;
  readonly position: number;
  readonly type: string;
  readonly description: string;
  readonly status: string;
  readonly started_at: string;
  readonly ended_at: string | null;
}

export interface NewExternalJob {
  readonly id: string;
  readonly description: string;
  readonly auto_cleared: boolean;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly correlation_id: string;
}

export const externalJobRepo = (db: Queryable) => ({
  async get(id: string): Promise<{ id: string; description: string; status: string } | undefined> {
    return db
      .selectFrom('external_job')
      .select(['id', 'description', 'status'])
      .where('id', '=', id)
      .executeTakeFirst();
  },

  async insert(job: NewExternalJob): Promise<void> {
    await db.insertInto('external_job').values(job).execute();
  },

  /** With the steps that have not ended: they end the same way. */
  async end(id: string, status: 'finished' | 'failed'): Promise<void> {
    await sql`update external_job set status = ${status}, ended_at = now(), last_updated_at = now() where id = ${id}`.execute(
      db,
    );
    await sql`update external_step set status = ${status}, ended_at = now() where job_id = ${id} and ended_at is null`.execute(
      db,
    );
  },

  async clear(id: string): Promise<void> {
    await db.updateTable('external_job').set({ auto_cleared: true }).where('id', '=', id).execute();
  },

  async stepsOf(jobIds: readonly string[]): Promise<readonly ExternalStepRow[]> {
    return db
      .selectFrom('external_step')
      .selectAll()
      .where('job_id', '=', sql<string>`any(${jobIds}::uuid[])`)
      .orderBy('position')
      .execute();
  },

  async addStep(step: {
    id: string;
    job_id: string;
    parent_id: string | null;
    type: string;
    description: string;
  }): Promise<void> {
    await sql`insert into external_step (id, job_id, parent_id, type, description, position)
      select ${step.id}, ${step.job_id}, ${step.parent_id}::uuid, ${step.type}, ${step.description}, count(*) + 1
      from external_step where job_id = ${step.job_id}`.execute(db);
    await sql`update external_job set last_updated_at = now() where id = ${step.job_id}`.execute(db);
  },

  async endStep(step: { id: string; job_id: string }, status: 'finished' | 'failed'): Promise<void> {
    await sql`update external_step set status = ${status}, ended_at = now() where id = ${step.id}`.execute(db);
    await sql`update external_job set last_updated_at = now() where id = ${step.job_id}`.execute(db);
  },

  /** Removes those that vanish by themselves. */
  async deleteEnded(days: number): Promise<void> {
    await sql`delete from external_job where auto_cleared and ended_at < now() - make_interval(days => ${days})`.execute(
      db,
    );
  },
});
