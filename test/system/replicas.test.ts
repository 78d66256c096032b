// Two engines on one PostgreSQL (Debian's own where it is installed): either serves every request, no host is followed by
// both, and the death of one loses nothing: its commands are finished by the other, and streams of events go on there.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../lab/until.ts';
import { send, type Api } from './api.ts';
import { startDebianPostgres, type OutsidePostgres } from './debian-postgres.ts';
import { startEngineBeside, type EngineProcess } from './engine-process.ts';
import { readEvents } from './event-reader.ts';
import { databaseUrl, freezer, type Freezer, type Moment } from './freezer.ts';
import { accepted, list, text, vmIs } from './inventory.ts';
import { startProduct, type Product } from './product.ts';
import { addSmallDisk, openUpload, smallDisk } from './small-things.ts';

const HOSTS = 12;
const SECOND = 'the-second';

let home: string;
let postgres: OutsidePostgres | undefined;
let product: Product;
let second: EngineProcess;
let database: Freezer;
let url: string;
let storage: string;

beforeAll(async () => {
  home = mkdtempSync('/tmp/ovr-');
  chmodSync(home, 0o755);
  postgres = await startDebianPostgres(join(home, 'pg'));
  product = await startProduct({
    demo: `${HOSTS}x24`,
    ...(postgres === undefined ? {} : { env: { OVERT_DATABASE_URL: postgres.url } }),
  });
  url = postgres?.url ?? databaseUrl(product);
  await until('all hosts are up', async () => (await hostStates()).filter(state => state === 'up').length === HOSTS);
  storage = await addStorage();
  database = await freezer(url);
  second = await secondEngine();
});
afterAll(async () => {
  await second?.kill();
  await database?.lift();
  await product?.stop();
  await postgres?.stop();
  if (home !== undefined) rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A local storage domain of one of the simulated hosts; answers its name. */
async function addStorage(): Promise<string> {
  const [center] = list(accepted(await product.call('GET', '/datacenters')), 'data_center');
  const [host] = list(accepted(await product.call('GET', '/hosts')), 'host');
  const where = { type: 'localfs', path: '/srv/simulated' };
  const body = { name: 'simulated', type: 'data', storage: where, host: { id: text(host?.['id']) } };
  const { id } = accepted(await product.call('POST', '/storagedomains', body));
  const attached = `/datacenters/${text(center?.['id'])}/storagedomains`;
  accepted(await product.call('POST', attached, { id }));
  await until('the storage is active', async () => {
    return accepted(await product.call('GET', `${attached}/${text(id)}`))['status'] === 'active';
  });
  return body.name;
}

/** Replaces the last one, whatever became of it. */
async function secondEngine(): Promise<EngineProcess> {
  await second?.kill();
  return startEngineBeside(product, { name: SECOND, dir: join(home, 'second'), databaseUrl: url });
}
const hostStates = async () => list(accepted(await product.call('GET', '/hosts')), 'host').map(host => host['status']);
const ca = () => readFileSync(product.caFile);
const both = (): readonly [Api & { url: string }, Api & { url: string }][] => [
  [product, second],
  [second, product],
];

async function tokenFrom(api: Api): Promise<string> {
  const { username, password } = product;
  const body = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  return text((await api.raw('POST', '/ovirt-engine/sso/oauth/token', { headers, body })).body['access_token']);
}
const bearer = (token: string) => ({ accept: 'application/json', authorization: `Bearer ${token}` });

/** Names of the nodes that follow hosts, by host; nodes that died are left out once their lease has ended. */
const owners = () =>
  database.rows<{ host: string; node: string }>(
    `select l.host_id as host, n.name as node from host_lease l join engine_node n on n.id = l.owner
      where l.lease_until > now() and n.alive_until > now()`,
  );

/** How many engines take the events of each host, by the simulated hosts' own count. */
async function followers(): Promise<number[]> {
  const files = join(product.dataDir, 'run', 'simulator.ready.json');
  const { controlUrl, tokenFile } = JSON.parse(readFileSync(files, 'utf8')) as Record<string, string>;
  const authorization = `Bearer ${readFileSync(tokenFile ?? '', 'utf8').trim()}`;
  const answer = await fetch(`${controlUrl}/hosts`, { headers: { authorization } });
  return ((await answer.json()) as { followers: number }[]).map(host => host.followers);
}
const ONE_EACH = Array.from({ length: HOSTS }, () => 1);
const eachIsFollowedOnce = () =>
  until('each host is followed once', async () => {
    const now = await followers();
    if (now.join() === ONE_EACH.join()) return now;
    throw new Error(`followers: ${now.join()}`);
  });

it('shares the hosts between both, each followed by exactly one', async () => {
  const shares = await until('both follow hosts', async () => {
    const rows = await owners();
    return rows.length === HOSTS && new Set(rows.map(row => row.node)).size === 2 ? rows : undefined;
  });
  expect(new Set(shares.map(row => row.host)).size).toBe(HOSTS);
  expect(await eachIsFollowedOnce()).toEqual(ONE_EACH);
});

it('serves whoever signed in at the other, until the sign-out there', async () => {
  for (const [one, other] of both()) {
    const token = await tokenFrom(one);
    const ask = () => other.raw('GET', '/ovirt-engine/api/clusters', { headers: bearer(token) });
    expect((await ask()).status).toBe(200);
    const body = new URLSearchParams({ scope: 'ovirt-app-api', token }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    await one.raw('POST', '/ovirt-engine/services/sso-logout', { headers, body });
    expect((await ask()).status).toBe(401);
  }
});

it('ends at both the session that an administrator ends at either, with what it follows at the other', async () => {
  for (const [one, other] of both()) {
    const token = await tokenFrom(one);
    const headers = bearer(token);
    const mine = list((await other.raw('GET', '/overt/sessions', { headers })).body, 'sessions');
    const id = text(mine.find(session => session['current'] === true)?.['id']);
    const events = readEvents({ url: other.url, ca: ca(), token });
    await events.connected;
    expect((await one.raw('DELETE', `/overt/sessions/${id}`, { headers: bearer(await tokenFrom(one)) })).status).toBe(
      200,
    );
    for (const api of [one, other]) expect((await api.raw('GET', '/ovirt-engine/api', { headers })).status).toBe(401);
    await events.ended;
  }
});

it('shows at once at one what was done at the other', async () => {
  for (const [one, other] of both()) {
    const name = `tag-${randomBytes(4).toString('hex')}`;
    const { id } = accepted(await one.call('POST', '/tags', { name }));
    expect(accepted(await other.call('GET', `/tags/${text(id)}`))['name']).toBe(name);
    accepted(await other.call('DELETE', `/tags/${text(id)}`));
    expect((await one.call('GET', `/tags/${text(id)}`)).status).toBe(404);
  }
});

it('takes the bytes of an upload at either, and its end at the other', async () => {
  for (const [one, other] of both()) {
    const disk = await addSmallDisk(one, `shared-${randomBytes(4).toString('hex')}`, storage, 'raw');
    const upload = await openUpload(one, disk, 'raw');
    expect(upload.proxy.origin).toBe(new URL(one.url).origin);
    const body = randomBytes(1 << 20);
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(body.length) };
    const there = new URL(upload.proxy.pathname, other.url);
    accepted(await send(ca(), 'PUT', there, { headers, body }), 200, 204);
    accepted(await other.call('POST', `/imagetransfers/${upload.id}/finalize`, {}));
    await until('the upload has ended', async () => {
      return accepted(await one.call('GET', `/imagetransfers/${upload.id}`))['phase'] === 'finished_success';
    });
  }
});

it('opens a console at either with a ticket of the other, once', async () => {
  const vm = await someVm('up');
  for (const [one, other] of both()) {
    const headers = { ...bearer(await tokenFrom(one)), 'content-type': 'application/json' };
    const body = JSON.stringify({ vmId: vm, type: 'vnc' });
    const path = text(accepted(await one.raw('POST', '/overt/console-tickets', { headers, body }))['url']);
    expect(await upgrade(other, path)).toBe(101);
    expect(await upgrade(one, path)).not.toBe(101);
  }
});

/** Status of the answer to a websocket's opening. */
const upgrade = (api: { url: string }, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-protocol': 'binary',
    };
    const call = request(new URL(path, api.url), { ca: ca(), headers });
    call.on('error', reject).on('response', response => resolve(response.statusCode ?? 0));
    call.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    call.end();
  });

