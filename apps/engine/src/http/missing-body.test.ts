// Real sockets: what matters is when the connection ends.
import { connect } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingBodies } from './missing-body.ts';

let server: FastifyInstance;
let port = 0;
let wake = () => undefined as void;
beforeEach(async () => {
  server = fastify({ forceCloseConnections: true });
  const sleep = (_ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      wake = resolve;
      signal?.addEventListener('abort', () => reject(new Error('woken')), { once: true });
    });
  missingBodies(server, { now: () => 0, monotonic: () => 0, sleep });
  server.get('/*', (request, reply) => void reply.send(`answer to ${request.url}`));
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(() => server.close());

function client() {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', chunk => (answer += String(chunk)));
  const ended = new Promise<string>(resolve => socket.once('close', () => resolve(answer)));
  return { socket, ended, answer: () => answer };
}

const announced = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 17\r\n\r\n`;

test('a GET whose announced body never comes is answered, and its connection ends', async () => {
  const { socket, ended, answer } = client();
  socket.write(announced('/first'));
  await expect.poll(() => (wake(), answer())).toContain('answer to /first');
  expect(await ended).toMatch(/connection: close/i);
});

test('a GET whose body comes a little later leaves its connection open for the next', async () => {
  const { socket, answer } = client();
  socket.write(announced('/first'));
  await new Promise<void>(resolve => server.server.once('request', () => resolve()));
  socket.write('<action></action>');
  await expect.poll(answer).toContain('answer to /first');
  socket.write('GET /second HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(answer).toContain('answer to /second');
  expect(answer()).not.toMatch(/connection: close/i);
  socket.destroy();
});
