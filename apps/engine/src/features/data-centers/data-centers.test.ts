// What a data center begins and ends with, through the API.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

interface Named {
  readonly id: string;
  readonly name: string;
}
const send = async (method: string, path: string, body?: object) => {
  const answer = await engine.request(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
};
const networksAt = async (path: string) =>
  ((await send('GET', `${path}/networks`)).body as { network?: (Named & Record<string, unknown>)[] }).network ?? [];

test('a data center begins with its management network, a profile for NICs, and gives it to its clusters', async () => {
  const dataCenter = (await send('POST', '/datacenters', { name: 'west', local: 'false' })).body as Named;
  const [network, ...others] = await networksAt(`/datacenters/${dataCenter.id}`);
  expect(others).toEqual([]);
  expect(network).toMatchObject({ name: 'ovirtmgmt', usages: { usage: ['vm'] }, data_center: { id: dataCenter.id } });
  const { vnic_profile: profiles } = (await send('GET', `/networks/${network?.id}/vnicprofiles`)).body as {
    vnic_profile: object[];
  };
  expect(profiles).toEqual([expect.objectContaining({ name: 'ovirtmgmt', network_filter: expect.anything() })]);

  const cluster = (await send('POST', '/clusters', { name: 'west1', data_center: { name: 'west' } })).body as Named;
  expect(cluster).toMatchObject({ management_network: { id: network?.id } });
  const [attached, ...more] = await networksAt(`/clusters/${cluster.id}`);
  expect(more).toEqual([]);
  expect(attached).toMatchObject({ id: network?.id, required: 'true' });
  expect(attached?.['usages']).toMatchObject({ usage: expect.arrayContaining(['management', 'default_route', 'vm']) });
  // It is nobody's to take away while the data center is there.
  expect((await send('DELETE', `/networks/${network?.id}`)).status).toBe(409);
  expect((await send('DELETE', `/datacenters/${dataCenter.id}`)).status).toBe(409);

  expect((await send('DELETE', `/clusters/${cluster.id}`)).status).toBe(200);
  expect((await send('DELETE', `/datacenters/${dataCenter.id}`)).status).toBe(200);
  expect((await send('GET', `/networks/${network?.id}`)).status).toBe(404);
  const left = (await send('GET', '/vnicprofiles')).body as { vnic_profile: { network: { id: string } }[] };
  expect(left.vnic_profile.map(one => one.network.id)).not.toContain(network?.id);
});