async function someVm(status: string): Promise<string> {
  return until(`a VM is ${status}`, async () => {
    const found = list(accepted(await product.call('GET', '/vms')), 'vm').find(vm => vm['status'] === status);
    return found === undefined ? undefined : text(found['id']);
  });
}

it('finishes what the other had begun when that is killed, and follows its hosts', async () => {
  const vm = await someVm('up');
  accepted(await product.call('POST', `/vms/${vm}/stop`, {}));
  await vmIs(product, vm, 'down');
  const moments: Moment[] = [
    { action: 'RunVm', step: 'domain' },
    { action: 'AddDisk', step: 'create' },
  ];
  await database.arm(moments);
  const lost = [
    second.call('POST', `/vms/${vm}/start`, {}).catch(() => undefined),
    second.call('POST', '/disks', smallDisk('taken-over', storage)).catch(() => undefined),
  ];
  await database.reached(moments);
  // The workers of both take commands: those of this test must be at the one that dies.
  const at = await database.rows<{ name: string }>(
    'select distinct n.name from command c join engine_node n on n.id = c.owner where c.ended_at is null',
  );
  expect(at).toEqual([{ name: SECOND }]);
  await second.kill();
  await database.thaw('lost');
  await Promise.all(lost);
  await vmIs(product, vm, 'up');
  await until('the disk is made', async () => {
    const disks = list(accepted(await product.call('GET', '/disks?search=name%3Dtaken-over')), 'disk');
    return disks[0]?.['status'] === 'ok';
  });
  expect(await database.rows('select * from command_lock')).toEqual([]);
  await until('the first follows all hosts', async () => {
    const rows = await owners();
    return rows.length === HOSTS && rows.every(row => row.node !== SECOND);
  });
  expect(await eachIsFollowedOnce()).toEqual(ONE_EACH);
  expect(await hostStates()).toEqual(Array.from({ length: HOSTS }, () => 'up'));
});

