import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlace, newPlace } from '../../http/place.test-support.ts';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
const [here, elsewhere] = [newPlace(), newPlace()];
beforeAll(async () => {
  engine = await testEngine();
  await insertPlace(engine.db, 'here', here);
  await insertPlace(engine.db, 'elsewhere', elsewhere);
});
afterAll(async () => await engine?.stop());

async function call(method: string, path: string, body: object): Promise<{ status: number; id: string }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await engine.request(path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, id: ((await answer.json()) as { id?: string }).id ?? '' };
}
const quotaOf = async (dataCenterId: string) =>
  (await call('POST', `/datacenters/${dataCenterId}/quotas`, { name: 'q' })).id;
const cpuProfileOf = async (clusterId: string) =>
  (await call('POST', '/cpuprofiles', { name: 'p', cluster: { id: clusterId } })).id;
const pinned = (id: string) => ({ placement_policy: { affinity: 'pinned', hosts: { host: [{ id }] } } });

test('what a VM names is there and near it, when it is made and when it is changed', async () => {
  const good = [
    { os: { type: 'debian_9' } },
    { custom_compatibility_version: { major: 4, minor: 2 } },
    { quota: { id: await quotaOf(here.dataCenterId) } },
    { cpu_profile: { id: await cpuProfileOf(here.clusterId) } },
    pinned(here.hostId),
  ];
  const bad = [
    [400, { os: { type: 'plan9' } }],
    [400, { custom_compatibility_version: { major: 3, minor: 0 } }],
    [404, { quota: { id: randomUUID() } }],
    [404, { quota: { id: await quotaOf(elsewhere.dataCenterId) } }],
    [404, { cpu_profile: { id: randomUUID() } }],
    [404, { cpu_profile: { id: await cpuProfileOf(elsewhere.clusterId) } }],
    [404, pinned(randomUUID())],
    [404, pinned(elsewhere.hostId)],
  ] as const;
  const add = async (name: string, body: object) =>
    (await call('POST', '/vms', { name, cluster: { id: here.clusterId }, template: { name: 'Blank' }, ...body }))
      .status;
  const change = async (body: object) => (await call('PUT', `/vms/${here.vmId}`, body)).status;
  for (const [index, body] of good.entries())
    expect([body, await add(`good${index}`, body), await change(body)]).toEqual([body, 201, 200]);
  for (const [status, body] of bad)
    expect([body, await add('bad', body), await change(body)]).toEqual([body, status, status]);
});
