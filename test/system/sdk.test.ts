// The SDK in Node against the real product: what its README promises, and what happens to it when the world does not behave.
import { spawn } from 'node:child_process';
import { openAsBlob, readFileSync } from 'node:fs';
import type { StreamMessage } from '@overt/sdk/event-stream';
import { passwordLogin } from '@overt/sdk/login';
import { nodeClient, nodeFetch, type NodeClient } from '@overt/sdk/node';
import { items, pages } from '@overt/sdk/paging';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cachedTinyGuest } from '../lab/tiny-guest.ts';
import { until } from '../lab/until.ts';
import { hostIsReady } from './inventory.ts';
import { ROOT } from './overt.ts';
import { startProduct, whyNoHost, type Product } from './product.ts';

const guest = cachedTinyGuest();
const reason = whyNoHost() ?? (guest === undefined ? 'the tiny guest is not built' : undefined);
const NAMES = ['page-1', 'page-2', 'page-3', 'page-4', 'page-5'] as const;

describe.skipIf(reason !== undefined)(`the SDK${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  let product: Product;
  let client: NodeClient;
  const clients: NodeClient[] = [];
  function connect(): NodeClient {
    const { url: baseUrl, caFile, username, password } = product;
    const made = nodeClient({ baseUrl, ca: readFileSync(caFile, 'utf8'), credentials: { username, password } });
    clients.push(made);
    return made;
  }
  const idOf = async (name: string): Promise<string> =>
    (await client.api.vms().list({ search: `name=${name}` }))[0]?.id ?? '';

  beforeAll(async () => {
    product = await startProduct();
    await hostIsReady(product);
    client = connect();
    const [cluster, template] = [{ name: 'Default' }, { name: 'Blank' }];
    for (const name of NAMES) await client.api.vms().add({ name, cluster, template, memory: 64 * 1024 ** 2 });
  });
  afterAll(async () => {
    for (const one of clients) await one.close();
    await product?.stop();
  });

  it('runs its example: from an image to an address and back to nothing', async () => {
    const child = spawn(process.execPath, ['packages/sdk/examples/first-vm.ts', guest?.disk ?? ''], {
      cwd: ROOT,
      env: {
        PATH: '/usr/bin:/bin',
        OVERT_URL: product.url,
        OVERT_CA_FILE: product.caFile,
        OVERT_PASSWORD: product.password,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', part => (said += part));
    const code = await new Promise(resolve => child.on('close', resolve));
    expect(said).toMatch(/done: (\d+) of \1 bytes\nIt would start on \S+ in \d steps\.\nIt runs, with .*192\.168\./);
    expect({ code, last: said.trim().split('\n').at(-1) }).toEqual({ code: 0, last: 'It is gone.' });
    expect(await client.api.disks().list({ search: 'name=sdk-example' })).toEqual([]);
  });

  it('walks through a collection page by page, each object once', async () => {
    const list = client.api.vms();
    const sizes: number[] = [];
    const search = 'name=page-* sortby name asc';
    for await (const page of pages(o => list.list(o), { search, pageSize: 2 })) sizes.push(page.length);
    expect(sizes).toEqual([2, 2, 1]);
    const names: (string | undefined)[] = [];
    for await (const vm of items(o => list.list(o), { search, pageSize: 2 })) names.push(vm.name);
    expect(names).toEqual(NAMES);
  });

  it('asks for plans, typed; what would be refused is refused', async () => {
    const vm = client.api.vms().vm(await idOf('page-1'));
    const plan = await client.plan(options => vm.start({}, options));
    expect(plan).toMatchObject({ action: 'RunVm', affects: [{ kind: 'vm', name: 'page-1' }] });
    expect(plan.steps.map(({ name }) => name)).toContain('place');
    expect(plan.explanation?.chosen?.hostName).toBe(plan.explanation?.hosts[0]?.hostName);
    expect(Object.values(plan.explanation?.hosts[0]?.scores ?? {}).length).toBeGreaterThan(0);
    expect((await vm.get()).status).toBe('down');
    await expect(client.plan(options => vm.stop({}, options))).rejects.toMatchObject({ status: 409 });
    const none = client.api.vms().vm('00000000-0000-4000-8000-00000000dead');
    await expect(client.plan(options => none.start({}, options))).rejects.toMatchObject({ status: 404 });
  });

  it('waits by the event stream, without looking in between', async () => {
    const id = await idOf('page-2');
    const vm = client.api.vms().vm(id);
    let reads = 0;
    const waiting = client.waitFor(
      signal => (reads++, vm.get({ signal })),
      ({ comment }) => comment === 'seen',
      // So slow a timer that only the stream can be what wakes it.
      { pollMs: 600_000, timeoutMs: 100_000, on: change => change.id === id },
    );
    // Once for itself and once for the stream being open: from now on it sleeps.
    await until('it listens', () => reads >= 2);
    await connect().api.vms().vm(id).update({ comment: 'seen' });
    expect((await waiting).comment).toBe('seen');
  });

  it('follows the stream over the death of the engine, and misses nothing', async () => {
    const stop = new AbortController();
    const seen: StreamMessage[] = [];
    const listening = (async () => {
      for await (const message of client.events({ signal: stop.signal })) seen.push(message);
    })();
    const connected = (): number => seen.filter(one => one.kind === 'connection' && one.connected).length;
    await until('the stream is open', () => connected() === 1);
    const [before, after] = [await idOf('page-3'), await idOf('page-4')];
    const changed = (id: string): boolean => seen.some(one => one.kind === 'change' && one.change.id === id);
    await client.api.vms().vm(before).update({ comment: 'before' });
    await until('a change before is seen', () => changed(before));
    product.kill('engine');
    await until('the engine takes changes again', async () => {
      await client.api.vms().vm(after).update({ comment: 'after' });
      return true;
    });
    await until('a change after is seen', () => changed(after));
    expect(seen).toContainEqual({ kind: 'connection', connected: false });
    expect(connected()).toBe(2);
    stop.abort();
    await listening;
  });

  it('ends what is aborted, with the reason that was given', async () => {
    const why = new Error('enough');
    const stop = new AbortController();
    const call = client.api.vms().list({ signal: AbortSignal.abort(why) });
    await expect(call).rejects.toBe(why);
    const waiting = client.waitFor(
      signal => client.api.vms().list({ signal }),
      () => false,
      { signal: stop.signal },
    );
    stop.abort(why);
    await expect(waiting).rejects.toBe(why);
    const tooLong = client.waitFor(
      signal => client.api.vms().list({ signal }),
      () => false,
      { timeoutMs: 300, what: 'a wonder' },
    );
    await expect(tooLong).rejects.toMatchObject({ code: 'WAIT_TIMEOUT', message: expect.stringContaining('a wonder') });
  });

  it('leaves no half disk behind when an upload is aborted', async () => {
    const image = await openAsBlob(guest?.disk ?? '');
    const stop = new AbortController();
    const upload = client.upload(image, {
      disk: {
        name: 'half',
        format: 'cow',
        sparse: true,
        provisionedSize: Number(Buffer.from(await image.slice(0, 32).arrayBuffer()).readBigUInt64BE(24)),
        storageDomains: [{ name: 'local' }],
      },
      sizeBytes: image.size,
      chunkBytes: 1024 * 1024,
      onProgress: ({ sentBytes }) => sentBytes > 0 && stop.abort(new Error('changed my mind')),
      signal: stop.signal,
    });
    await expect(upload).rejects.toThrow('changed my mind');
    await until('the disk is gone', async () => (await client.api.disks().list({ search: 'name=half' })).length === 0);
    expect((await client.api.imageTransfers().list()).filter(({ phase }) => phase === 'transferring')).toEqual([]);
  });

  it('opens a new session when the old one has ended, one for all calls that notice', async () => {
    const { url: baseUrl, caFile, username, password } = product;
    const ca = readFileSync(caFile, 'utf8');
    const { fetch, close } = nodeFetch({ ca });
    const login = passwordLogin({ baseUrl, fetch }, { username, password });
    const own = nodeClient({ baseUrl, ca, tokenSource: login });
    const token = (await login.token()) ?? '';
    const form = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${token}` };
    const body = new URLSearchParams({ scope: 'ovirt-app-api', token }).toString();
    await product.raw('POST', '/ovirt-engine/services/sso-logout', { headers: form, body });
    const answers = await Promise.all(Array.from({ length: 10 }, () => own.api.vms().list({ max: 1 })));
    expect(answers.map(vms => vms.length)).toEqual(Array.from({ length: 10 }, () => 1));
    expect(await login.token()).not.toBe(token);
    await login.logout();
    await own.close();
    await close();
  });

  it('rejects with the sentence and the code of the engine, and when there is none', async () => {
    const again = client.api.vms().add({ name: 'page-1', cluster: { name: 'Default' }, template: { name: 'Blank' } });
    await expect(again).rejects.toMatchObject({
      name: 'ApiError',
      status: 409,
      code: expect.stringMatching(/^[A-Z_]+$/),
      message: expect.stringContaining('page-1'),
    });
    const nobody = nodeClient({ baseUrl: 'https://127.0.0.1:9', token: 'x', retry: { attempts: 1, firstPauseMs: 0 } });
    await expect(nobody.api.get()).rejects.toMatchObject({ status: 0, code: 'UNREACHABLE' });
    await nobody.close();
  });
});
