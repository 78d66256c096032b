// A VM that is down goes to another cluster, by a PUT as oVirt's clients send it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlace, newPlace } from '../../http/place.test-support.ts';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
const [here, elsewhere] = [newPlace(), newPlace()];
let target: string;
let names = 0;

beforeAll(async () => {
  engine = await testEngine();
  await insertPlace(engine.db, 'here', here);
  await insertPlace(engine.db, 'elsewhere', elsewhere);
  target = await cluster('target');
  await attach(here.networkId, here.clusterId);
});
afterAll(async () => await engine?.stop());

async function cluster(name: string, columns: object = {}): Promise<string> {
  const id = randomUUID();
  await engine.db
    .insertInto('cluster')
    .values({ id, name, data_center_id: here.dataCenterId, ...columns })
    .execute();
  return id;
}
const attach = (networkId: string, clusterId: string) =>
  engine.db.insertInto('cluster_network').values({ cluster_id: clusterId, network_id: networkId }).execute();

async function call(method: string, path: string, body?: object, token = engine.token) {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await engine.request(path, { method, headers, ...text });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

async function vm(body: object = {}): Promise<string> {
  names += 1;
  const made = await call('POST', '/vms', {
    name: `vm${names}`,
    cluster: { id: here.clusterId },
    template: { name: 'Blank' },
    ...body,
  });
  expect(made.status).toBe(201);
  return made.body.id;
}
const move = (id: string, where: object, token = engine.token) => call('PUT', `/vms/${id}`, { cluster: where }, token);
const clusterOf = async (id: string) => (await call('GET', `/vms/${id}`)).body.cluster.id;

test('by id or name, with its NICs and their addresses, its tags and what was changed beside', async () => {
  const id = await vm();
  const network = randomUUID();
  const profile = randomUUID();
  await engine.db
    .insertInto('network')
    .values({ id: network, name: 'both', data_center_id: here.dataCenterId })
    .execute();
  await engine.db.insertInto('vnic_profile').values({ id: profile, name: 'both', network_id: network }).execute();
  for (const where of [here.clusterId, target]) await attach(network, where);
  await call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile } });
  const before = (await call('GET', `/vms/${id}/nics`)).body;
  const planned = await call('PUT', `/vms/${id}?plan=true`, { cluster: { id: target } });
  expect([planned.status, planned.body.plan.action, await clusterOf(id)]).toEqual([200, 'UpdateVm', here.clusterId]);
  const moved = await call('PUT', `/vms/${id}`, { cluster: { name: 'target' }, description: 'moved' });
  expect(moved).toMatchObject({ status: 200, body: { cluster: { id: target }, description: 'moved' } });
  expect((await call('GET', `/vms/${id}/nics`)).body).toEqual(before);
  expect((await move(id, { id: here.clusterId })).body.cluster.id).toBe(here.clusterId);
});

test('its CPU profile and its affinity groups stay behind: they are the cluster’s', async () => {
  const id = await vm();
  const profile = await call('POST', '/cpuprofiles', { name: 'capped', cluster: { id: here.clusterId } });
  expect((await call('PUT', `/vms/${id}`, { cpu_profile: { id: profile.body.id } })).status).toBe(200);
  const group = `/clusters/${here.clusterId}/affinitygroups`;
  const { body: made } = await call('POST', group, { name: 'near', vms_rule: { enabled: true, positive: true } });
  expect((await call('POST', `${group}/${made.id}/vms`, { id })).status).toBeLessThan(300);
  expect((await move(id, { id: target })).status).toBe(200);
  expect((await call('GET', `${group}/${made.id}/vms`)).body).toEqual({});
  const { cpu_profile: kept } = (await call('GET', `/vms/${id}`)).body;
  expect(kept?.id).not.toBe(profile.body.id);
});

test('not where something is in the way, and then it is as it was', async () => {
  const refused = async (id: string, where: object, status: number, words: string) => {
    const before = (await call('GET', `/vms/${id}`)).body;
    expect(await move(id, where)).toMatchObject({ status, body: { detail: expect.stringContaining(words) } });
    expect((await call('GET', `/vms/${id}`)).body).toEqual(before);
  };
  const id = await vm();
  await refused(id, { id: randomUUID() }, 404, 'cluster');
  await refused(id, { name: 'nowhere' }, 404, 'nowhere');
  await refused(id, { id: elsewhere.clusterId }, 409, 'another data center');
  await refused(id, { id: await cluster('power', { cpu_architecture: 'ppc64' }) }, 409, 'ppc64');
  await call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: here.profileId } });
  await refused(id, { id: target }, 409, 'networks that cluster target does not have: here');
  const pinned = await vm({ placement_policy: { affinity: 'pinned', hosts: { host: [{ id: here.hostId }] } } });
  await refused(pinned, { id: target }, 404, here.hostId);
  const saved = await vm();
  await engine.db.updateTable('vm').set({ resting_status: 'suspended' }).where('id', '=', saved).execute();
  await refused(saved, { id: target }, 409, 'while it is down');
});

test('only by who may make VMs there', async () => {
  const id = await vm();
  const { token } = await testUser(engine, 'ada', { permits: ['edit_vm_properties'], on: { kind: 'vm', id } });
  expect((await move(id, { id: target }, token)).status).toBe(403);
  expect(await clusterOf(id)).toBe(here.clusterId);
  expect((await call('PUT', `/vms/${id}`, { cluster: { id: here.clusterId }, comment: 'mine' }, token)).status).toBe(
    200,
  );
});
