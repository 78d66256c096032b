// Who may do what, for every operation that is bound, by the route table: a new operation is tried here by being there. One
// data center is what somebody would get at, another is where he may do everything.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permits } from '../features/roles/permits.ts';
import { testUser, type TestUser } from '../testing-users.ts';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { bodyAt, insertPlace, newPlace, pathAt, type Place } from './place.test-support.ts';
import { routeTable, type ApiRoute } from './route-table.ts';

const bound = routeTable(features).routes.filter(route => route.handler !== undefined);
const changing = bound.filter(route => route.verb !== 'GET');

let engine: TestEngine;
let nobody: TestUser;
let elsewhere: TestUser;
let admin: string;
const [here, there] = [newPlace(), newPlace()];

beforeAll(async () => {
  engine = await testEngine();
  await insertPlace(engine.db, 'here', here);
  await insertPlace(engine.db, 'there', there);
  admin = (await engine.ports.repos.users.login('admin@internal'))?.id ?? '';
  nobody = await testUser(engine, 'nobody');
  const on = { kind: 'data_center', id: there.dataCenterId };
  elsewhere = await testUser(engine, 'elsewhere', { permits: Object.keys(permits), on });
});
afterAll(async () => await engine?.stop());

async function ask(
  route: ApiRoute,
  place: Place,
  token: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const body = route.verb === 'GET' ? undefined : bodyAt(route, place, admin);
  const answer = await fetch(engine.api + pathAt(route, place, admin), {
    method: route.verb,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Names of the actions that were let through for a user. A refusal inserts nothing. */
async function actionsOf(user: TestUser): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select distinct name from command where principal ->> 'id' = ${user.id}`.execute(engine.db);
  return rows.map(row => row.name).toSorted();
}

async function tryAll(user: TestUser): Promise<{ wrong: string[]; denied: number }> {
  const wrong: string[] = [];
  let denied = 0;
  for (const route of changing) {
    const status = await ask(route, here, user.token);
    if (status === 403) denied++;
    if (status < 400 || status >= 500) wrong.push(`${route.verb} ${route.template} ${status}`);
  }
  return { wrong, denied };
}

describe('an operation that changes something', () => {
  it('is let through for nobody who has no right to it', { timeout: 180_000 }, async () => {
    const { wrong, denied } = await tryAll(nobody);
    expect({ wrong, let: await actionsOf(nobody) }).toEqual({ wrong: [], let: [] });
    // Else ids and bodies would be refused before any right is looked at, and this would prove nothing.
    expect(denied / changing.length).toBeGreaterThan(0.5);
  });

  it('is let through for nobody whose rights are elsewhere', { timeout: 180_000 }, async () => {
    const { wrong, denied } = await tryAll(elsewhere);
    expect({ wrong, let: await actionsOf(elsewhere) }).toEqual({ wrong: [], let: [] });
    expect(denied / changing.length).toBeGreaterThan(0.5);
    // There, the same user may.
    const own = await fetch(`${engine.api}/vms/${there.vmId}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${elsewhere.token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: '{"description":"mine"}',
    });
    expect(await own.text()).toContain('mine');
    expect(await actionsOf(elsewhere)).toEqual(['UpdateVm']);
  });
});

describe('reading', () => {
  it('as an administrator is refused to everybody else, save for the root', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const route of bound.filter(one => one.verb === 'GET' && one.template !== '/')) {
      const status = await ask(route, here, nobody.token, { filter: 'false' });
      if (status !== 403) wrong.push(`${route.template} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('as a user shows nothing of a place where one has no rights', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    const secrets = [here.vmId, here.hostId, here.diskId, here.storageDomainId, here.clusterId, here.dataCenterId];
    for (const route of bound.filter(one => one.verb === 'GET')) {
      const path = pathAt(route, here, admin);
      const answer = await fetch(engine.api + path, {
        headers: { authorization: `Bearer ${elsewhere.token}`, accept: 'application/json', filter: 'true' },
      });
      const text = await answer.text();
      // What was asked for by its id is named in the refusal; a list must not name anything.
      const shown = answer.status === 200 && secrets.some(id => !path.includes(id) && text.includes(id));
      if (shown || answer.status >= 500) wrong.push(`${path} ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });
});
