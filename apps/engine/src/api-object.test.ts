import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeMembers } from './api-object.ts';
import { testEngine, type TestEngine } from './testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Body = Record<string, unknown>;

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: Body }> {
  const headers = { 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await engine.request(path, { method, headers, ...sent });
  return { status: answer.status, body: (await answer.json()) as Body };
}

test('members merge into those that are there, lists and values replace', () => {
  const base = { a: { b: 1, c: [1, 2], d: { e: true, f: 'x' } }, g: 'y' };
  expect(mergeMembers<object>(base, { a: { c: [3], d: { e: false } }, g: undefined })).toEqual({
    a: { b: 1, c: [3], d: { e: false, f: 'x' } },
    g: 'y',
  });
});

test.each([
  [{ bios: { boot_menu: { enabled: 'true' } } }, { boot_menu: { enabled: 'true' }, type: 'q35_sea_bios' }],
  [{ bios: { type: 'q35_ovmf' } }, { boot_menu: { enabled: 'false' }, type: 'q35_ovmf' }],
])('a VM that is made with %j has the rest of it too', async (given, bios) => {
  const name = `part-${Object.keys(given.bios).join()}`;
  const place = { cluster: { name: 'Default' }, template: { name: 'Blank' } };
  expect((await call('POST', '/vms', { name, ...place, ...given })).body).toMatchObject({ bios });
});

test('a VM signs its users in by the guest agent unless it was told not to', async () => {
  const place = { cluster: { name: 'Default' }, template: { name: 'Blank' } };
  const { body } = await call('POST', '/vms', { name: 'signing-in', ...place });
  expect(body['sso']).toEqual({ methods: { method: [{ id: 'guest_agent' }] } });
  const none = await call('PUT', `/vms/${String(body['id'])}`, { sso: { methods: {} } });
  expect(none.body['sso']).toEqual({ methods: {} });
});

test('a cluster that is told a part of its policies keeps the rest', async () => {
  const place = { data_center: { name: 'Default' } };
  const policy = { enabled: 'true', skip_if_connectivity_broken: { enabled: 'true', threshold: '30' } };
  const { body } = await call('POST', '/clusters', { name: 'parts', ...place, fencing_policy: policy });
  expect(body['fencing_policy']).toMatchObject({ ...policy, skip_if_sd_active: { enabled: 'false' } });
  const changed = await call('PUT', `/clusters/${String(body['id'])}`, {
    fencing_policy: { skip_if_connectivity_broken: { enabled: 'false' } },
  });
  expect(changed.body['fencing_policy']).toMatchObject({
    enabled: 'true',
    skip_if_connectivity_broken: { enabled: 'false', threshold: '30' },
  });
});

test('a vNIC profile keeps whether VMs migrate with it, and takes no properties that would do nothing', async () => {
  const [network] = (await call('GET', '/networks')).body['network'] as { id: string }[];
  const profile = { network: { id: network?.id }, pass_through: { mode: 'enabled' } };
  const { body } = await call('POST', '/vnicprofiles', { name: 'device', ...profile });
  expect(body['migratable']).toBe('true');
  const path = `/vnicprofiles/${String(body['id'])}`;
  expect((await call('PUT', path, { migratable: 'false' })).body['migratable']).toBe('false');
  const properties = { custom_property: [{ name: 'bandwidth', value: '10' }] };
  for (const [verb, where] of [
    ['POST', '/vnicprofiles'],
    ['PUT', path],
  ] as const) {
    const refused = await call(verb, where, { name: 'other', ...profile, custom_properties: properties });
    expect([verb, refused.status]).toEqual([verb, 400]);
  }
});
