// What plain users see, through the API: lists, objects, what is below them and what links lead to.
import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { signIn, testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { EVERYONE_ID, SYSTEM_ID } from './public.ts';

const USER_ROLE = 'UserRole';
const USER = randomUUID();
const COLLECTIONS = {
  datacenters: 'data_center',
  clusters: 'cluster',
  hosts: 'host',
  vms: 'vm',
  disks: 'disk',
  storagedomains: 'storage_domain',
  networks: 'network',
  vnicprofiles: 'vnic_profile',
} as const;
type Collection = keyof typeof COLLECTIONS;
const ALL = Object.keys(COLLECTIONS) as Collection[];

let engine: TestEngine;
let token: string;
/** Two data centers with one of everything; permissions are given in `east`. */
const [east, west] = [place(), place()];
function place(): Record<Collection, string> {
  return Object.fromEntries(ALL.map(collection => [collection, randomUUID()])) as Record<Collection, string>;
}

beforeAll(async () => {
  engine = await testEngine();
  const { db } = engine;
  await insert('east', east);
  await insert('west', west);
  await db
    .insertInto('engine_user')
    .values({ id: USER, principal: 'ada@internal', user_name: 'ada', directory: 'internal' })
    .execute();
  // A session of hers, whatever directories ask of who signs in.
  token = await signIn(engine.url);
  await sql`update sso_session set user_id = ${USER}
    where id = (select id from sso_session order by created_at desc limit 1)`.execute(db);
});
afterEach(async () => {
  await engine.db.deleteFrom('permission').where('subject_id', 'in', [USER, EVERYONE_ID]).execute();
});
afterAll(async () => await engine?.stop());

async function insert(name: string, ids: Record<Collection, string>) {
  const { db } = engine;
  const macPool = BUILTIN.macPool.id;
  await db.insertInto('data_center').values({ id: ids.datacenters, name, mac_pool_id: macPool }).execute();
  await db.insertInto('cluster').values({ id: ids.clusters, name, data_center_id: ids.datacenters }).execute();
  await db.insertInto('host').values({ id: ids.hosts, name, cluster_id: ids.clusters, address: name }).execute();
  const connection = json({ type: 'localfs', path: `/${name}` });
  const local = { storage_type: 'localfs', connection, local_host_id: ids.hosts };
  await db
    .insertInto('storage_domain')
    .values({ id: ids.storagedomains, name, ...local })
    .execute();
  const attachment = { storage_domain_id: ids.storagedomains, data_center_id: ids.datacenters, status: 'active' };
  await db.insertInto('storage_domain_attachment').values(attachment).execute();
  await sql`insert into vm (id, name, cluster_id, template_id, memory_bytes, memory_max_bytes, memory_guaranteed_bytes)
    values (${ids.vms}, ${name}, ${ids.clusters}, ${BUILTIN.blankTemplate.id}, 1, 1, 1)`.execute(db);
  await sql`insert into disk (id, alias, format, sparse, provisioned_bytes, status, storage_domain_id)
    values (${ids.disks}, ${name}, 'cow', true, 1, 'ok', ${ids.storagedomains})`.execute(db);
  await db.insertInto('disk_attachment').values({ disk_id: ids.disks, vm_id: ids.vms }).execute();
  await db.insertInto('network').values({ id: ids.networks, name, data_center_id: ids.datacenters }).execute();
  await db.insertInto('vnic_profile').values({ id: ids.vnicprofiles, name, network_id: ids.networks }).execute();
}

async function give(role: string, kind: string, id: string, subject = USER) {
  const roleId = (await engine.ports.repos.roles.idByName(role)) ?? '';
  const permission = { role_id: roleId, subject_id: subject, entity: kind, entity_id: id };
  await engine.ports.repos.permissions.insert({ id: randomUUID(), ...permission });
}

async function as(path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) {
  const answer = await engine.request(path, { headers });
  const body = (await answer.json()) as Record<string, { id: string }[]>;
  return { status: answer.status, body, ids: Object.values(body)[0]?.map?.(object => object.id) ?? [] };
}

/** Which collections show what is in the place. */
async function shown(ids: Record<Collection, string>): Promise<Collection[]> {
  const seen: Collection[] = [];
  for (const collection of ALL) {
    const listed = (await as(`/${collection}`)).ids.includes(ids[collection]);
    const { status } = await as(`/${collection}/${ids[collection]}`);
    expect({ collection, listed, status }).toEqual({ collection, listed, status: listed ? 200 : 404 });
    if (listed) seen.push(collection);
  }
  return seen;
}

test('who has no permission sees nothing, but Blank to begin with', async () => {
  expect(await shown(east)).toEqual([]);
  expect((await as('/vms')).body).toEqual({});
  expect((await as('/templates')).ids).toEqual([BUILTIN.blankTemplate.id]);
});

test.each([
  ['system', SYSTEM_ID, ALL],
  ['data_center', east.datacenters, ALL],
  ['cluster', east.clusters, ['clusters', 'hosts', 'vms', 'disks']],
  ['host', east.hosts, ['hosts']],
  ['vm', east.vms, ['vms', 'disks']],
  ['storage_domain', east.storagedomains, ['disks', 'storagedomains']],
  ['disk', east.disks, ['disks']],
  ['network', east.networks, ['networks', 'vnicprofiles']],
  ['vnic_profile', east.vnicprofiles, ['vnicprofiles']],
] as const)(
  'a permission on a %s is inherited by what is below it and by nothing else',
  async (kind, id, expected) => {
    await give(USER_ROLE, kind, id);
    expect(await shown(east)).toEqual(expected);
    expect(await shown(west)).toEqual(kind === 'system' ? ALL : []);
  },
  30_000,
);

test('a role of one’s own shows what is below when its permits are about what is there', async () => {
  const role = { description: '', administrative: false, mutable: true };
  await engine.ports.repos.roles.put({ ...role, id: randomUUID(), name: 'Maker', permits: ['login', 'create_vm'] });
  await engine.ports.repos.roles.put({ ...role, id: randomUUID(), name: 'Runner', permits: ['login', 'run_vm'] });
  await give('Maker', 'cluster', east.clusters);
  expect(await shown(east)).toEqual(['clusters']);
  await give('Runner', 'cluster', east.clusters);
  expect(await shown(east)).toEqual(['clusters', 'hosts', 'vms', 'disks']);
});

test('a role that only lets make things shows its own object, not what is below', async () => {
  await give('VmCreator', 'data_center', east.datacenters);
  expect(await shown(east)).toEqual(['datacenters']);
  // Nor by the paths below it, nor by links.
  expect((await as(`/datacenters/${east.datacenters}/clusters`)).body).toEqual({});
  const { body } = await as(`/datacenters/${east.datacenters}?follow=clusters,storage_domains,networks`);
  expect(JSON.stringify(body)).not.toContain(east.clusters);
});

test('what is given to Everyone is given to each user', async () => {
  await give(USER_ROLE, 'vm', west.vms, EVERYONE_ID);
  expect((await as('/vms')).ids).toEqual([west.vms]);
});

test('the page size counts what the user sees', async () => {
  await give(USER_ROLE, 'vm', west.vms);
  expect((await as('/vms?max=1')).ids).toEqual([west.vms]);
  expect((await as('/vms?search=name%3Deast')).ids).toEqual([]);
});

test('what is below an object that is not seen is not there, and links to it stay links', async () => {
  await give(USER_ROLE, 'vm', east.vms);
  for (const below of ['nics', 'diskattachments', 'statistics', 'permissions'])
    expect((await as(`/vms/${west.vms}/${below}`)).status).toBe(404);
  expect((await as(`/clusters/${east.clusters}/networks`)).status).toBe(404);
  const { body } = await as(`/vms/${east.vms}?follow=cluster,template`);
  expect(body).toMatchObject({ cluster: { id: east.clusters }, template: { name: 'Blank' } });
  expect(body['cluster']).not.toHaveProperty('name');
});

test('a profile is seen with its cluster or storage domain, a storage connection by administrators alone', async () => {
  const { db } = engine;
  const [cpu, disk] = [randomUUID(), randomUUID()];
  await db.insertInto('cpu_profile').values({ id: cpu, name: 'cpu', cluster_id: west.clusters }).execute();
  await db
    .insertInto('disk_profile')
    .values({ id: disk, name: 'disk', storage_domain_id: west.storagedomains })
    .execute();
  const admin = { authorization: `Bearer ${engine.token}` };
  const [connection = ''] = (await as(`/storagedomains/${west.storagedomains}/storageconnections`, admin)).ids;
  const paths = [`/cpuprofiles/${cpu}`, `/diskprofiles/${disk}`, `/storageconnections/${connection}`];
  const statuses = async (headers?: Record<string, string>) =>
    await Promise.all(paths.map(async path => (await as(path, headers)).status));
  expect(await statuses(admin)).toEqual([200, 200, 200]);
  expect(await statuses()).toEqual([404, 404, 404]);
  await give(USER_ROLE, 'data_center', west.datacenters);
  expect(await statuses()).toEqual([200, 200, 404]);
});

test('events are those of what a user sees and of what it did itself', async () => {
  const event = (description: string, about: object) =>
    engine.ports.repos.events.insert({ code: 1, name: 'TEST', severity: 'normal', description, ...about });
  await event('of east', { vm_id: east.vms });
  await event('of west', { vm_id: west.vms });
  await event('of ada', { user_id: USER });
  await give(USER_ROLE, 'vm', east.vms);
  const { event: events } = (await as('/events')).body as unknown as { event: { description: string }[] };
  expect(events.map(one => one.description)).toEqual(['of ada', 'of east']);
});

test('Filter: true gives an administrator the view of a user; Filter: false is refused to users', async () => {
  const admin = { authorization: `Bearer ${engine.token}` };
  const all = (await as('/vms', admin)).ids;
  expect(all).toEqual(expect.arrayContaining([east.vms, west.vms]));
  // A permission on the system shows everything, to an administrator as well.
  expect((await as('/vms', { ...admin, filter: 'true' })).ids).toEqual(all);
  expect((await as('/vms', { authorization: `Bearer ${token}`, filter: 'false' })).status).toBe(403);
  expect((await as('/vms', { authorization: `Bearer ${token}`, filter: 'true' })).status).toBe(200);
});

test('what was given on an object goes with it', async () => {
  const id = randomUUID();
  await engine.db.insertInto('mac_pool').values({ id, name: 'short-lived' }).execute();
  await give(USER_ROLE, 'mac_pool', id);
  await engine.db.deleteFrom('mac_pool').where('id', '=', id).execute();
  expect(await engine.db.selectFrom('permission').selectAll().where('entity_id', '=', id).execute()).toEqual([]);
});
