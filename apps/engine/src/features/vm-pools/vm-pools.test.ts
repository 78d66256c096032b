// Pools of VMs through the API, on a host that the monitor follows.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { startMonitoring } from '../../monitoring/monitoring.ts';
import { testUser, type TestUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { fakeVmHost, type FakeVmHost } from '../vms/testing/fake-vm-host.ts';
import { addFakeHost, MIB } from '../vms/testing/vm-world.ts';
import { tendPool } from './vm-pool.reconciler.ts';

let engine: TestEngine;
let host: FakeVmHost;
beforeAll(async () => {
  host = fakeVmHost();
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring });
  await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 50_000 });
});
afterAll(() => engine.stop());

async function send(method: string, path: string, body?: object, token = engine.token) {
  const answer = await engine.request(path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const get = async (path: string) => (await send('GET', path)).body;

interface PoolVm {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}
const vmsOf = async (pool: string): Promise<PoolVm[]> =>
  (await get(`/vms?search=${encodeURIComponent(`pool=${pool} sortby name`)}`)).vm ?? [];

async function add(pool: object) {
  const given = { cluster: { name: 'Default' }, template: { name: 'Blank' }, vm: { memory: 64 * MIB }, ...pool };
  return await send('POST', '/vmpools', given);
}

/** A pool whose VMs are there. */
async function made(name: string, size: number, change: object = {}): Promise<string> {
  const { body } = await add({ name, size, ...change });
  await free(body.id);
  expect(await vmsOf(name)).toHaveLength(size);
  return body.id;
}

/** Until nothing works on the pool. */
async function free(poolId: string) {
  const locks = () => engine.db.selectFrom('command_lock').select('kind').where('entity_id', '=', poolId).execute();
  await expect.poll(locks, { timeout: 30_000 }).toEqual([]);
}

async function tend(poolId: string) {
  const context = { log: silentLog, signal: new AbortController().signal };
  await tendPool(engine.ports, await engine.ports.repos.vmPools.require(poolId), context);
}

async function becomes(vmId: string, status: string) {
  await expect.poll(async () => (await get(`/vms/${vmId}`)).status).toBe(status);
}
async function up(vmId: string) {
  host.tell(vmId, { status: 'up' });
  await becomes(vmId, 'up');
}

const USE = ['vm_pool_basic_operations'];
const user = (name: string, poolId: string): Promise<TestUser> =>
  testUser(engine, name, { permits: USE, on: { kind: 'vm_pool', id: poolId } });
const take = (poolId: string, who: TestUser) => send('POST', `/vmpools/${poolId}/allocatevm`, {}, who.token);

test('a pool without VMs is whole when its making is answered: it can be changed at once', async () => {
  const { status, body } = await add({ name: 'empty', size: 0 });
  expect(status).toBe(201);
  expect(await send('PUT', `/vmpools/${body.id}`, { comment: 'now' })).toMatchObject({ status: 200 });
  expect((await send('DELETE', `/vmpools/${body.id}`)).status).toBe(200);
});

test('a pool is planned, made in the background with VMs named by its mask, found, made larger, and removed', async () => {
  const given = { cluster: { name: 'Default' }, template: { name: 'Blank' }, name: 'desk-??', size: 3 };
  const { plan } = (await send('POST', '/vmpools?plan=true', given)).body;
  expect(plan).toMatchObject({ action: 'AddVmPool' });
  expect(await get('/vmpools')).toEqual({});

  const { status, body } = await add({ ...given, comment: 'c', max_user_vms: 2 });
  expect([201, 202]).toContain(status);
  expect(body).toMatchObject({ name: 'desk-??', type: 'automatic', max_user_vms: '2', prestarted_vms: '0' });
  await free(body.id);
  const vms = await vmsOf('desk-*');
  expect(vms.map(vm => vm.name)).toEqual(['desk-01', 'desk-02', 'desk-03']);
  expect(vms[0]).toMatchObject({ memory: String(64 * MIB), vm_pool: { id: body.id } });

  for (const search of ['name=desk*', 'type=automatic and cluster=Default', 'assigned_vm_count=3', 'comment=c'])
    expect((await get(`/vmpools?search=${encodeURIComponent(search)}`)).vm_pool, search).toHaveLength(1);
  expect(await get('/vmpools?search=type%3Dmanual')).toEqual({});
  expect(await get(`/vms/${vms[0]?.id}?follow=vm_pool`)).toMatchObject({ vm_pool: { size: '3', stateful: 'false' } });

  const changed = await send('PUT', `/vmpools/${body.id}`, { size: 4, description: 'more', type: 'automatic' });
  expect(changed).toMatchObject({ status: 200, body: { size: '4', description: 'more', comment: 'c' } });
  expect((await vmsOf('desk-*')).map(vm => vm.name)).toEqual(['desk-01', 'desk-02', 'desk-03', 'desk-04']);
  // What the pool gave the first it gives to those that come later.
  expect(await get(`/vms?search=name%3Ddesk-04`)).toMatchObject({ vm: [{ memory: String(64 * MIB) }] });

  expect((await send('DELETE', `/vmpools/${body.id}`)).status).toBe(200);
  expect(await get('/vmpools')).toEqual({});
  expect(await vmsOf('desk-*')).toEqual([]);
  expect(await get('/vms?search=name%3Ddesk*')).toEqual({});
});

test('a VM of a pool is not removed singly, but it can leave the pool', async () => {
  const poolId = await made('leave', 2, { prestarted_vms: 2, type: 'manual' });
  const [vm] = await vmsOf('leave');
  expect(await send('DELETE', `/vms/${vm?.id}`)).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('Detach it') },
  });
  expect((await send('POST', `/vms/${vm?.id}/detach`, {})).status).toBe(200);
  expect(await get(`/vmpools/${poolId}`)).toMatchObject({ size: '1', prestarted_vms: '1' });
  expect(await get(`/vms/${vm?.id}`)).not.toHaveProperty('vm_pool');
  expect((await send('POST', `/vms/${vm?.id}/detach`, {})).status).toBe(409);
  expect((await send('DELETE', `/vms/${vm?.id}`)).status).toBe(200);
  expect((await send('DELETE', `/vmpools/${poolId}`)).status).toBe(200);
});

