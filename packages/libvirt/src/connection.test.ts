// Faults that only a fake server shows: the connection refuses what waits and ends, the process goes on.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import type { Connection, ConnectionSettings } from './connection.ts';
import { LibvirtError, toRefusal } from './errors.ts';
import { openConnection } from './handshake.ts';
import { type FakeCall, FakeServer } from './testing/fake-server.ts';

let fake: FakeServer;
const open: Connection[] = [];
const refusal = (code: string) => expect.objectContaining({ code });

beforeEach(async () => {
  fake = await FakeServer.start();
});
afterEach(async () => {
  for (const connection of open.splice(0)) connection.destroy('the test is over');
  await fake.stop();
});

async function connect(settings: Partial<ConnectionSettings> = {}): Promise<Connection> {
  const connection = await openConnection({
    address: { kind: 'unix', path: fake.socketPath },
    uri: 'test:///default',
    log: silentLog,
    ...settings,
  });
  open.push(connection);
  return connection;
}

test('the handshake keeps its order and close says goodbye', async () => {
  const connection = await connect();
  await connection.close();
  expect(fake.received).toEqual(['authList', 'connectSupportsFeature', 'connectOpen', 'connectClose']);
  await expect(connection.call('connectGetUri', {})).rejects.toEqual(refusal('LIBVIRT_CONNECTION_LOST'));
});

test('nobody at the socket is told as such', async () => {
  await fake.goDown();
  await expect(connect()).rejects.toEqual(refusal('LIBVIRT_UNREACHABLE'));
  await fake.listen();
});

test('an authentication that we do not use is refused with what to do', async () => {
  fake.on('authList', call => call.reply({ types: [1] }));
  await expect(connect()).rejects.toEqual(refusal('LIBVIRT_AUTH_UNSUPPORTED'));
});

test('replies in any order reach their callers', async () => {
  const connection = await connect({ window: 10 });
  const waiting: FakeCall<'domainLookupById'>[] = [];
  fake.on('domainLookupById', call => {
    waiting.push(call);
    if (waiting.length < 5) return;
    for (const one of waiting.reverse())
      one.reply({ dom: { name: `vm${one.args.id}`, uuid: '00000000-0000-0000-0000-000000000001', id: one.args.id } });
  });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(id => connection.call('domainLookupById', { id })));
  expect(answers.map(answer => answer.dom.name)).toEqual(['vm1', 'vm2', 'vm3', 'vm4', 'vm5']);
});

test('never more than the window is with the server, and a call given up keeps its place', async () => {
  const connection = await connect({ window: 2, maxQueued: 3 });
  const waiting: FakeCall<'connectGetUri'>[] = [];
  fake.on('connectGetUri', call => void waiting.push(call));
  const slow = [
    connection.call('connectGetUri', {}, { timeoutMs: 30 }),
    connection.call('connectGetUri', {}, { timeoutMs: 30 }),
  ];
  const queued = [1, 2, 3].map(() => connection.call('connectGetUri', {}, { timeoutMs: 5_000 }));
  await expect(connection.call('connectGetUri', {})).rejects.toEqual(refusal('LIBVIRT_BUSY'));
  for (const one of slow) await expect(one).rejects.toEqual(refusal('LIBVIRT_TIMEOUT'));
  expect(connection.load).toEqual({ inFlight: 2, queued: 3 });
  expect(waiting).toHaveLength(2);
  fake.on('connectGetUri', call => call.reply({ uri: 'test' }));
  waiting[0]?.reply({ uri: 'late' });
  expect(await Promise.all(queued)).toEqual([{ uri: 'test' }, { uri: 'test' }, { uri: 'test' }]);
  expect(connection.load).toEqual({ inFlight: 1, queued: 0 });
});

test('an abort stops waiting, in the queue and under way', async () => {
  const connection = await connect({ window: 1 });
  fake.on('connectGetUri', () => undefined);
  const abort = new AbortController();
  const calls = [1, 2].map(() => connection.call('connectGetUri', {}, { signal: abort.signal }));
  abort.abort(new DOMException('enough', 'AbortError'));
  for (const one of calls) await expect(one).rejects.toThrow('enough');
  expect(connection.load).toEqual({ inFlight: 1, queued: 0 });
});

