// Who may do what, for every operation that is bound, by the route table: a new operation is tried here by being there. One
// data center is what somebody would get at, another is where he may do everything.
import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import type { TypeName } from '@overt/api-types/types.gen';
import { writeOne } from '@overt/wire/body';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILTIN } from '../features/bootstrap/builtin.ts';
import { EVERYONE_ID } from '../features/permissions/public.ts';
import { permits } from '../features/roles/permits.ts';
import { testUser, type TestUser } from '../testing-users.ts';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { routeTable, type ApiRoute } from './route-table.ts';

const bound = routeTable(features).routes.filter(route => route.handler !== undefined);
const changing = bound.filter(route => route.verb !== 'GET');
const UNKNOWN = '01234567-89ab-4cde-8f01-23456789abcd';

interface Place {
  readonly dataCenterId: string;
  readonly clusterId: string;
  readonly hostId: string;
  readonly vmId: string;
  readonly diskId: string;
  readonly storageDomainId: string;
  readonly networkId: string;
  readonly profileId: string;
}

let engine: TestEngine;
let nobody: TestUser;
let elsewhere: TestUser;
let admin: string;
const [here, there] = [newPlace(), newPlace()];

function newPlace(): Place {
  const [dataCenterId, clusterId, hostId, vmId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [diskId, storageDomainId, networkId, profileId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  return { dataCenterId, clusterId, hostId, vmId, diskId, storageDomainId, networkId, profileId };
}

beforeAll(async () => {
  engine = await testEngine();
  await insert('here', here);
  await insert('there', there);
  admin = (await engine.ports.repos.users.login('admin@internal'))?.id ?? '';
  nobody = await testUser(engine, 'nobody');
  const on = { kind: 'data_center', id: there.dataCenterId };
  elsewhere = await testUser(engine, 'elsewhere', { permits: Object.keys(permits), on });
});
afterAll(async () => await engine?.stop());

async function insert(name: string, place: Place): Promise<void> {
  const { db } = engine;
  const { dataCenterId, clusterId, hostId, vmId, diskId, storageDomainId, networkId, profileId } = place;
  await db.insertInto('data_center').values({ id: dataCenterId, name, mac_pool_id: BUILTIN.macPool.id }).execute();
  await db.insertInto('cluster').values({ id: clusterId, name, data_center_id: dataCenterId }).execute();
  await db.insertInto('host').values({ id: hostId, name, cluster_id: clusterId, address: name }).execute();
  await db.insertInto('network').values({ id: networkId, name, data_center_id: dataCenterId }).execute();
  await db.insertInto('vnic_profile').values({ id: profileId, name, network_id: networkId }).execute();
  const connection = json({ type: 'localfs', path: `/${name}` });
  const domain = { id: storageDomainId, name, storage_type: 'localfs', connection, local_host_id: hostId };
  await db.insertInto('storage_domain').values(domain).execute();
  const attached = { storage_domain_id: storageDomainId, data_center_id: dataCenterId, status: 'active' };
  await db.insertInto('storage_domain_attachment').values(attached).execute();
  const disk = { id: diskId, alias: name, format: 'cow', sparse: true, provisioned_bytes: 1e6, status: 'ok' };
  await db
    .insertInto('disk')
    .values({ ...disk, storage_domain_id: storageDomainId })
    .execute();
  const GIB = 1024 ** 3;
  const memory = { memory_bytes: GIB, memory_max_bytes: GIB, memory_guaranteed_bytes: GIB };
  const vm = { id: vmId, name, cluster_id: clusterId, template_id: BUILTIN.blankTemplate.id, ...memory };
  await db.insertInto('vm').values(vm).execute();
}

/** The path of a route at a place; what the place does not have is what every installation has, else an id of nothing. */
function pathAt(route: ApiRoute, place: Place): string {
  const builtIn: Record<string, string> = {
    ...place,
    templateId: BUILTIN.blankTemplate.id,
    macPoolId: BUILTIN.macPool.id,
    tagId: BUILTIN.rootTag.id,
    userId: admin,
    groupId: EVERYONE_ID,
    roleId: '00000000-0000-0000-0000-000000000001',
    permitId: '1',
    attachmentId: place.diskId,
  };
  return route.template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => builtIn[name] ?? UNKNOWN);
}

/** A body with the members that the operation demands; ids are those of the place. */
function bodyAt({ operation }: ApiRoute, place: Place): string | undefined {
  const { body } = operation;
  if (body === undefined) return undefined;
  const made: Record<string, unknown> = {};
  const ids: Record<string, string> = {
    dataCenter: place.dataCenterId,
    cluster: place.clusterId,
    vm: place.vmId,
    host: place.hostId,
    disk: place.diskId,
    storageDomain: place.storageDomainId,
    network: place.networkId,
    template: BUILTIN.blankTemplate.id,
    user: admin,
    role: '00000000-0000-0000-0000-000000000001',
  };
  const demanded = [...(operation.mandatory ?? []), ...(operation.signatures?.[0]?.mandatory ?? [])];
  for (const path of demanded) {
    const words = (path.split('|')[0] ?? '').split('.').slice(body.type === 'Action' ? 0 : 1);
    let node = made;
    for (const [at, word] of words.entries()) {
      const name = word.replace('[]', '');
      const last = at === words.length - 1;
      const value = last
        ? name === 'id'
          ? (ids[words[at - 1] ?? body.name] ?? UNKNOWN)
          : 'matrix'
        : (node[name] ?? {});
      node[name] = word.endsWith('[]') ? [value] : value;
      if (!last) node = value as Record<string, unknown>;
    }
  }
  try {
    return writeOne('json', body.type as TypeName, made);
  } catch {
    // An enum or a number that this cannot guess.
    return '{}';
  }
}

async function ask(
  route: ApiRoute,
  place: Place,
  token: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const body = route.verb === 'GET' ? undefined : bodyAt(route, place);
  const answer = await fetch(engine.api + pathAt(route, place), {
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
      const path = pathAt(route, here);
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
