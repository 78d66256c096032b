// What clients see of storage over HTTP: paths, faults, search, follow. One engine with a fake host.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json } from '@overt/database/json';
import { testEngine, unreachableHosts, type TestEngine } from '../../testing.ts';
import { fakeStorageHost } from './testing/fake-storage-host.ts';

const GIB = 1024 ** 3;
const DISK = { provisioned_size: GIB, format: 'cow' };
const host = fakeStorageHost();
let engine: TestEngine;
const ids = { hostId: randomUUID(), dataCenterId: '', domainId: '' };

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: Loose }> {
  const answer = await engine.request(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as Loose };
}
/** JSON whose shape the assertions are about. */
interface Loose {
  readonly [member: string]: Loose & Loose[] & string;
}

async function made(path: string, body: object): Promise<Loose> {
  const answer = await call('POST', path, body);
  expect(answer.body, `${path} ${JSON.stringify(answer.body)}`).not.toHaveProperty('fault');
  expect([200, 201, 202]).toContain(answer.status);
  return answer.body;
}
async function untilOk(id: string): Promise<void> {
  await expect.poll(async () => (await call('GET', `/disks/${id}`)).body['status']).toBe('ok');
}

beforeAll(async () => {
  // The test plays the host's monitor too.
  engine = await testEngine({ hosts: () => ({ ...unreachableHosts, broker: host }) });
  ids.dataCenterId = (await made('/datacenters', { name: 'local', local: true }))['id'] ?? '';
  const clusterId = (await made('/clusters', { name: 'local', data_center: { id: ids.dataCenterId } }))['id'] ?? '';
  const { db } = engine;
  await db
    .insertInto('host')
    .values({ id: ids.hostId, name: 'h1', cluster_id: clusterId, address: 'h1', administrative_state: 'active' })
    .execute();
  const capabilities = json({ imageServerUrl: 'https://h1:54322' });
  await db.insertInto('host_runtime').values({ host_id: ids.hostId, status: 'up', capabilities }).execute();
  const domain = { name: 'data1', type: 'data', host: { name: 'h1' }, storage: { type: 'localfs', path: '/data' } };
  ids.domainId = (await made('/storagedomains', domain))['id'] ?? '';
  await made(`/datacenters/${ids.dataCenterId}/storagedomains`, { name: 'data1' });
});
afterAll(() => engine.stop());

test('a storage domain shows up everywhere that clients look for it', async () => {
  const { dataCenterId, domainId } = ids;
  for (const path of [`/storagedomains/${domainId}`, `/datacenters/${dataCenterId}/storagedomains/${domainId}`]) {
    const { body } = await call('GET', path);
    expect(body).toMatchObject({ name: 'data1', status: 'active', available: String(80 * GIB), master: 'true' });
  }
  expect(
    (await call('POST', `/storagedomains/${domainId}/isattached`, { host: { id: ids.hostId } })).body,
  ).toMatchObject({
    is_attached: 'true',
    status: 'complete',
  });
  const connections = (await call('GET', '/storageconnections')).body['storage_connection'];
  expect(connections).toMatchObject([{ type: 'localfs', path: '/data', host: { id: ids.hostId } }]);
  const own = (await call('GET', `/storagedomains/${domainId}/storageconnections`)).body['storage_connection'];
  expect(own?.[0]?.['id']).toBe(connections?.[0]?.['id']);
  const profiles = (await call('GET', `/storagedomains/${domainId}/diskprofiles`)).body['disk_profile'];
  expect((await call('GET', `/diskprofiles/${profiles?.[0]?.['id']}`)).body).toMatchObject({ name: 'data1' });
});

test('a disk is answered while it is locked, with an id of the client, and ends ok', async () => {
  const id = randomUUID();
  const answer = await call('POST', '/disks', {
    id,
    name: 'from-client',
    format: 'cow',
    provisioned_size: GIB,
    storage_domains: { storage_domain: [{ name: 'data1' }] },
  });
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ id, storage_domains: { storage_domain: [{ id: ids.domainId }] } });
  await untilOk(id);
  for (const above of [
    '',
    `/storagedomains/${ids.domainId}`,
    `/datacenters/${ids.dataCenterId}/storagedomains/${ids.domainId}`,
  ])
    expect((await call('GET', `${above}/disks`)).body['disk']?.map((disk: Loose) => disk['id'])).toContain(id);
  expect((await call('GET', `/disks/${id}?follow=storagedomains`)).body['storage_domains']).toMatchObject({
    storage_domain: [{ name: 'data1', storage: { type: 'localfs' } }],
  });
  expect((await call('PUT', `/disks/${id}`, { provisioned_size: 2 * GIB, description: 'grown' })).body).toMatchObject({
    provisioned_size: String(2 * GIB),
    description: 'grown',
  });
  expect((await call('DELETE', `/disks/${id}`)).status).toBe(200);
  expect((await call('GET', `/disks/${id}`)).status).toBe(404);
});

test('an ISO image is a file of its domain under the id of its disk', async () => {
  const size = { provisioned_size: 1024 ** 2, format: 'raw', content_type: 'iso' };
  const { id } = await made(`/storagedomains/${ids.domainId}/disks`, { name: 'tiny.iso', ...size });
  await untilOk(id ?? '');
  const path = `/storagedomains/${ids.domainId}/files`;
  expect((await call('GET', path)).body['file']).toMatchObject([{ id, name: 'tiny.iso' }]);
  expect((await call('GET', `${path}/${id}`)).body).toMatchObject({ name: 'tiny.iso' });
});

