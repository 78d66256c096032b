// Documents with disks: they take a while to be made, and a VM goes without taking along those that are declared beside it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json } from '@overt/database/json';
import { testEngine, unreachableHosts, type TestEngine } from '../../testing.ts';
import { fakeStorageHost } from '../storage-domains/testing/fake-storage-host.ts';

let engine: TestEngine;
const CONTENT = { 'content-type': 'application/json' };

async function made(path: string, body: object): Promise<string> {
  const answer = await engine.request(path, { method: 'POST', headers: CONTENT, body: JSON.stringify(body) });
  expect(answer.status, path).toBeLessThan(300);
  return ((await answer.json()) as { id: string }).id;
}

beforeAll(async () => {
  engine = await testEngine({ hosts: () => ({ ...unreachableHosts, broker: fakeStorageHost() }) });
  const dataCenterId = await made('/datacenters', { name: 'local', local: true });
  const clusterId = await made('/clusters', { name: 'local', data_center: { id: dataCenterId } });
  const hostId = randomUUID();
  const host = { id: hostId, name: 'h1', cluster_id: clusterId, address: 'h1', administrative_state: 'active' };
  await engine.db.insertInto('host').values(host).execute();
  const runtime = { host_id: hostId, status: 'up', capabilities: json({ imageServerUrl: 'https://h1:54322' }) };
  await engine.db.insertInto('host_runtime').values(runtime).execute();
  const storage = { type: 'localfs', path: '/data' };
  await made('/storagedomains', { name: 'data1', type: 'data', host: { name: 'h1' }, storage });
  await made(`/datacenters/${dataCenterId}/storagedomains`, { name: 'data1' });
});
afterAll(async () => await engine?.stop());

async function apply(body: string, query = '') {
  const headers = { 'content-type': 'text/yaml' };
  const answer = await engine.request(`/overt/apply${query}`, { method: 'POST', headers, body });
  const { changes } = (await answer.json()) as { changes: Record<string, string>[] };
  return changes.map(({ action, kind, name, status, problem }) => [action, kind, name, status, ...(problem ?? [])]);
}
const disks = async () =>
  ((await (await engine.request('/disks')).json()) as { disk?: { name: string; provisioned_size: string }[] }).disk ??
  [];

const DISK = 'set: shop\ndisks:\n  data: {storageDomain: data1, size: 1 GiB}\n';
const VM = 'vms:\n  web: {cluster: local, disks: {data: {bootable: true}}}\n';

it('makes disks, attaches them, resizes them, and prunes a VM without its disk', async () => {
  expect(await apply(DISK + VM)).toEqual([
    ['create', 'disks', 'data', 'done'],
    ['create', 'vms', 'web', 'done'],
    ['create', 'attachments', 'web/data', 'done'],
  ]);
  expect(await apply(DISK + VM)).toEqual([]);
  const larger = DISK.replace('1 GiB', '2 GiB');
  expect(await apply(larger + VM)).toEqual([['update', 'disks', 'data', 'done']]);
  expect(await disks()).toMatchObject([{ name: 'data', provisioned_size: String(2 ** 31) }]);
  expect(await apply(larger, '?prune=true')).toEqual([['remove', 'vms', 'web', 'done']]);
  expect(await disks()).toHaveLength(1);
  expect(await apply('set: shop\n', '?prune=true')).toEqual([['remove', 'disks', 'data', 'done']]);
  expect(await disks()).toEqual([]);
});
