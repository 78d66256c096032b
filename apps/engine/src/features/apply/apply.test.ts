// Documents against a whole engine.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import type { Change } from './applier.ts';
import type { Drift } from './drift.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

interface Answer {
  readonly status: number;
  readonly body: {
    readonly complete: boolean;
    readonly changes: readonly Change[];
    readonly code: string;
    readonly detail: string;
    readonly drift: readonly Drift[];
  };
}

async function send(document: string, query = '', token = engine.token): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/yaml' };
  const answer = await fetch(`${engine.url}/overt/apply${query}`, { method: 'POST', headers, body: document });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
const drift = async (set: string) =>
  ((await (await engine.request(`/overt/apply/${set}/drift`)).json()) as Answer['body']).drift;
const short = ({ body }: Answer) => body.changes?.map(({ action, kind, name, status }) => [action, kind, name, status]);
const names = async (path: string, item: string) => {
  const body = (await (await engine.request(path)).json()) as Record<string, { name: string }[] | undefined>;
  return (body[item] ?? []).map(one => one.name);
};

const estate = (set: string, more = '') => `set: ${set}
tags: [${set}-tag]
dataCenters:
  ${set}-dc: {description: made by a document}
clusters:
  ${set}-cluster: {dataCenter: ${set}-dc, cpu: Intel Nehalem Family, networks: {${set}-net: {required: false}}}
networks:
  ${set}-net: {dataCenter: ${set}-dc, vlan: 7}
vnicProfiles:
  ${set}-net: {network: ${set}-net, description: front}
vms:
  ${set}-web:
    cluster: ${set}-cluster
    memory: 2 GiB
    cores: 2
    nics: {nic1: {profile: ${set}-net, interface: virtio}}
    tags: [${set}-tag]
${more}`;

it('makes what is declared, in an order that works, and then has nothing more to do', async () => {
  const first = await send(estate('one'));
  expect(first.body.changes.filter(change => change.status !== 'done')).toEqual([]);
  expect(first.body.complete).toBe(true);
  expect(short(first).map(([, kind, name]) => `${kind} ${name}`)).toEqual([
    'tags one-tag',
    'dataCenters one-dc',
    'clusters one-cluster',
    'networks one-net',
    'clusterNetworks one-cluster/one-net',
    'vnicProfiles one-net',
    'vms one-web',
    'nics one-web/nic1',
    'vmTags one-web/one-tag',
  ]);
  const vm = (await (await engine.request('/vms?search=name%3Done-web&follow=nics,tags')).json()) as {
    vm: { memory: string; cpu: { topology: { cores: string } }; nics: object; tags: object }[];
  };
  expect(vm.vm[0]).toMatchObject({ memory: String(2 ** 31), cpu: { topology: { cores: '2' } } });
  expect(JSON.stringify(vm.vm[0])).toContain('one-tag');
  expect(await names('/vnicprofiles', 'vnic_profile')).toContain('one-net');
  expect((await send(estate('one'))).body).toMatchObject({ complete: true, changes: [] });
  expect(await drift('one')).toEqual([]);
});

it('tells what would change, field by field, without changing anything', async () => {
  const before = await send(estate('two'), '?diff=true');
  expect(short(before).every(([action, , , status]) => action === 'create' && status === 'planned')).toBe(true);
  expect(await names('/datacenters', 'data_center')).not.toContain('two-dc');
  await send(estate('two'));
  const changed = estate('two').replace('memory: 2 GiB', 'memory: 1 GiB');
  for (let round = 0; round < 2; round++) {
    expect((await send(changed, '?diff=true')).body.changes).toEqual([
      {
        action: 'update',
        kind: 'vms',
        name: 'two-web',
        status: 'planned',
        fields: [{ field: 'memory', from: String(2 ** 31), to: String(2 ** 30) }],
      },
    ]);
  }
  expect((await send(changed)).body).toMatchObject({ complete: true, changes: [{ status: 'done' }] });
  expect((await send(changed)).body.changes).toEqual([]);
});