test.each([
  ['/disks', 'alias=tin*', 1],
  ['/disks', 'name="tiny.iso" and storage.name=data1', 1],
  ['/disks', 'disk_type=image and disk_content_type=iso', 1],
  ['/disks', 'disk_type=lun', 0],
  ['/disks', 'status=ok and provisioned_size < 1 sortby alias', 1],
  ['/disks', 'size > 1 or actual_size > 5', 0],
  ['/disks', 'allocation_policy=preallocated', 1],
  ['/disks', 'number_of_vms=0 sortby disk_type desc', 1],
  ['/disks', 'vm_names=x or vm_names=y*', 0],
  ['/disks', 'datacenter=local and creation_date > 1/1/2020', 1],
  ['/disks', 'wipe_after_delete=false and shareable=false', 1],
  ['/disks', 'tiny', 1],
  ['/storagedomains', 'name=data1 and status=active', 1],
  ['/storagedomains', 'datacenter=local and type=localfs', 1],
  ['/storagedomains', 'free_size > 10 and used_size < 50 and total_size = 100 and committed < 1', 1],
  ['/storagedomains', 'host.name=h1 and cluster.name=local', 1],
  ['/storagedomains', 'external_status=ok and shared_status=active sortby external_status', 1],
  ['/storagedomains', 'backup=true or low_space_threshold > 90 or critical_space_threshold > 90', 0],
  ['/networks', 'datacenter=Default and vmnetwork=true and stp=false and mtu=0', 1],
  ['/networks', 'name=ovirtmgmt and vlanid=5', 0],
])('%s?search=%s finds %i', async (path, search, count) => {
  const { status, body } = await call('GET', `${path}?search=${encodeURIComponent(search)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect((Object.values(body)[0] ?? []) as unknown[]).toHaveLength(count);
});

test('a transfer tells both addresses, and its end unlocks the disk', async () => {
  const disk = { name: 'up', format: 'cow', provisioned_size: GIB };
  const { id } = await made(`/storagedomains/${ids.domainId}/disks`, disk);
  await untilOk(id ?? '');
  const transfer = await made('/imagetransfers', { disk: { id }, direction: 'upload', format: 'cow' });
  expect(transfer).toMatchObject({ phase: 'transferring', host: { id: ids.hostId }, disk: { id } });
  expect(transfer['transfer_url']).toMatch(/^https:\/\/h1:54322\/images\/[0-9a-f-]{36}$/);
  const second = await call('POST', '/imagetransfers', { disk: { id } });
  expect(second.status).toBe(409);
  expect((await call('DELETE', `/disks/${id}`)).status).toBe(409);
  await made(`/imagetransfers/${transfer['id']}/finalize`, {});
  await untilOk(id ?? '');
  expect((await call('GET', `/imagetransfers/${transfer['id']}`)).body).toMatchObject({ phase: 'finished_success' });
});

test('a MAC pool and a network of one’s own are made, changed and removed', async () => {
  const range = [{ from: '0A-00-00-00-00-00', to: '0A-00-00-00-00-FF' }];
  const pool = await made('/macpools', { name: 'mine', ranges: { range } });
  expect(pool).toMatchObject({ ranges: { range: [{ from: '0a:00:00:00:00:00', to: '0a:00:00:00:00:ff' }] } });
  expect((await call('PUT', `/macpools/${pool['id']}`, { allow_duplicates: true })).body).toMatchObject({
    allow_duplicates: 'true',
  });
  expect((await call('DELETE', `/macpools/${pool['id']}`)).status).toBe(200);
  const network = await made('/networks', { name: 'blue', vlan: { id: 5 }, data_center: { name: 'local' } });
  const profiles = (await call('GET', `/networks/${network['id']}/vnicprofiles`)).body['vnic_profile'];
  expect(profiles).toMatchObject([{ name: 'blue', network: { id: network['id'] } }]);
  expect((await call('DELETE', `/networks/${network['id']}`)).status).toBe(200);
});

test.each([
  ['POST', '/disks', { ...DISK, storage_domains: { storage_domain: [{ name: 'nowhere' }] } }, 404],
  ['POST', '/disks', { ...DISK, storage_domains: { storage_domain: [{ id: 'x' }] } }, 400],
  ['POST', '/vnicprofiles', { name: 'p', network: { id: 'x' } }, 400],
  ['POST', '/imagetransfers', { disk: { id: 'x' } }, 400],
  ['GET', `/storagedomains/${randomUUID()}/disks`, undefined, 404],
  ['GET', `/storagedomains/${randomUUID()}/files`, undefined, 404],
  ['POST', '/networks', { name: 'x', data_center: { id: 'x' } }, 400],
])('%s %s with %j is answered %i, never 500', async (method, path, body, status) => {
  expect((await call(method, path, body)).status).toBe(status);
});

test('no new disk is made where the registration of one was asked for', async () => {
  const path = `/storagedomains/${ids.domainId}/disks`;
  const before = (await call('GET', path)).body['disk']?.length;
  const answer = await call('POST', `${path}?unregistered=true`, { ...DISK, id: randomUUID(), name: 'lost' });
  expect(answer).toMatchObject({ status: 501, body: { detail: expect.stringContaining('registration of disks') } });
  expect((await call('GET', path)).body['disk']?.length).toBe(before);
});