it('goes on with a stream of events at the other, without a gap and without a duplicate', async () => {
  second = await secondEngine();
  const token = await tokenFrom(product);
  const first = readEvents({ url: second.url, ca: ca(), token });
  await first.connected;
  const from = first.last();
  let made = 0;
  const make = async (count: number) => {
    for (let i = 0; i < count; i++) accepted(await product.call('POST', '/tags', { name: `seen-${made++}` }));
  };
  await make(5);
  await until('some events came', () => first.seen.length > 0);
  const during = make(10);
  await second.kill();
  await first.ended;
  await during;
  const next = readEvents({ url: product.url, ca: ca(), token, after: first.last() });
  await make(5);
  const tags = () =>
    [...first.seen, ...next.seen].filter(({ data }) => data['entity'] === 'tag' && data['op'] === 'insert');
  await until('all tags were seen', () => tags().length >= made);
  next.close();
  const all = [...first.seen, ...next.seen].map(event => event.sequence);
  const through = all.at(-1) ?? 0;
  const wanted = await database.rows<{ sequence: string }>(
    'select sequence::text from change_log where sequence > $1 and sequence <= $2 order by sequence',
    [from, through],
  );
  expect(all).toEqual(wanted.map(row => Number(row.sequence)));
  expect(tags()).toHaveLength(made);
});

it('works on at the second when the first and its supervisor are gone, until the first comes back', async () => {
  second = await secondEngine();
  product.kill('setup');
  product.kill('engine');
  const { id } = accepted(await second.call('POST', '/tags', { name: 'made-meanwhile' }));
  await until('the second follows all hosts', async () => {
    const rows = await owners();
    return rows.length === HOSTS && rows.every(row => row.node === SECOND);
  });
  await product.startAgain();
  expect(accepted(await product.call('GET', `/tags/${text(id)}`))['name']).toBe('made-meanwhile');
  await until('both follow hosts again', async () => {
    const rows = await owners();
    return rows.length === HOSTS && new Set(rows.map(row => row.node)).size === 2;
  });
  expect(await eachIsFollowedOnce()).toEqual(ONE_EACH);
});