it('prunes what an earlier apply of the set made, never what others made', async () => {
  await send(estate('three', '  three-db: {cluster: three-cluster}\n'));
  const made = await engine.request('/tags', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'by-hand' }),
  });
  expect(made.status).toBe(201);
  // Known to the set, yet not made by it.
  expect((await send('set: three\ntags: [by-hand]\n')).body.changes).toEqual([]);
  expect(short(await send('set: another\n', '?prune=true'))).toEqual([]);
  const kept = await send(estate('three'), '?prune=true&diff=true');
  expect(short(kept)).toEqual([['remove', 'vms', 'three-db', 'planned']]);
  expect(await names('/vms', 'vm')).toContain('three-db');
  expect(short(await send(estate('three'), '?prune=true'))).toEqual([['remove', 'vms', 'three-db', 'done']]);
  const all = await send('set: three\n', '?prune=true');
  expect(all.body.changes.filter(change => change.status !== 'done')).toEqual([]);
  expect(await names('/datacenters', 'data_center')).not.toContain('three-dc');
  expect(await names('/vms', 'vm')).not.toContain('three-web');
  expect(await names('/tags', 'tag')).toContain('by-hand');
});

it('reports what drifted and what is gone', async () => {
  await send(estate('four'));
  const vms = (await (await engine.request('/vms?search=name%3Dfour-web')).json()) as { vm: { id: string }[] };
  const vm = `/vms/${vms.vm[0]?.id}`;
  const json = { 'content-type': 'application/json' };
  await engine.request(vm, { method: 'PUT', headers: json, body: JSON.stringify({ memory: String(2 ** 30) }) });
  const nics = (await (await engine.request(`${vm}/nics`)).json()) as { nic: { id: string }[] };
  expect((await engine.request(`${vm}/nics/${nics.nic[0]?.id}`, { method: 'DELETE' })).status).toBe(200);
  expect(await drift('four')).toEqual([
    { kind: 'nics', name: 'four-web/nic1', gone: true, fields: [] },
    {
      kind: 'vms',
      name: 'four-web',
      gone: false,
      fields: [{ field: 'memory', from: String(2 ** 31), to: String(2 ** 30) }],
    },
  ]);
  expect((await send(estate('four'))).body.complete).toBe(true);
  expect(await drift('four')).toEqual([]);
  expect((await engine.request('/overt/apply/none/drift')).status).toBe(404);
});

it('refuses a bad document whole, with lines, before anything is changed', async () => {
  const start = 'tags: [never-made]\n';
  for (const [document, said] of [
    [`${start}vms: {x: {cluster: nowhere}}`, "line 2: nowhere is none of the document's clusters"],
    [`${start}clusters: {x: {}}`, 'line 2: x is not there, and to make it needs dataCenter'],
    [`${start}vms:\n  x: {cluster: Default, memory: lots}`, 'line 3: memory must be'],
    // What only the operation itself knows, found by its plan.
    [`${start}dataCenters:\n  "a/b*": {}\n`, 'line 3: '],
    [`${start}dataCenters:\n  Default: {local: false}\n`, 'line 3: local of Default cannot be changed any more'],
  ] as const) {
    const { status, body } = await send(document);
    expect([status, body.code], said).toEqual([400, 'DOCUMENT_INVALID']);
    expect(body.detail).toContain(said);
  }
  expect(await names('/tags', 'tag')).not.toContain('never-made');
  expect((await send(start, '?diff=perhaps')).status).toBe(400);
});

it('is held to the permits of who asks, before anything is changed', async () => {
  const user = await testUser(engine, 'limited', { permits: ['tag_management'] });
  const mixed = await send('tags: [limited-tag]\ndataCenters: {limited-dc: {}}\n', '', user.token);
  expect(mixed).toMatchObject({ status: 400, body: { code: 'DOCUMENT_INVALID' } });
  expect(mixed.body.detail).toContain('line 2: ');
  expect(await names('/tags', 'tag')).not.toContain('limited-tag');
  expect((await send('tags: [limited-tag]\n', '', user.token)).body).toMatchObject({ complete: true });
  // His sets are his own: what an administrator made is none of his business.
  await send('set: shared\ntags: [shared-tag]\n');
  const own = await fetch(`${engine.url}/overt/apply/shared/drift`, {
    headers: { authorization: `Bearer ${user.token}` },
  });
  expect(own.status).toBe(404);
  expect((await send('set: shared\n', '?prune=true', user.token)).body.changes).toEqual([]);
  expect((await send('tags: [x]\n', '', 'none')).status).toBe(401);
});
