// Bookmarks, network labels and the small actions of data centers, clusters and the system.
import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { setMaster } from '../data-centers/actions/data-center-upkeep.ts';
import { labelNetwork, unlabelNetwork } from '../network-labels/actions/all.ts';
import { CLUSTER, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { addBookmark, removeBookmark, updateBookmark } from './actions/all.ts';
import { checkBookmark } from './bookmark.ts';

let world: VmWorld;
let engine: TestEngine;
beforeAll(async () => {
  [world, engine] = await Promise.all([vmWorld(), testEngine()]);
});
afterAll(async () => {
  await world.close();
  await engine.stop();
});

const send = async (path: string, method = 'GET', body?: string) => {
  const options = { method, accept: 'application/xml', headers: { 'content-type': 'application/xml' } };
  const answer = await engine.request(path, body === undefined ? options : { ...options, body });
  return { status: answer.status, text: await answer.text() };
};

test.each(['Vms: name=web* and status=up', 'hosts:', 'Events: severity=error sortby time desc', 'Storage: name=x'])(
  'the search %s is kept',
  value => {
    expect(() => checkBookmark(value)).not.toThrow();
  },
);

test.each([
  ['name=x', 'BOOKMARK_ENTITY_UNKNOWN'],
  ['vms', 'BOOKMARK_ENTITY_UNKNOWN'],
  ['constructor: x', 'BOOKMARK_ENTITY_UNKNOWN'],
  ['Vms: nonsense=1', 'SEARCH_UNKNOWN_FIELD'],
  ['Vms: name= and (', 'SEARCH_SYNTAX'],
])('the search %s is refused with %s', (value, code) => {
  expect(() => checkBookmark(value)).toThrow(expect.objectContaining({ code, status: 400 }));
});

test('bookmarks are read and written as oVirt does', async () => {
  const body = '<bookmark><name>busy</name><value>Vms: status=up</value></bookmark>';
  const added = await send('/bookmarks', 'POST', body);
  expect(added).toMatchObject({ status: 201, text: expect.stringContaining('<value>Vms: status=up</value>') });
  const id = /bookmarks\/([0-9a-f-]{36})"/.exec(added.text)?.[1] ?? '';
  expect((await send('/bookmarks', 'POST', body)).status).toBe(409);
  const changed = await send(`/bookmarks/${id}`, 'PUT', '<bookmark><value>Hosts: status=up</value></bookmark>');
  expect(changed.text).toContain('<name>busy</name>');
  expect((await send(`/bookmarks/${id}`, 'PUT', '<bookmark><value>Hosts: x=</value></bookmark>')).status).toBe(400);
  expect((await send('/bookmarks')).text).toContain('Hosts: status=up');
  expect((await send(`/bookmarks/${id}`, 'DELETE')).status).toBe(200);
  expect((await send(`/bookmarks/${id}`)).status).toBe(404);
});

test('a network has one label at most', async () => {
  const labels = `/networks/${BUILTIN.network.id}/networklabels`;
  expect((await send(labels)).text).toContain('<network_labels/>');
  expect((await send(labels, 'POST', '<network_label id="red"/>')).status).toBe(201);
  expect(await send(labels, 'POST', '<network_label id="blue"/>')).toMatchObject({ status: 409 });
  expect((await send(`${labels}/red`)).text).toContain('id="red"');
  expect((await send(`${labels}/blue`)).status).toBe(404);
  expect((await send(`${labels}/red`, 'DELETE')).status).toBe(200);
  expect((await send(labels, 'POST', '<network_label id="not a label"/>')).status).toBe(400);
});

test('another active data domain becomes the master; the master itself and foreign ones are refused', async () => {
  const id = BUILTIN.dataCenter.id;
  const other = randomUUID();
  const domain = {
    storage_type: 'localfs',
    local_host_id: world.hostId,
    connection: json({ type: 'localfs', path: '/b' }),
  } as const;
  await world.db
    .insertInto('storage_domain')
    .values({ id: other, name: 'other', ...domain })
    .execute();
  const missing = { code: 'NOT_FOUND' };
  await expect(world.run(setMaster, { id, storageDomainId: other })).rejects.toMatchObject(missing);
  await world.db
    .insertInto('storage_domain_attachment')
    .values({ storage_domain_id: other, data_center_id: id, status: 'active' })
    .execute();
  await world.run(setMaster, { id, storageDomainId: other });
  const masters = await world.db
    .selectFrom('storage_domain_attachment')
    .selectAll()
    .where('is_master', '=', true)
    .execute();
  expect(masters.map(row => row.storage_domain_id)).toEqual([other]);
  await expect(world.run(setMaster, { id, storageDomainId: other })).rejects.toMatchObject({ code: 'MASTER_ALREADY' });
  await world.run(setMaster, { id, storageDomainId: world.domainId });
  await world.db
    .updateTable('storage_domain_attachment')
    .set({ status: 'maintenance' })
    .where('storage_domain_id', '=', other)
    .execute();
  await expect(world.run(setMaster, { id, storageDomainId: other })).rejects.toMatchObject({
    code: 'MASTER_NOT_ACTIVE_DATA',
  });
});

test('what has nothing to do in this product says complete, and not for what does not exist', async () => {
  for (const path of [
    `/datacenters/${BUILTIN.dataCenter.id}/cleanfinishedtasks`,
    `/clusters/${CLUSTER}/resetemulatedmachine`,
    '/reloadconfigurations',
  ]) {
    expect(await send(path, 'POST', '<action/>')).toMatchObject({ text: expect.stringContaining('<status>complete<') });
  }
  expect((await send(`/clusters/${randomUUID()}/resetemulatedmachine`, 'POST', '<action/>')).status).toBe(404);
  expect((await send(`/clusters/${CLUSTER}/enabledfeatures`)).text).toContain('<cluster_features/>');
  expect((await send('/clusterlevels/4.7/clusterfeatures')).text).toContain('<cluster_features/>');
});

test('every action may be repeated', async () => {
  let count = 0;
  const bookmark = async () => {
    const input = { id: randomUUID(), name: `bookmark${++count}`, value: 'Vms: name=x' };
    await world.run(addBookmark, input);
    return input;
  };
  expect(
    await world.faultsOf(addBookmark, async () => ({
      id: randomUUID(),
      name: `bookmark${++count}`,
      value: 'Vms: name=x',
    })),
  ).toEqual([]);
  expect(
    await world.faultsOf(updateBookmark, async () => ({ id: (await bookmark()).id, change: { value: 'Hosts:' } })),
  ).toEqual([]);
  expect(await world.faultsOf(removeBookmark, bookmark)).toEqual([]);
  const place = { networkId: BUILTIN.network.id, label: 'red' };
  const labelled = (label: string | null) => async () => {
    await world.repos.networks.update(place.networkId, { label });
    return place;
  };
  expect(await world.faultsOf(labelNetwork, labelled(null))).toEqual([]);
  expect(await world.faultsOf(unlabelNetwork, labelled('red'))).toEqual([]);
});