test('what libvirt refuses is a typed error, and a catalogued refusal at the edge', async () => {
  const connection = await connect();
  fake.on('domainSuspend', call => call.fail(55, 'domain is not running'));
  const error: unknown = await connection
    .call('domainSuspend', { dom: { name: 'a', uuid: '00000000-0000-0000-0000-000000000001', id: 1 } })
    .catch((e: unknown) => e);
  expect(LibvirtError.is(error, 'OPERATION_INVALID')).toBe(true);
  expect(error).toMatchObject({ code: 55, call: 'domainSuspend', message: 'domain is not running' });
  expect(toRefusal(error)).toMatchObject({ code: 'LIBVIRT_WRONG_STATE', status: 409 });
});

const header = (length: number) => {
  const bytes = Buffer.alloc(28);
  bytes.writeUInt32BE(length, 0);
  return bytes;
};
const faults: Record<string, (call: FakeCall<'connectGetUri'>) => void> = {
  'a length word of zero': call => call.raw(header(0)),
  'a length word of 64 MiB': call => call.raw(header(64 * 1024 * 1024)),
  'a frame without room for its header': call => call.raw(header(8)),
  'a frame of an unknown type': call => {
    const bytes = header(28);
    bytes.writeInt32BE(99, 16);
    call.raw(bytes);
  },
  'a reply cut off in its payload': call => {
    const bytes = Buffer.from(call.encoded({ uri: 'test:///default' }).subarray(0, 36));
    bytes.writeUInt32BE(36, 0);
    call.raw(bytes);
  },
  'a reply that names another procedure': call => {
    const bytes = call.encoded({ uri: 'x' });
    bytes.writeInt32BE(1, 12);
    call.raw(bytes);
  },
  'a hang-up in the middle of a reply': call => {
    call.raw(call.encoded({ uri: 'test:///default' }).subarray(0, 30));
    setTimeout(() => call.hangUp(), 20);
  },
  'a hang-up instead of a reply': call => call.hangUp(),
};
for (const [fault, act] of Object.entries(faults)) {
  test(`${fault} ends the connection and every waiting call`, async () => {
    const connection = await connect();
    fake.on('connectGetUri', act);
    fake.on('connectGetHostname', () => undefined);
    const other = connection.call('connectGetHostname', { flags: 0 });
    other.catch(() => undefined);
    await expect(connection.call('connectGetUri', {})).rejects.toMatchObject({
      status: expect.any(Number),
      code: expect.stringMatching(/^LIBVIRT_(CONNECTION_LOST|BAD_MESSAGE)$/),
    });
    await expect(other).rejects.toEqual(refusal('LIBVIRT_CONNECTION_LOST'));
    await connection.closed;
    expect(connection.isOpen).toBe(false);
  });
}

test('a reply that nobody waits for is ignored', async () => {
  const connection = await connect();
  fake.on('connectGetUri', call => {
    const stray = Buffer.from(call.encoded({ uri: 'stray' }));
    stray.writeUInt32BE(99_999, 20);
    call.raw(stray);
    call.reply({ uri: 'mine' });
  });
  expect(await connection.call('connectGetUri', {})).toEqual({ uri: 'mine' });
});

test('a silent daemon is given up when idle and kept while calls are pending', async () => {
  const busy = await connect({ keepAliveMs: 20, keepAliveMisses: 2 });
  fake.on('connectGetUri', () => undefined);
  busy.call('connectGetUri', {}, { timeoutMs: null }).catch(() => undefined);
  const idle = await connect({ keepAliveMs: 20, keepAliveMisses: 2 });
  expect((await idle.closed).message).toContain('pings');
  expect(busy.isOpen).toBe(true);
});

test('a flood of events reaches the listener in order and does not stop answers', async () => {
  const connection = await connect();
  const seen: number[] = [];
  connection.onEvent((_name, payload) => {
    if ('msg' in payload && 'event' in payload.msg) seen.push(payload.msg.event);
  });
  const dom = { name: 'a', uuid: '00000000-0000-0000-0000-000000000001', id: 1 };
  fake.on('connectGetUri', call => {
    for (let event = 0; event < 20_000; event++)
      fake.emit('domainLifecycle', { callbackID: 0, msg: { dom, event, detail: 0 } });
    call.reply({ uri: 'after' });
  });
  await connection.call('connectGetUri', {});
  expect(seen).toEqual(Array.from({ length: 20_000 }, (_, at) => at));
});
