// `?plan=true` on every operation that changes something, by the route table: what is answered is a plan or the refusal that
// the operation would meet, and afterwards not one row of the database is another than before.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { bodyAt, insertPlace, newPlace, pathAt } from './place.test-support.ts';
import { routeTable } from './route-table.ts';

let engine: TestEngine;
let admin: string;
const place = newPlace();
beforeAll(async () => {
  engine = await testEngine();
  await insertPlace(engine.db, 'here', place);
  admin = (await engine.ports.repos.users.login('admin@internal'))?.id ?? '';
});
afterAll(async () => await engine?.stop());

const changing = routeTable(features).routes.filter(({ verb, handler }) => handler !== undefined && verb !== 'GET');

/**
 * What lives by itself: who is signed in, which replica is there, which duty it has; and the feed of changes, which numbers
 * those of the preparation a moment later.
 */
const ALIVE = 'sso_session engine_node singleton_lease host_lease metric_sample change_log change_sequence'.split(' ');

/** A digest of each table. */
async function census(): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${ALIVE}) order by 1`.execute(
    engine.db,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ digest: string }>`
      select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${sql.table(name)} t`.execute(
      engine.db,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
}

it('every built operation answers a plan or its refusal, and changes nothing', { timeout: 180_000 }, async () => {
  const before = await census();
  const wrong: string[] = [];
  let planned = 0;
  for (const route of changing) {
    const body = bodyAt(route, place, admin);
    const answer = await engine.request(`${pathAt(route, place, admin)}?plan=true`, {
      method: route.verb,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    const said = (await answer.json()) as { plan?: { action?: string; description?: string }; detail?: string };
    const plan = answer.status === 200 && said.plan?.action !== '' && (said.plan?.description ?? '').length > 5;
    if (plan) planned++;
    const refused =
      answer.status >= 400 && (answer.status < 500 || answer.status === 501) && (said.detail ?? '') !== '';
    if (!plan && !refused)
      wrong.push(`${route.verb} ${route.template} ${answer.status} ${JSON.stringify(said).slice(0, 200)}`);
  }
  expect({ wrong, changed: await census() }).toEqual({ wrong: [], changed: before });
  // Else bodies and ids would be refused before anything could happen, and this would prove little.
  expect(planned / changing.length).toBeGreaterThan(0.2);
});