test('who takes a VM gets one that runs, and no more than the pool allows; down it is free again', async () => {
  const poolId = await made('auto', 2);
  const [ada, bob] = [await user('ada', poolId), await user('bob', poolId)];
  const taken = await take(poolId, ada);
  expect(taken).toMatchObject({ status: 200, body: { status: 'complete', vm: { name: 'auto-1' } } });
  const { id } = taken.body.vm;
  await up(id);
  expect((await send('GET', '/vms', undefined, ada.token)).body.vm.map((vm: PoolVm) => vm.id)).toEqual([id]);
  expect((await send('GET', `/vms/${id}`, undefined, bob.token)).status).toBe(404);
  expect((await send('GET', '/vmpools', undefined, bob.token)).body.vm_pool).toHaveLength(1);
  expect((await take(poolId, ada)).status).toBe(409);
  expect((await take(poolId, bob)).body).toMatchObject({ vm: { name: 'auto-2' } });
  const stranger = await testUser(engine, 'stranger');
  expect((await take(poolId, stranger)).status).toBe(409);

  expect((await send('POST', `/vms/${id}/stop`, {}, ada.token)).status).toBe(200);
  await becomes(id, 'down');
  await tend(poolId);
  expect((await send('GET', `/vms/${id}`, undefined, ada.token)).status).toBe(404);
  expect((await take(poolId, stranger)).status).toBe(403);
  // Running VMs are stopped when the pool goes.
  expect((await send('DELETE', `/vmpools/${poolId}`)).status).toBe(200);
  expect(await vmsOf('auto')).toEqual([]);
});

