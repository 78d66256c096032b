import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { systemClock } from '@overt/kernel/system';
import { type LibvirtClient, startClient } from './client.ts';
import { FrameStatus } from './frame.ts';
import { FakeServer } from './testing/fake-server.ts';

let fake: FakeServer;
let client: LibvirtClient;
const dom = { name: 'vm', uuid: '00000000-0000-0000-0000-000000000001', id: 1 };

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

beforeEach(async () => {
  fake = await FakeServer.start();
  client = startClient({
    address: { kind: 'unix', path: fake.socketPath },
    uri: 'test:///default',
    log: silentLog,
    clock: systemClock,
    backoffMs: { first: 10, longest: 50 },
  });
});
afterEach(async () => {
  await client.close();
  await fake.stop();
});

test('every event is registered again after a loss, before the agent is told to list again', async () => {
  await client.ready();
  const seen: string[] = [];
  let registered = 0;
  fake.on('connectDomainEventCallbackRegisterAny', call => {
    registered++;
    call.reply({ callbackID: registered });
  });
  await client.on('domainLifecycle', event => seen.push(`${event.dom.name} ${event.event}`));
  await client.on('domainReboot', () => seen.push('reboot'));
  await client.on('domainReboot', () => seen.push('reboot, second listener'));
  expect(registered).toBe(2);
  const order: string[] = [];
  client.onDisconnect(() => order.push('lost'));
  const back = new Promise<void>(resolve => {
    client.onReconnect(() => {
      order.push(`back with ${registered}`);
      resolve();
    });
  });
  fake.hangUpAll();
  await back;
  expect(order).toEqual(['lost', 'back with 4']);
  fake.emit('domainLifecycle', { callbackID: 7, msg: { dom, event: 2, detail: 0 } });
  fake.emit('domainReboot', { callbackID: 8, msg: { dom } });
  await client.control.call('connectGetUri', {}).catch(() => undefined);
  await expect.poll(() => [...new Set(seen)]).toEqual(['vm 2', 'reboot', 'reboot, second listener']);
});

test('while the daemon is down calls are refused at once, and it is found again', async () => {
  await client.ready();
  await fake.goDown();
  await expect.poll(() => client.isConnected).toBe(false);
  await expect(client.control.call('connectGetUri', {})).rejects.toMatchObject({ code: 'LIBVIRT_UNREACHABLE' });
  await expect(client.openStream('domainOpenConsole', { dom, dev_name: null, flags: 0 })).rejects.toMatchObject({
    code: 'LIBVIRT_UNREACHABLE',
  });
  await expect(client.ready(AbortSignal.timeout(30))).rejects.toThrow('timeout');
  await fake.listen();
  await client.ready();
  expect(client.isConnected).toBe(true);
});

test('an event that this libvirt does not know leaves the others alone', async () => {
  await client.ready();
  fake.on('connectDomainEventCallbackRegisterAny', call => {
    if (call.args.eventID === 27) call.fail(8, 'unsupported event ID 27');
    else call.reply({ callbackID: 1 });
  });
  const seen: string[] = [];
  await client.on('domainNicMacChange', () => seen.push('mac'));
  await client.on('domainLifecycle', () => seen.push('lifecycle'));
  fake.emit('domainLifecycle', { callbackID: 1, msg: { dom, event: 2, detail: 0 } });
  await expect.poll(() => seen.length).toBeGreaterThan(0);
});

test('a stream is read to its end on a connection of its own, which ends with it', async () => {
  await client.ready();
  const before = fake.connections;
  fake.on('domainScreenshot', call => {
    call.reply({ mime: 'image/png' });
    call.stream(FrameStatus.CONTINUE, Buffer.from('abc'));
    call.stream(FrameStatus.CONTINUE, Buffer.from('defg'));
    call.stream(FrameStatus.CONTINUE);
    call.stream(FrameStatus.OK);
  });
  const { result, stream } = await client.openStream('domainScreenshot', { dom, screen: 0, flags: 0 });
  expect(fake.connections).toBe(before + 1);
  let text = '';
  for await (const chunk of stream) if (chunk.kind === 'data') text += Buffer.from(chunk.bytes).toString();
  expect(`${result.mime} ${text}`).toBe('image/png abcdefg');
  await expect.poll(() => fake.connections).toBe(before);
});

test('what a daemon sends of a stream before it answers the call is not lost', async () => {
  await client.ready();
  fake.on('domainScreenshot', call => {
    call.stream(FrameStatus.CONTINUE, Buffer.from('abc'));
    call.reply({ mime: 'image/png' });
    call.stream(FrameStatus.CONTINUE, Buffer.from('def'));
    call.stream(FrameStatus.CONTINUE);
    call.stream(FrameStatus.OK);
  });
  const { stream } = await client.openStream('domainScreenshot', { dom, screen: 0, flags: 0 });
  let text = '';
  for await (const chunk of stream) if (chunk.kind === 'data') text += Buffer.from(chunk.bytes).toString();
  expect(text).toBe('abcdef');
});

test('a stream that the daemon drops half-way fails its reader', async () => {
  await client.ready();
  fake.on('domainScreenshot', call => {
    call.reply({ mime: 'image/png' });
    call.stream(FrameStatus.CONTINUE, Buffer.from('abc'));
    setTimeout(() => call.hangUp(), 20);
  });
  const { stream } = await client.openStream('domainScreenshot', { dom, screen: 0, flags: 0 });
  await expect(collect(stream)).rejects.toMatchObject({ code: 'LIBVIRT_CONNECTION_LOST' });
});

test('a slow reader stops the sender instead of filling memory', async () => {
  await client.ready();
  const packet = Buffer.alloc(262_120, 1);
  fake.on('storageVolDownload', call => {
    call.reply({});
    for (let sent = 0; sent < 200; sent++) call.stream(FrameStatus.CONTINUE, packet);
    call.stream(FrameStatus.CONTINUE);
    call.stream(FrameStatus.OK);
  });
  const vol = { pool: 'p', name: 'v', key: 'k' };
  const { stream } = await client.openStream('storageVolDownload', { vol, offset: 0, length: 0, flags: 0 });
  await new Promise(resolve => setTimeout(resolve, 200));
  expect(fake.unsentBytes).toBeGreaterThan(100 * packet.length);
  let bytes = 0;
  for await (const chunk of stream) if (chunk.kind === 'data') bytes += chunk.bytes.length;
  expect(bytes).toBe(200 * packet.length);
});
