// The proxy between a client and a real HTTPS image server.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fastify, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testAuthority } from '@overt/agent-protocol/testing/certificates';
import { Refusal } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import { imageProxy } from './image-proxy.ts';

const MIB = 1024 ** 2;
const TICKET = randomUUID();
const seen = { bytes: 0, aborted: 0, answered: 0, headers: {} as Record<string, unknown>, url: '' };
let upstream: Server;
let proxy: FastifyInstance;
let base = '';

const transfers = (url: string) => ({
  byTicket: async (ticket: string) => (ticket === TICKET ? { image_server_url: url } : undefined),
});

async function startProxy(url: string, caPem: string): Promise<string> {
  proxy = fastify({ bodyLimit: MIB });
  proxy.setErrorHandler(async (error, _request, reply) =>
    reply.code(Refusal.is(error) ? error.status : 500).send(Refusal.is(error) ? error.code : String(error)),
  );
  const ports = { repos: { imageTransfers: transfers(url) }, certificates: { caPem } } as unknown as Ports;
  await proxy.register(imageProxy(ports));
  return proxy.listen({ host: '127.0.0.1', port: 0 });
}

beforeAll(async () => {
  const ca = await testAuthority();
  const { cert, key } = await ca.issue('host', 'server');
  upstream = createServer({ cert, key }, (request, response) => {
    Object.assign(seen, { url: request.url, headers: request.headers });
    if (request.url?.includes('refuse')) {
      request.resume();
      return void response.writeHead(403, { 'content-type': 'text/plain' }).end('expired');
    }
    if (request.method === 'GET' && request.url?.includes('endless')) {
      const source = new Readable({
        highWaterMark: 64 * 1024,
        read() {
          seen.bytes += 64 * 1024;
          this.push(Buffer.alloc(64 * 1024));
        },
      });
      response.on('close', () => {
        seen.aborted += 1;
        source.destroy();
      });
      return void source.pipe(response);
    }
    if (request.method === 'GET')
      return void response.writeHead(206, { 'content-range': 'bytes 0-3/10', 'content-length': 4 }).end('data');
    request.on('data', (chunk: Buffer) => (seen.bytes += chunk.length));
    request.on('end', () => {
      seen.answered += 1;
      response.writeHead(200, { 'content-length': 0 }).end();
    });
    request.on('error', () => (seen.aborted += 1));
    if (request.url?.includes('slow')) request.pause();
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  base = await startProxy(`https://127.0.0.1:${(upstream.address() as AddressInfo).port}`, ca.ca);
});
beforeEach(() => void Object.assign(seen, { bytes: 0, aborted: 0, answered: 0 }));
afterAll(async () => {
  upstream.closeAllConnections();
  await new Promise(done => upstream.close(done));
  await proxy.close();
});

test('a range is read through with its headers, its query and nothing of the client beyond that', async () => {
  const answer = await fetch(`${base}/images/${TICKET}?close=y`, {
    headers: { range: 'bytes=0-3', cookie: 'secret=1' },
  });
  expect(answer.status).toBe(206);
  expect(answer.headers.get('content-range')).toBe('bytes 0-3/10');
  expect(await answer.text()).toBe('data');
  expect(seen.url).toBe(`/images/${TICKET}?close=y`);
  expect(seen.headers).toMatchObject({ range: 'bytes=0-3' });
  expect(seen.headers).not.toHaveProperty('cookie');
});

test('an upload larger than any body limit passes as it is', async () => {
  const body = Buffer.alloc(20 * MIB, 7);
  const headers = { 'content-type': 'application/octet-stream', 'content-range': 'bytes 5-/*' };
  const answer = await fetch(`${base}/images/${TICKET}`, { method: 'PUT', body, headers });
  expect(answer.status).toBe(200);
  expect(seen.bytes).toBe(20 * MIB);
  expect(seen.headers).toMatchObject({ 'content-length': String(20 * MIB), 'content-range': 'bytes 5-/*' });
});

test('zeroing passes as JSON, unread', async () => {
  const body = JSON.stringify({ op: 'zero', size: 4096 });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/images/${TICKET}`, { method: 'PATCH', body, headers });
  expect(answer.status).toBe(200);
  expect(seen.bytes).toBe(body.length);
});

test('a ticket that is no ticket, or unknown, is refused before any host is asked', async () => {
  seen.url = '';
  for (const ticket of ['nonsense', randomUUID()]) expect((await fetch(`${base}/images/${ticket}`)).status).toBe(403);
  expect(seen.url).toBe('');
});

test('what the image server refuses is refused with its own words', async () => {
  const answer = await fetch(`${base}/images/${TICKET}/refuse`);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toBe('expired');
});

test('a client that does not read holds the image server back instead of filling our memory', async () => {
  const client = httpRequest(`${base}/images/${TICKET}/endless`);
  client.on('error', () => undefined);
  client.end();
  const [response] = (await once(client, 'response')) as [NodeJS.ReadableStream & { pause(): void }];
  response.pause();
  await expect.poll(() => seen.bytes).toBeGreaterThan(0);
  await delay(500);
  const before = seen.bytes;
  await delay(500);
  expect(seen.bytes).toBe(before);
  expect(before).toBeLessThan(64 * MIB);
  client.destroy();
  await expect.poll(() => seen.aborted).toBe(1);
});

test('an upload that its client breaks off is broken off at the image server, never completed', async () => {
  const client = httpRequest(`${base}/images/${TICKET}`, { method: 'PUT', headers: { 'content-length': 10 * MIB } });
  client.on('error', () => undefined);
  client.write(Buffer.alloc(MIB));
  await expect.poll(() => seen.bytes).toBe(MIB);
  client.destroy();
  await expect.poll(() => seen.aborted).toBeGreaterThan(0);
  expect(seen.answered).toBe(0);
});

test('the capabilities of all images are told without a ticket', async () => {
  const answer = await fetch(`${base}/images/*`, { method: 'OPTIONS' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('allow')).toContain('PATCH');
});

test('an image server that is not there is told as an unreachable host', async () => {
  const first = proxy;
  const elsewhere = await startProxy('https://127.0.0.1:1', '');
  const answer = await fetch(`${elsewhere}/images/${TICKET}`);
  expect(answer.status).toBe(503);
  await proxy.close();
  proxy = first;
});