test('a VM of a manual pool stays with who took it', async () => {
  const poolId = await made('manual', 1, { type: 'manual' });
  const eve = await user('eve', poolId);
  const { id } = (await take(poolId, eve)).body.vm;
  await up(id);
  await send('POST', `/vms/${id}/stop`, {}, eve.token);
  await becomes(id, 'down');
  await tend(poolId);
  expect((await send('GET', `/vms/${id}`, undefined, eve.token)).status).toBe(200);
  await send('DELETE', `/vmpools/${poolId}`);
});

test('as many VMs wait running as the pool says, and one that is taken is replaced', async () => {
  const poolId = await made('ready', 3, { prestarted_vms: 1 });
  const running = async () => (await vmsOf('ready')).filter(vm => vm.status !== 'down').map(vm => vm.name);
  // The engine's own reconciler may have been here before.
  await tend(poolId);
  await expect.poll(running).toEqual(['ready-1']);
  const [first] = await vmsOf('ready');
  await up(first?.id ?? '');
  const starts = host.created.length;
  const mia = await user('mia', poolId);
  expect((await take(poolId, mia)).body).toMatchObject({ vm: { id: first?.id } });
  expect(host.created.length).toBeLessThanOrEqual(starts + 1);
  await tend(poolId);
  await expect.poll(running).toEqual(['ready-1', 'ready-2']);
  await send('DELETE', `/vmpools/${poolId}`);
});

test('what users do in its VMs is gone when they stop, unless the pool is stateful or an administrator starts one', async () => {
  const poolId = await made('kiosk', 2, { prestarted_vms: 1, type: 'manual' });
  await tend(poolId);
  const [first, second] = await vmsOf('kiosk');
  const stateless = (vmId = '') => host.specs.get(vmId)?.stateless ?? false;
  await expect.poll(() => stateless(first?.id)).toBe(true);
  await up(first?.id ?? '');
  const kept = { detail: expect.stringContaining('runs stateless') };
  expect(await send('POST', `/vms/${first?.id}/suspend`, {})).toMatchObject({ status: 409, body: kept });
  expect((await send('POST', `/vms/${second?.id}/start`, {})).status).toBe(200);
  expect(stateless(second?.id)).toBe(false);

  const changed = await send('PUT', `/vmpools/${poolId}`, { stateful: true });
  expect(changed).toMatchObject({ status: 200, body: { stateful: 'true' } });
  expect((await send('POST', `/vms/${first?.id}/stop`, {})).status).toBe(200);
  await becomes(first?.id ?? '', 'down');
  const zoe = await user('zoe', poolId);
  expect((await take(poolId, zoe)).body).toMatchObject({ status: 'complete' });
  expect(stateless(first?.id)).toBe(false);
  await send('DELETE', `/vmpools/${poolId}`);
});

test.each([
  [{ name: 'x?y?' }, 400],
  [{ name: 'x?', size: 10 }, 400],
  [{ name: 'x', size: 1, prestarted_vms: 2 }, 400],
  [{ name: 'x', template: { name: 'nowhere' } }, 404],
  [{ name: 'x', cluster: { name: 'nowhere' } }, 404],
])('%j is refused with a fault, and nothing is made', async (pool, status) => {
  const answer = await add(pool);
  expect(answer).toMatchObject({ status, body: { detail: expect.any(String) } });
  expect(await get('/vmpools?search=name%3Dx*')).toEqual({});
});

test('what a pool is made of stays, and it does not get smaller', async () => {
  const poolId = await made('fixed', 1);
  for (const change of [{ type: 'manual' }, { size: 0 }, { template: { id: BUILTIN.cluster.id } }])
    expect((await send('PUT', `/vmpools/${poolId}`, change)).status, JSON.stringify(change)).toBe(409);
  expect((await add({ name: 'fixed' })).status).toBe(409);
  await send('DELETE', `/vmpools/${poolId}`);
});
