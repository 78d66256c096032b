// Real sockets, and a clock that moves when the test says so.
import { connect, type Socket } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import type { Clock } from '@overt/kernel/ports';
import { bodyGuard } from './body-guard.ts';

const limits = { silenceMs: 60_000, wholeMs: 300_000, isStreamed: (url: string) => url.startsWith('/images/') };
let server: FastifyInstance;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

function manualClock() {
  let time = 0;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  const clock: Clock = {
    now: () => time,
    monotonic: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: time + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
  const pass = (ms: number) => {
    time += ms;
    for (const sleeper of sleepers) if (sleeper.at <= time && sleepers.delete(sleeper)) sleeper.wake();
  };
  return { clock, pass, sleeping: () => sleepers.size };
}

async function start() {
  const time = manualClock();
  const seen = { bytes: 0, bodies: 0 };
  server = fastify({ forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  bodyGuard(server, time.clock, limits);
  const count = async (request: { body: unknown }) => {
    for await (const chunk of request.body as AsyncIterable<Buffer>) seen.bytes += chunk.length;
    seen.bodies += 1;
    return 'done';
  };
  server.route({ method: 'PUT', url: '/images/:ticket', handler: count });
  server.route({ method: 'POST', url: '/api', handler: count });
  // Takes nothing of what is sent until it is told to.
  const taken = Promise.withResolvers<void>();
  let buffered = () => 0;
  server.route({
    method: 'PUT',
    url: '/images/slow/host',
    async handler(request) {
      buffered = () => request.raw.readableLength;
      await taken.promise;
      return count(request);
    },
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  async function send(line: string, length: number) {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    let answer = '';
    const closed = new Promise<string>(resolve => socket.once('close', () => resolve(answer)));
    socket.on('data', chunk => (answer += String(chunk)));
    socket.on('error', () => undefined);
    const sleeping = time.sleeping();
    socket.write(
      `${line} HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\n\r\n`,
    );
    await expect.poll(() => time.sleeping()).toBe(sleeping + 1);
    return { socket, closed, answer: () => answer };
  }
  /** Lets the guard look once more, after what the client sent has come. */
  async function next(ms: number) {
    time.pass(ms);
    await expect.poll(() => time.sleeping()).toBe(1);
  }
  return { seen, send, next, pass: time.pass, take: taken.resolve, buffered: () => buffered() };
}

test('a body of which nothing comes is ended, streamed or not', async () => {
  const { send, pass } = await start();
  for (const line of ['PUT /images/ticket', 'POST /api']) {
    const { closed } = await send(line, 100);
    pass(60_000);
    expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
  }
});

test('an upload goes on longer than any other request as long as something of it comes', async () => {
  const { seen, send, next, pass } = await start();
  const { socket, answer, closed } = await send('PUT /images/ticket', 20);
  for (let minute = 1; minute < 20; minute++) {
    socket.write('x');
    await expect.poll(() => seen.bytes).toBe(minute);
    await next(60_000);
  }
  socket.write('x');
  await expect.poll(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*done/);
  expect(seen.bodies).toBe(1);
  // Nothing watches the connection any more.
  pass(600_000);
  socket.end();
  await closed;
});

test('a body that is not streamed must be there as a whole in time', async () => {
  const { seen, send, next, pass } = await start();
  const { socket, closed } = await send('POST /api', 300);
  for (let minute = 1; minute < 5; minute++) {
    socket.write('x');
    await expect.poll(() => seen.bytes).toBe(minute);
    await next(60_000);
  }
  socket.write('x');
  await expect.poll(() => seen.bytes).toBe(5);
  pass(60_000);
  expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
});

test('a client that waits for a slow host is not silent', async () => {
  const { seen, send, next, take, buffered } = await start();
  const { socket, answer } = await send('PUT /images/slow/host', 100);
  socket.write('x'.repeat(99));
  await expect.poll(buffered).toBe(99);
  await next(60_000);
  await next(60_000);
  await next(60_000);
  take();
  await expect.poll(() => seen.bytes).toBe(99);
  socket.write('x');
  await expect.poll(answer).toMatch(/^HTTP\/1\.1 200 /);
});
