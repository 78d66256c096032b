// The estate as a document, against a whole engine: what is exported is what is there already, and makes it anew elsewhere.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import type { Change } from './applier.ts';
import type { Export } from './exporter.ts';

const ESTATE = `
tags: [front]
dataCenters: {lab: {description: 'here: "there"'}, other: {}}
clusters:
  lab: {dataCenter: lab, cpu: Intel Nehalem Family, networks: {web: {required: false}}}
networks:
  web: {dataCenter: lab, vlan: 7, mtu: 9000}
vnicProfiles:
  web: {network: web, portMirroring: true}
vms:
  web1:
    cluster: lab
    memory: 1536 MiB
    cores: 2
    description: "true"
    nics: {nic1: {profile: web, linked: false}}
    tags: [front]
  web2: {cluster: lab, memory: 2 GiB}
`;
const from = await Promise.all([testEngine(), testEngine()]);
const [here, there] = from;
beforeAll(async () => {
  const { changes } = await apply(here, ESTATE);
  if (changes.some(({ status }) => status !== 'done')) throw new Error(JSON.stringify(changes));
});
afterAll(async () => {
  for (const engine of from) await engine.stop();
});

async function apply(engine: TestEngine, document: string, query = '') {
  const headers = { 'content-type': 'application/yaml' };
  const answer = await engine.request(`/overt/apply${query}`, { method: 'POST', headers, body: document });
  const body = (await answer.json()) as { changes?: readonly Change[]; detail?: string };
  if (body.changes === undefined) throw new Error(body.detail);
  return { changes: body.changes };
}
async function exported(engine: TestEngine, query = ''): Promise<Export> {
  return (await (await engine.request(`/overt/export${query}`)).json()) as Export;
}

it('what is exported is what is there: nothing is left to apply', async () => {
  const { document, left } = await exported(here);
  expect(left).toEqual([]);
  // Each data center has a management network of this name, with a profile that is called so, too.
  expect(Object.keys(document['networks'] ?? {})).toEqual(
    expect.arrayContaining(['web', 'lab/ovirtmgmt', 'Default/ovirtmgmt']),
  );
  expect(document['vnicProfiles']?.['lab/ovirtmgmt/ovirtmgmt']).toMatchObject({ network: 'lab/ovirtmgmt' });
  expect(document['vms']?.['web1']).toMatchObject({
    cluster: 'lab',
    memory: '1536 MiB',
    cores: 2,
    description: 'true',
    nics: { nic1: { profile: 'web', linked: false } },
    tags: { front: {} },
  });
  expect(document['clusters']?.['lab']).toMatchObject({ networks: { web: { required: false } } });
  expect((await apply(here, JSON.stringify(document), '?diff=true')).changes).toEqual([]);
});

it('makes the same estate on another engine', async () => {
  const { document } = await exported(here);
  const { changes } = await apply(there, JSON.stringify(document));
  expect(changes.filter(({ status }) => status !== 'done')).toEqual([]);
  expect((await exported(there)).document).toEqual(document);
});

it('gives some kinds, and of one kind what a search finds', async () => {
  expect(Object.keys((await exported(here, '?kinds=vms,networks')).document)).toEqual(['networks', 'vms']);
  const { document } = await exported(here, '?kinds=vms&search=name%3Dweb2');
  expect(Object.keys(document['vms'] ?? {})).toEqual(['web2']);
  for (const query of ['?kinds=cars', '?search=name%3Dweb2', '?kinds=tags&search=x', '?kinds=vms&kinds=tags'])
    expect((await here.request(`/overt/export${query}`)).status, query).toBe(400);
});

it('tells networks of one name by their data centers, and makes them so', async () => {
  const twice = `
networks: {lab/web: {dataCenter: lab}, other/web: {dataCenter: other, vlan: 9}}
vnicProfiles: {other/web/front: {network: other/web}, lab/web/front: {network: lab/web}}
vms: {web2: {cluster: lab, nics: {nic1: {profile: lab/web/front}}}}
`;
  const { changes } = await apply(here, twice);
  expect(changes.filter(({ status }) => status !== 'done')).toEqual([]);
  expect((await apply(here, twice, '?diff=true')).changes).toEqual([]);
  const { document, left } = await exported(here);
  expect(left).toEqual([]);
  expect(document['networks']).toMatchObject({ 'lab/web': { vlan: 7 }, 'other/web': { vlan: 9 } });
  expect(document['networks']?.['web']).toBeUndefined();
  expect(document['vms']?.['web2']).toMatchObject({ nics: { nic1: { profile: 'lab/web/front' } } });
  expect((await apply(here, JSON.stringify(document), '?diff=true')).changes).toEqual([]);
  const third = await testEngine();
  try {
    const made = await apply(third, JSON.stringify(document));
    expect(made.changes.filter(({ status }) => status !== 'done')).toEqual([]);
    expect((await exported(third)).document).toEqual(document);
    // What is there already is found by such a name, too; one that is ambiguous is told.
    const nic = (profile: string) => `vms: {web2: {cluster: lab, nics: {nic2: {profile: ${profile}}}}}`;
    expect((await apply(third, nic('lab/web/front'), '?diff=true')).changes).toHaveLength(1);
    await expect(apply(third, nic('front'), '?diff=true')).rejects.toThrow(/several objects are named/);
    await expect(apply(third, nic('here/web/front'), '?diff=true')).rejects.toThrow(/no other is there/);
  } finally {
    await third.stop();
  }
});

it('shows nobody more than the API does', async () => {
  const { token } = await testUser(here, 'nobody');
  const headers = { authorization: `Bearer ${token}` };
  const { document } = (await (await fetch(`${here.url}/overt/export`, { headers })).json()) as Export;
  expect(Object.keys(document['vms'] ?? {})).toEqual([]);
  expect((await fetch(`${here.url}/overt/export`)).status).toBe(401);
});
