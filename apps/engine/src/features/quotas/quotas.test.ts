// Quotas: what they grant, when they are enforced, and what is told.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { addDisk } from '../disks/public.ts';
import { copyDisk } from '../disks/actions/copy-disk.ts';
import { updateDisk } from '../disks/actions/update-disk.ts';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { CLUSTER, GIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { addQuota, addQuotaLimit, removeQuota, removeQuotaLimit, updateQuota, type NewLimit } from './actions/all.ts';
import { judge } from './quota.ts';

const dataCenterId = BUILTIN.dataCenter.id;
let world: VmWorld;
let engine: TestEngine;
beforeAll(async () => {
  [world, engine] = await Promise.all([vmWorld(), testEngine()]);
});
afterAll(async () => {
  await world.close();
  await engine.stop();
});
const mode = (quota_mode: 'disabled' | 'audit' | 'enabled') =>
  world.db.updateTable('data_center').set({ quota_mode }).where('id', '=', dataCenterId).execute();
afterEach(() => mode('disabled'));

let count = 0;
async function quota(limits: readonly NewLimit[] = [], change = {}) {
  const id = randomUUID();
  await world.run(addQuota, { dataCenterId, id, change: { name: `quota${++count}`, ...change } });
  for (const limit of limits) await world.run(addQuotaLimit, { dataCenterId, id, limitId: randomUUID(), limit });
  return id;
}
const cpus = (vcpus: number, placeId: string | null = CLUSTER): NewLimit => ({
  kind: 'cluster',
  placeId,
  vcpus,
  memoryGib: -1,
});
const space = (gib: number, placeId: string | null = null): NewLimit => ({ kind: 'storage_domain', placeId, gib });

async function prepared(quotaId: string | undefined, sockets = 1) {
  const configuration = quotaId === undefined ? {} : { quota: { id: quotaId } };
  const settings = { memory_bytes: 64 * 1024 ** 2, cpu_sockets: sockets, configuration };
  const input = world.vmInput({ settings });
  await world.run(addVm, input);
  return { vmId: input.id, vmName: input.name, diskIds: [], once: null, initialization: null, useCloudInit: false };
}
const start = async (quotaId: string | undefined, sockets = 1) => world.run(runVm, await prepared(quotaId, sockets));
const disk = (quotaId: string, gib: number) => world.disk({ quotaId, provisionedBytes: gib * GIB });
const told = async () => (await world.events()).map(event => event.name).filter(name => name.includes('QUOTA_'));

test('nothing is judged where quotas are off, and the default quota grants everything', async () => {
  const none = await quota();
  await start(none);
  await mode('enabled');
  await start(undefined);
  await world.run(addDisk, world.disk());
  expect(await told()).toEqual([]);
});

test('virtual CPUs are granted up to the grace, with a warning above the threshold and above the limit', async () => {
  await mode('enabled');
  const id = await quota([cpus(10)], { cluster_soft_percent: 50, cluster_hard_percent: 20 });
  await start(id, 5);
  expect(await told()).toEqual([]);
  await start(id, 2);
  expect((await told()).at(-1)).toBe('USER_EXCEEDED_QUOTA_CLUSTER_THRESHOLD');
  await start(id, 4);
  expect(
    (await world.events()).findLast(event => event.name === 'USER_EXCEEDED_QUOTA_CLUSTER_LIMIT')?.description,
  ).toBe(
    `admin@internal uses more than quota quota${count} grants, within its grace: 11 of 10 virtual CPUs in Default.`,
  );
  await expect(start(id, 2)).rejects.toMatchObject({
    code: 'QUOTA_CLUSTER_EXCEEDED',
    status: 409,
    params: { limit: 10, usage: 11, wanted: 2, unit: 'virtual CPUs', place: 'Default' },
  });
  const [limit] = await world.repos.quotas.clusterLimits([id]);
  expect(limit).toMatchObject({ vcpu_limit: 10, vcpu_usage: 11, memory_usage_gib: 0.1875 });
});

test('what starts at the same moment never gets more than is granted', async () => {
  await mode('enabled');
  const id = await quota([cpus(3)], { cluster_hard_percent: 0 });
  const starts = await Promise.all(Array.from({ length: 6 }, () => prepared(id)));
  const ended = await Promise.allSettled(starts.map(one => world.run(runVm, one)));
  expect(ended.filter(one => one.status === 'fulfilled')).toHaveLength(3);
  expect(await world.locks()).toBe(0);
});

test('disks count with their provisioned size, also when they grow or change their quota', async () => {
  await mode('enabled');
  const id = await quota([space(10, world.domainId)], { storage_hard_percent: 0 });
  const first = disk(id, 6);
  await world.run(addDisk, first);
  const exceeded = { code: 'QUOTA_STORAGE_EXCEEDED', status: 409 };
  await expect(world.run(addDisk, disk(id, 5))).rejects.toMatchObject(exceeded);
  await world.run(addDisk, disk(id, 3));
  expect((await told()).at(-1)).toBe('USER_EXCEEDED_QUOTA_STORAGE_THRESHOLD');
  await expect(world.run(updateDisk, { id: first.id, change: {}, provisionedBytes: 8 * GIB })).rejects.toMatchObject(
    exceeded,
  );
  await world.run(updateDisk, { id: first.id, change: { description: 'as large as before' } });
  const other = world.disk({ provisionedBytes: 2 * GIB });
  await world.run(addDisk, other);
  await expect(world.run(updateDisk, { id: other.id, change: { quota_id: id } })).rejects.toMatchObject(exceeded);
  expect((await world.repos.quotas.storageLimits([id]))[0]?.usage_gib).toBe(9);
  await expect(world.run(removeQuota, { dataCenterId, id })).rejects.toMatchObject({ code: 'IN_USE' });
});

test('copies consume the quota of their source, and disks that grow at once get no more than is left', async () => {
  await mode('enabled');
  const id = await quota([space(10, world.domainId)], { storage_hard_percent: 0 });
  const exceeded = { code: 'QUOTA_STORAGE_EXCEEDED', status: 409 };
  const source = disk(id, 4);
  await world.run(addDisk, source);
  const copy = () => ({
    id: randomUUID(),
    imageId: randomUUID(),
    sourceId: source.id,
    storageDomainId: world.domainId,
    alias: 'copy',
    description: '',
    format: 'cow' as const,
    sparse: true,
    thin: false,
    onBehalfOf: 'caller' as const,
  });
  const first = copy();
  await world.run(copyDisk, first);
  expect((await world.repos.disks.byId(first.id))?.quota_id).toBe(id);
  await expect(world.run(copyDisk, copy())).rejects.toMatchObject(exceeded);
  const grow = (diskId: string) => world.run(updateDisk, { id: diskId, change: {}, provisionedBytes: 6 * GIB });
  const grown = await Promise.allSettled([grow(source.id), grow(first.id)]);
  expect(grown.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await world.repos.quotas.storageLimits([id]))[0]?.usage_gib).toBe(10);
});

