// What the heartbeat of an open console notices.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { bridge } from './bridge.ts';
import type { OpenedConsole } from './open-console.ts';
import { consoleWorld, echo, HOST, runs, stops, VM, type ConsoleWorld } from './testing/console-world.ts';

let world: ConsoleWorld;
let userId: string;
beforeAll(async () => {
  world = await consoleWorld();
  userId = (await world.engine.ports.repos.users.login('admin@internal'))?.id ?? '';
});
afterAll(async () => await world?.engine.stop());
beforeEach(async () => await runs(world.engine));

const opened = (bytes: Duplex): OpenedConsole => ({
  bytes,
  hostId: HOST,
  ticket: { vmId: VM, userId, userName: 'admin@internal', type: 'vnc' },
});

async function bridged(console: OpenedConsole, autoPong = true) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { autoPong });
  const [socket] = (await accepted) as [WebSocket];
  const over = bridge(world.engine.ports, socket, console, 100);
  return { client, over, stop: () => void server.close() };
}

it('closes the console when the VM has stopped or moved', async () => {
  const console = opened(echo());
  const { client, over, stop } = await bridged(console);
  client.on('error', () => undefined);
  await new Promise(resolve => setTimeout(resolve, 350));
  expect(client.readyState).toBe(WebSocket.OPEN);
  await stops(world.engine);
  expect((await once(client, 'close'))[0]).toBe(1008);
  await over;
  expect(console.bytes.destroyed).toBe(true);
  stop();
});

it('closes the console when its user may not see it any more', async () => {
  const console = opened(echo());
  const stranger = { ...console, ticket: { ...console.ticket, userId: '99999999-9999-4999-8999-999999999999' } };
  const { client, over, stop } = await bridged(stranger);
  expect((await once(client, 'close'))[0]).toBe(1008);
  await over;
  stop();
});

it('cuts off a browser that does not answer', async () => {
  const console = opened(echo());
  const { client, over, stop } = await bridged(console, false);
  client.on('error', () => undefined);
  expect((await once(client, 'close'))[0]).toBe(1006);
  await over;
  expect(console.bytes.destroyed).toBe(true);
  stop();
});

it('closes the browser when the host breaks off', async () => {
  const console = opened(echo());
  const { client, over, stop } = await bridged(console);
  client.on('error', () => undefined);
  const closed = once(client, 'close');
  console.bytes.destroy(new Error('the host went away'));
  await closed;
  await over;
  expect(client.readyState).toBe(WebSocket.CLOSED);
  stop();
});
