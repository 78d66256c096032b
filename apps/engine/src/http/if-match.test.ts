// If-Match on whatever has an ETag, by the route table: who read something that has changed since changes nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testEngine, type TestEngine } from '../testing.ts';
import { features } from './features.ts';
import { bodyAt, insertPlace, newPlace, pathAt } from './place.test-support.ts';
import { routeTable } from './route-table.ts';

let engine: TestEngine;
let admin: string;
const here = newPlace();

interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: Record<string, unknown>;
}
async function call(method: string, path: string, body?: object | string, ifMatch?: string): Promise<Answer> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const headers = {
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  };
  const answer = await engine.request(path, { method, headers, ...(text === undefined ? {} : { body: text }) });
  return { status: answer.status, etag: answer.headers.get('etag'), body: (await answer.json()) as Answer['body'] };
}

/** What takes little to be made, of each kind that changes: where, with what. */
const things = (): readonly (readonly [path: string, body: object])[] => [
  ['/bookmarks', { value: 'Vms: name=x*' }],
  ['/instancetypes', {}],
  ['/cpuprofiles', { cluster: { id: here.clusterId } }],
  ['/diskprofiles', { storage_domain: { id: here.storageDomainId } }],
  [`/clusters/${here.clusterId}/affinitygroups`, { positive: true }],
  ['/affinitylabels', {}],
  ['/schedulingpolicies', {}],
  [`/datacenters/${here.dataCenterId}/quotas`, {}],
  [`/datacenters/${here.dataCenterId}/qoss`, { type: 'cpu', cpu_limit: 10 }],
  ['/tags', {}],
  ['/macpools', { ranges: { range: [{ from: '02:bb:00:00:00:01', to: '02:bb:00:00:00:09' }] } }],
  [`/vms/${here.vmId}/nics`, {}],
  [`/vms/${here.vmId}/watchdogs`, { model: 'i6300esb', action: 'none' }],
  ['/roles', { administrative: false, permits: { permit: [{ id: '1' }] } }],
];

beforeAll(async () => {
  engine = await testEngine();
  await insertPlace(engine.db, 'here', here);
  admin = (await engine.ports.repos.users.login('admin@internal'))?.id ?? '';
});
afterAll(async () => await engine?.stop());

it('what was changed since it was read is neither changed nor removed, and what was not is', async () => {
  const wrong: string[] = [];
  for (const [index, [path, body]] of things().entries()) {
    const added = await call('POST', path, { name: `first${index}`, ...body });
    const id = String(added.body['id']);
    const at = `${path}/${id}`;
    const { etag } = await call('GET', at);
    const again = { name: `second${index}`, comment: 'y', value: 'Vms: name=y*' };
    const change = Object.fromEntries(Object.entries(again).filter(([member]) => member in added.body));
    const puts = [await call('PUT', at, change, '"999999"'), await call('PUT', at, change, etag ?? '')];
    const now = (await call('GET', at)).etag;
    const removals = [await call('DELETE', at, undefined, etag ?? ''), await call('DELETE', at, undefined, now ?? '')];
    const said = [added, ...puts, ...removals].map(({ status }) => status);
    if (etag === null || now === etag || String(said) !== '201,412,200,412,200')
      wrong.push(`${at} ${etag} ${now} ${said.join(' ')} ${JSON.stringify(puts[1]?.body).slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
});

it(
  'an operation on what has an ETag is held to it, wherever it stands in the route table',
  { timeout: 180_000 },
  async () => {
    const built = routeTable(features).routes.filter(({ verb, handler }) => handler !== undefined && verb !== 'GET');
    const wrong: string[] = [];
    let held = 0;
    for (const route of built) {
      const path = pathAt(route, here, admin);
      const action = route.operation.action !== undefined && route.verb === 'POST';
      if (route.verb === 'POST' && !action) continue;
      const target = await call('GET', action ? path.slice(0, path.lastIndexOf('/')) : path);
      if (target.status !== 200 || target.etag === null) continue;
      const answer = await call(route.verb, `${path}?plan=true`, bodyAt(route, here, admin), '"999999"');
      if (answer.status === 412) held++;
      // What would be refused anyway may be refused first.
      else if (answer.status < 400) wrong.push(`${route.verb} ${route.template} ${answer.status}`);
    }
    expect(wrong).toEqual([]);
    expect(held).toBeGreaterThan(40);
  },
);
