import { transaction, type Queryable } from '@overt/database/connection';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { createRepos } from '../../repos.ts';
import { jobSearch } from './job.repo.ts';

const MANY = 30_000;
const OWNER = '00000000-0000-0000-0000-0000000000aa';
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine();
  await sql`insert into command (id, name, input, status, description, principal, correlation_id, submitted_by,
      created_at, started_at, ended_at, parent_id, child_key)
    select gen_random_uuid(), 'Job', '{}', 'succeeded', 'job ' || i, jsonb_build_object('id', gen_random_uuid()),
      'Run-' || i, gen_random_uuid(), at, at, at, null, null
    from generate_series(1, ${MANY}) i, lateral (select now() - i * interval '1 second' as at) t`.execute(engine.db);
  await sql`update command set principal = jsonb_build_object('id', ${OWNER}::text) where description = 'job 29000'`.execute(
    engine.db,
  );
  await sql`analyze command`.execute(engine.db);
});
afterAll(async () => await engine?.stop());

/** Rows of commands that this connection looked at, all that is not yet counted elsewhere. */
async function rowsRead(tx: Queryable): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select (seq_tup_read + idx_tup_fetch)::integer as read from pg_stat_xact_user_tables where relname = 'command'`.execute(
    tx,
  );
  return rows[0]?.read ?? 0;
}

/** Ids by a search, and how many rows of commands the database looked at for them. */
async function searched({ search, max = 20, visibleTo }: { search?: string; max?: number; visibleTo?: string }) {
  return await transaction(engine.db, async tx => {
    const before = await rowsRead(tx);
    const request = { search, max, visibleTo, caseSensitive: false, now: Date.now() };
    const ids = await createRepos(tx).search.ids(jobSearch, request);
    return { ids, read: (await rowsRead(tx)) - before };
  });
}

test('the newest jobs, those of one correlation id and those of one user are found without reading the others', async () => {
  const newest = await searched({});
  expect(newest.ids).toHaveLength(20);
  expect(newest.read).toBeLessThan(100);
  const second = await searched({ search: 'page 2' });
  expect(second.ids).toHaveLength(20);
  expect(newest.ids.filter(id => second.ids.includes(id))).toEqual([]);
  expect(second.read).toBeLessThan(200);
  const correlated = await searched({ search: 'correlation_id=run-29500' });
  expect(correlated.ids).toHaveLength(1);
  expect(correlated.read).toBeLessThan(100);
  const own = await searched({ visibleTo: OWNER });
  expect(own.ids).toHaveLength(1);
  expect(own.read).toBeLessThan(100);
});

test('who says no number gets the newest thousand, and whoever says one gets it', async () => {
  const listed = async (query: string) => {
    const answer = (await (await engine.request(`/jobs${query}`)).json()) as { job: { description: string }[] };
    return answer.job.map(({ description }) => description).filter(description => description.startsWith('job '));
  };
  const all = await listed('');
  expect(all.length).toBeLessThanOrEqual(1000);
  expect(all.slice(0, 2)).toEqual(['job 1', 'job 2']);
  expect(await listed('?max=1500')).toHaveLength(1500);
});
