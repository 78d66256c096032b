// What a cluster is made of and may become: levels, processors, options; through the API.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Json = Record<string, unknown>;
const headers = { 'content-type': 'application/json' };
async function call(method: string, path: string, body?: Json): Promise<{ status: number; said: Json }> {
  const given = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  const answer = await engine.request(path, { method, ...given });
  return { status: answer.status, said: (await answer.json()) as Json };
}
const level = (minor: number) => ({ major: 4, minor });
const text = (minor: number) => ({ major: '4', minor: String(minor) });
const UNKNOWN = '11111111-1111-4111-8111-111111111111';

async function dataCenter(name: string, minor: number): Promise<string> {
  const made = await call('POST', '/datacenters', { name, local: false, version: level(minor) });
  expect(made.status).toBe(201);
  return made.said['id'] as string;
}
async function cluster(name: string, dataCenterId: string, more: Json = {}): Promise<Json> {
  const made = await call('POST', '/clusters', { name, data_center: { id: dataCenterId }, ...more });
  expect(made).toMatchObject({ status: 201 });
  return made.said;
}

test('the levels are 4.2 to 4.8, each with the CPU types that oVirt has there', async () => {
  const { cluster_level: levels } = (await call('GET', '/clusterlevels')).said as {
    cluster_level: { id: string; cpu_types: { cpu_type: { name: string; architecture: string }[] } }[];
  };
  expect(levels.map(({ id, cpu_types: { cpu_type: types } }) => `${id}: ${types.length}`)).toEqual([
    '4.2: 16',
    '4.3: 28',
    '4.4: 28',
    '4.5: 30',
    '4.6: 30',
    '4.7: 30',
    '4.8: 38',
  ]);
  const names = (at: number, architecture: string) =>
    levels[at]?.cpu_types.cpu_type.filter(type => type.architecture === architecture).map(type => type.name);
  expect(names(0, 'x86_64')?.[0]).toBe('Intel Conroe Family');
  expect(names(6, 'x86_64')).toContain('Secure Intel Sapphire Rapids Server Family');
  expect(names(6, 'ppc64')).toEqual(['IBM POWER8', 'IBM POWER9', 'IBM POWER10']);
  expect((await call('GET', '/clusterlevels/4.1')).status).toBe(404);
});

test('a data center has clusters of its level and above, and both only go up while something is there', async () => {
  const old = await dataCenter('old', 2);
  expect((await call('GET', `/datacenters/${old}`)).said).toMatchObject({ version: text(2), storage_format: 'v4' });
  const first = await cluster('old1', old);
  expect(first).toMatchObject({ version: text(2), bios_type: 'i440fx_sea_bios' });
  const second = await cluster('old2', old, { version: level(8) });
  expect(second).toMatchObject({ version: text(8), bios_type: 'q35_sea_bios' });

  expect(await call('PUT', `/datacenters/${old}`, { version: level(8) })).toMatchObject({
    status: 409,
    said: { detail: expect.stringContaining('its cluster old1 has level 4.2') },
  });
  expect((await call('PUT', `/clusters/${first['id'] as string}`, { version: level(5) })).status).toBe(200);
  expect((await call('PUT', `/datacenters/${old}`, { version: level(5) })).status).toBe(200);
  expect(await call('PUT', `/clusters/${first['id'] as string}`, { version: level(4) })).toMatchObject({
    status: 409,
    said: { detail: expect.stringContaining('its data center old has level 4.5') },
  });
  expect((await call('POST', '/clusters', { name: 'older', data_center: { id: old }, version: level(3) })).status).toBe(
    409,
  );
  // Nothing is there that could mind.
  expect((await call('PUT', `/datacenters/${old}`, { version: level(4) })).status).toBe(200);
  expect((await call('PUT', `/clusters/${second['id'] as string}`, { version: level(4) })).status).toBe(200);
  expect((await call('PUT', `/clusters/${second['id'] as string}`, { version: level(9) })).status).toBe(400);
  expect((await call('PUT', `/clusters/${first['id'] as string}`, { version: level(3) })).status).toBe(409);
});

test('a CPU type is one of the level and of the architecture, which its name decides', async () => {
  const cpu = async (id: unknown, body: Json) => await call('PUT', `/clusters/${id as string}`, { cpu: body });
  const home = await dataCenter('cpus', 2);
  const power = await cluster('power', home, { version: level(8), cpu: { type: 'IBM POWER10' } });
  expect(power).toMatchObject({ cpu: { architecture: 'ppc64', type: 'IBM POWER10' } });
  expect(await cpu(power['id'], { type: 'Pentium' })).toMatchObject({
    status: 400,
    said: { detail: expect.stringContaining('"Pentium" is no CPU type of architecture ppc64 at level 4.8') },
  });
  expect((await cpu(power['id'], { architecture: 'x86_64', type: 'IBM POWER9' })).status).toBe(400);
  expect((await cpu(power['id'], { type: 'AMD EPYC' })).said).toMatchObject({ cpu: { architecture: 'x86_64' } });
  expect((await cpu(power['id'], { type: '' })).status).toBe(200);
  const early = await cluster('early', home, { cpu: { type: 'Intel Conroe Family' } });
  expect((await call('PUT', `/clusters/${early['id'] as string}`, { version: level(3) })).status).toBe(400);
  expect((await call('PUT', `/clusters/${early['id'] as string}`, { bios_type: 'q35_ovmf' })).status).toBe(400);
  const both = { version: level(4), cpu: { type: 'Intel Nehalem Family' }, bios_type: 'q35_ovmf' };
  expect((await call('PUT', `/clusters/${early['id'] as string}`, both)).said).toMatchObject({ version: text(4) });
});