test('an auditing data center tells what it would refuse, and lets it through', async () => {
  await mode('audit');
  await start(await quota([cpus(1)], { cluster_hard_percent: 0 }), 2);
  expect((await told()).at(-1)).toBe('USER_EXCEEDED_QUOTA_CLUSTER_GRACE_LIMIT_PERMISSIVE_MODE');
  const none = await quota();
  await start(none);
  expect((await told()).at(-1)).toBe('MISSING_QUOTA_CLUSTER_PARAMETERS_PERMISSIVE_MODE');
  await world.run(addDisk, disk(none, 1));
  expect((await told()).at(-1)).toBe('MISSING_QUOTA_STORAGE_PARAMETERS_PERMISSIVE_MODE');
  await mode('enabled');
  await expect(start(none)).rejects.toMatchObject({ code: 'QUOTA_NOT_DEFINED', status: 400 });
});

test('a limit over all is not mixed with one for each, and the default quota stays as it is', async () => {
  const id = await quota([cpus(1)]);
  const add = (limit: NewLimit) => world.run(addQuotaLimit, { dataCenterId, id, limitId: randomUUID(), limit });
  await expect(add(cpus(1, null))).rejects.toMatchObject({ code: 'QUOTA_LIMIT_MIXED' });
  await expect(add(cpus(2))).rejects.toMatchObject({ code: 'QUOTA_LIMIT_MIXED' });
  await expect(add(space(-2))).rejects.toMatchObject({ code: 'INVALID_VALUE' });
  await expect(add(space(1, randomUUID()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const standard = (await world.repos.quotas.list({ dataCenterIds: [dataCenterId] })).find(one => one.is_default);
  const change = { description: 'x' };
  await expect(world.run(updateQuota, { dataCenterId, id: standard?.id ?? '', change })).rejects.toMatchObject({
    code: 'QUOTA_IS_DEFAULT',
  });
});

test('more use or less grace never makes a verdict milder', () => {
  const order = ['fits', 'threshold', 'grace', 'exceeded'];
  const some = fc.record({
    limit: fc.integer({ min: 0, max: 100 }),
    usage: fc.nat(200),
    wanted: fc.integer({ min: 1, max: 50 }),
    softPercent: fc.nat(100),
    hardPercent: fc.nat(100),
  });
  fc.assert(
    fc.property(some, fc.nat(50), (one, more) => {
      const verdict = order.indexOf(judge(one));
      expect(order.indexOf(judge({ ...one, usage: one.usage + more }))).toBeGreaterThanOrEqual(verdict);
      expect(order.indexOf(judge({ ...one, hardPercent: one.hardPercent + more }))).toBeLessThanOrEqual(verdict);
      expect(judge({ ...one, limit: -1 })).toBe('fits');
      expect(judge({ ...one, wanted: 0 })).toBe('fits');
    }),
  );
});

test('every action may be repeated', async () => {
  expect(
    await world.faultsOf(addQuota, async () => ({
      dataCenterId,
      id: randomUUID(),
      change: { name: `quota${++count}` },
    })),
  ).toEqual([]);
  expect(
    await world.faultsOf(updateQuota, async () => ({ dataCenterId, id: await quota(), change: { description: 'x' } })),
  ).toEqual([]);
  expect(await world.faultsOf(removeQuota, async () => ({ dataCenterId, id: await quota() }))).toEqual([]);
  expect(
    await world.faultsOf(addQuotaLimit, async () => ({
      dataCenterId,
      id: await quota(),
      limitId: randomUUID(),
      limit: cpus(1),
    })),
  ).toEqual([]);
  const limited = async () => {
    const [id, limitId] = [await quota(), randomUUID()];
    await world.run(addQuotaLimit, { dataCenterId, id, limitId, limit: space(1) });
    return { dataCenterId, id, limitId, kind: 'storage_domain' as const };
  };
  expect(await world.faultsOf(removeQuotaLimit, limited)).toEqual([]);
});

test('quotas and limits are read and written as oVirt does', async () => {
  const send = async (path: string, method = 'GET', body?: string) => {
    const options = { method, accept: 'application/xml', headers: { 'content-type': 'application/xml' } };
    const answer = await engine.request(path, body === undefined ? options : { ...options, body });
    return { status: answer.status, text: await answer.text() };
  };
  const quotas = `/datacenters/${dataCenterId}/quotas`;
  expect((await send(quotas)).text).toContain('<name>Default</name>');
  const added = await send(
    quotas,
    'POST',
    '<quota><name>mine</name><cluster_soft_limit_pct>70</cluster_soft_limit_pct></quota>',
  );
  expect(added).toMatchObject({ status: 201, text: expect.stringContaining('<cluster_soft_limit_pct>70<') });
  const id = /quotas\/([0-9a-f-]{36})"/.exec(added.text)?.[1] ?? '';
  const cluster = await send(
    `${quotas}/${id}/quotaclusterlimits`,
    'POST',
    `<quota_cluster_limit><cluster id="${CLUSTER}"/><memory_limit>2.5</memory_limit><vcpu_limit>8</vcpu_limit></quota_cluster_limit>`,
  );
  expect(cluster).toMatchObject({ status: 201, text: expect.stringContaining('<memory_limit>2.5</memory_limit>') });
  const storage = await send(
    `${quotas}/${id}/quotastoragelimits`,
    'POST',
    '<quota_storage_limit><limit>100</limit></quota_storage_limit>',
  );
  expect(storage).toMatchObject({ status: 201, text: expect.stringContaining('<usage>0') });
  const limitId = /quotastoragelimits\/([0-9a-f-]{36})"/.exec(storage.text)?.[1] ?? '';
  expect([limitId, / id="([^"]+)"/.exec(cluster.text)?.[1]]).toEqual([id, CLUSTER]);
  expect((await send(`${quotas}/${id}/quotastoragelimits/${limitId}`)).status).toBe(200);
  expect((await send(`${quotas}/${id}/quotastoragelimits/${limitId}`, 'DELETE')).status).toBe(200);
  expect((await send(`${quotas}/${id}/quotastoragelimits`)).text).toContain('<quota_storage_limits/>');
  expect((await send(`${quotas}/${id}/permissions`)).status).toBe(200);
  expect((await send(`${quotas}/${id}`, 'PUT', '<quota><name>ours</name></quota>')).text).toContain(
    '<name>ours</name>',
  );
  expect((await send(`${quotas}/${id}`, 'DELETE')).status).toBe(200);
  expect((await send(`${quotas}/${id}`)).status).toBe(404);
});
