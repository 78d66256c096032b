import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLog } from '@overt/kernel/ports';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { eventHub } from './event-hub.ts';
import { CLOSE_TOO_SLOW, serveEvents } from './event-socket.ts';

const BIG = 'x'.repeat(512 * 1024);

async function served(heartbeatMs: number) {
  const hub = eventHub({ epoch: 'e', maxEvents: 8 });
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on('connection', socket => serveEvents(socket, hub, { after: 0 }, silentLog, heartbeatMs));
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const close = () => {
    for (const client of server.clients) client.terminate();
    server.close();
    http.close();
  };
  return { hub, url, close };
}

test('a client that reads too slowly is dropped, and the hub holds no more than its ring', async () => {
  const { hub, url, close } = await served(60_000);
  const client = new WebSocket(url);
  await new Promise(resolve => client.once('message', resolve));
  client.pause();
  for (let task = 0; task < 200; task += 1) {
    hub.publish({ type: 'task', taskId: BIG, state: 'running', percent: 1 });
    await new Promise(resolve => setImmediate(resolve));
  }
  expect(hub.at(1)).toBeUndefined();
  expect(hub.at(200)).toBeDefined();
  const closed = new Promise<number>(resolve => client.once('close', resolve));
  client.resume();
  expect(await closed).toBe(CLOSE_TOO_SLOW);
  close();
});

test('a client that answers no heartbeat is cut off', async () => {
  const { url, close } = await served(50);
  const client = new WebSocket(url, { autoPong: false });
  const ABNORMAL = 1006;
  expect(await new Promise(resolve => client.once('close', resolve))).toBe(ABNORMAL);
  close();
});