test('an option that is changed leaves the others as they were, and what makes no sense is refused', async () => {
  const home = await dataCenter('options', 8);
  const made = await cluster('options1', home);
  const path = `/clusters/${made['id'] as string}`;
  const put = async (body: Json) => await call('PUT', path, body);
  expect((await put({ migration: { auto_converge: 'true' } })).said['migration']).toEqual({
    ...(made['migration'] as Json),
    auto_converge: 'true',
  });
  const custom = { assignment_method: 'custom', custom_value: 500 };
  expect((await put({ migration: { bandwidth: custom } })).said['migration']).toMatchObject({
    auto_converge: 'true',
    bandwidth: { assignment_method: 'custom', custom_value: '500' },
  });
  const connectivity = { skip_if_connectivity_broken: { enabled: true, threshold: 30 } };
  expect((await put({ fencing_policy: connectivity })).said['fencing_policy']).toMatchObject({
    enabled: 'true',
    skip_if_connectivity_broken: { enabled: 'true', threshold: '30' },
    skip_if_sd_active: { enabled: 'false' },
  });
  const refused = [
    { migration: { bandwidth: { assignment_method: 'custom', custom_value: -4 } } },
    { fencing_policy: { skip_if_connectivity_broken: { threshold: 500 } } },
    { log_max_memory_used_threshold: 101 },
  ];
  for (const body of refused) expect([(await put(body)).status, body]).toEqual([400, body]);
  const absolute = { log_max_memory_used_threshold: 4096, log_max_memory_used_threshold_type: 'absolute_value_in_mb' };
  expect((await put(absolute)).status).toBe(200);
});

test('a cluster names what there is, and has the MAC pool and the management network of its data center', async () => {
  const ranges = { range: [{ from: '02:aa:00:00:00:01', to: '02:aa:00:00:00:09' }] };
  const pool = await call('POST', '/macpools', { name: 'own', ranges });
  expect((await call('POST', '/datacenters', { name: 'no', local: false, mac_pool: { id: UNKNOWN } })).status).toBe(
    404,
  );
  const home = (await call('POST', '/datacenters', { name: 'pools', local: false, mac_pool: { name: 'own' } })).said;
  expect(home).toMatchObject({ mac_pool: { id: pool.said['id'] } });
  const made = await cluster('pools1', home['id'] as string, { management_network: { name: 'ovirtmgmt' } });
  expect(made).toMatchObject({ mac_pool: { id: pool.said['id'] }, management_network: { id: expect.any(String) } });
  for (const body of [
    { mac_pool: { id: UNKNOWN } },
    { mac_pool: { name: 'none' } },
    { scheduling_policy: { id: UNKNOWN } },
  ])
    expect([(await call('PUT', `/clusters/${made['id'] as string}`, body)).status, body]).toEqual([404, body]);
  expect((await call('PUT', `/datacenters/${home['id'] as string}`, { mac_pool: { id: UNKNOWN } })).status).toBe(404);
  const foreign = { name: 'pools2', data_center: { id: home['id'] }, management_network: { id: UNKNOWN } };
  expect((await call('POST', '/clusters', foreign)).status).toBe(404);
});

test('a cluster with hosts does not go down, and stays of their architecture', async () => {
  const made = await cluster('hosts1', await dataCenter('hosts', 5), { version: level(7), cpu: { type: 'AMD EPYC' } });
  const id = made['id'] as string;
  await engine.db.insertInto('host').values({ id: UNKNOWN, name: 'rack7', address: 'rack7', cluster_id: id }).execute();
  expect(await call('PUT', `/clusters/${id}`, { version: level(6) })).toMatchObject({
    status: 409,
    said: { detail: expect.stringContaining('such as rack7') },
  });
  expect(await call('PUT', `/clusters/${id}`, { cpu: { type: 'IBM POWER9' } })).toMatchObject({
    status: 409,
    said: { detail: expect.stringContaining('host rack7') },
  });
  expect((await call('PUT', `/clusters/${id}`, { version: level(8), cpu: { type: 'AMD EPYC-Rome' } })).status).toBe(
    200,
  );
  await engine.db.deleteFrom('host').where('cluster_id', '=', id).execute();
  expect((await call('PUT', `/clusters/${id}`, { version: level(6), cpu: { type: 'AMD EPYC' } })).status).toBe(200);
});
