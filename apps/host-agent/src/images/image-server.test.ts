import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import type { ImageTicket } from '@overt/agent-protocol/verbs/host';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { silentLog, type Clock } from '@overt/kernel/ports';
import { systemClock, systemRandom } from '@overt/kernel/system';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { context, storageFixture, type StorageFixture } from '../testing/storage-fixture.ts';
import { join } from './extents.ts';
import { imageRequestHandler } from './image-server.ts';
import { ticketStore, type TicketStore } from './ticket-store.ts';

const MIB = 1024 * 1024;
const inUse: { volumeId?: string; vmId: string } = { vmId: randomUUID() };
let at: StorageFixture;
let tickets: TicketStore;
let server: Server;
let url: string;
let ahead = 0;
let hurry = false;
const clock: Clock = {
  ...systemClock,
  monotonic: () => systemClock.monotonic() + ahead,
  sleep: (ms, signal) => systemClock.sleep(hurry ? Math.min(ms, 200) : ms, signal),
};

beforeEach(async () => {
  ahead = 0;
  hurry = false;
  delete inUse.volumeId;
  at = await storageFixture(inUse);
  await at.activate();
  tickets = ticketStore({ domains: at.domains, users: at.users, clock, log: silentLog });
  server = createServer(imageRequestHandler({ tickets, log: silentLog, random: systemRandom }));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/images`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await at.remove();
});

async function ticketFor(volume: VolumeRef, changes: Partial<ImageTicket> = {}): Promise<string> {
  const ticketId = randomUUID();
  const defaults = {
    operations: ['read', 'write'],
    sizeBytes: MIB,
    view: 'raw',
    sparse: true,
    timeoutSeconds: 60,
  } as const;
  const ticket = { ticketId, volume, ...defaults, operations: [...defaults.operations], ...changes };
  await tickets.handlers['Host.add_image_ticket']?.(ticket, context);
  return ticketId;
}
const put = (ticket: string, body: Uint8Array, start?: number, query = '') =>
  fetch(`${url}/${ticket}${query}`, {
    method: 'PUT',
    body: Buffer.from(body),
    ...(start === undefined ? {} : { headers: { 'Content-Range': `bytes ${start}-${start + body.length - 1}/*` } }),
  });
const patch = (ticket: string, body: object) =>
  fetch(`${url}/${ticket}`, { method: 'PATCH', body: JSON.stringify(body) });
const progress = (ticketId: string) => tickets.handlers['Host.get_image_ticket']?.({ ticketId }, context);

test('bytes go up in parallel pieces and come down whole, in ranges and with a checksum', async () => {
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume);
  const content = randomBytes(MIB);
  const quarter = MIB / 4;
  const answers = await Promise.all(
    [3, 1, 0, 2].map(part =>
      put(ticket, content.subarray(part * quarter, (part + 1) * quarter), part * quarter, '?flush=n'),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await patch(ticket, { op: 'flush' })).status).toBe(200);
  expect((await readFile(at.pathOf(volume))).equals(content)).toBe(true);
  const whole = await fetch(`${url}/${ticket}`);
  expect(whole.status).toBe(200);
  expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
  const part = await fetch(`${url}/${ticket}`, { headers: { Range: 'bytes=1000-1999' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${MIB}`);
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(1000, 2000))).toBe(true);
  const sum = (await (await fetch(`${url}/${ticket}/checksum?block_size=65536&algorithm=sha1`)).json()) as object;
  const outer = createHash('sha1');
  for (let block = 0; block < MIB; block += 65_536)
    outer.update(
      createHash('sha1')
        .update(content.subarray(block, block + 65_536))
        .digest(),
    );
  expect(sum).toEqual({ checksum: outer.digest('hex'), algorithm: 'sha1', block_size: 65_536 });
  await expect.poll(() => progress(ticket)).toMatchObject({ active: false, transferredBytes: 2 * MIB + 1000 });
});

test('zeroing makes holes, and extents cover the whole image in order', async () => {
  const volume = await at.createVolume({ virtualSizeBytes: 4 * MIB });
  const ticket = await ticketFor(volume, { sizeBytes: 4 * MIB });
  await put(ticket, randomBytes(3 * MIB));
  expect((await patch(ticket, { op: 'zero', offset: MIB, size: MIB, flush: true })).status).toBe(200);
  expect((await patch(ticket, { op: 'zero', offset: 2 * MIB, size: 2 * MIB })).status).toBe(200);
  const stored = await readFile(at.pathOf(volume));
  expect(stored.length).toBe(4 * MIB);
  expect(stored.subarray(MIB).every(byte => byte === 0)).toBe(true);
  const extents = (await (await fetch(`${url}/${ticket}/extents`)).json()) as {
    start: number;
    length: number;
    zero: boolean;
  }[];
  expect(extents.at(0)).toMatchObject({ start: 0, zero: false });
  expect(extents.at(-1)).toMatchObject({ zero: true, hole: false });
  expect(extents.reduce((sum, { start, length }) => (start === sum ? sum + length : Number.NaN), 0)).toBe(4 * MIB);
  expect((await fetch(`${url}/${ticket}/extents?context=dirty`)).status).toBe(404);
});

test('extents fill gaps, join neighbours and end at the file', () => {
  const parts = [
    { start: 0, length: 10, zero: false },
    { start: 10, length: 10, zero: false },
    { start: 30, length: 20, zero: true },
  ];
  expect(join(parts, 45)).toEqual([
    { start: 0, length: 30, zero: false, hole: false },
    { start: 30, length: 15, zero: true, hole: false },
  ]);
});

test('nothing is written past the end of the ticket', async () => {
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume, { sizeBytes: 2 * MIB });
  expect((await put(ticket, Buffer.alloc(MIB + 1))).status).toBe(416);
  expect((await put(ticket, Buffer.alloc(10), MIB - 5)).status).toBe(416);
  expect((await patch(ticket, { op: 'zero', offset: 0, size: MIB + 1 })).status).toBe(416);
  expect((await readFile(at.pathOf(volume))).length).toBe(MIB);
});

/** A PUT that promises more than it sends, and ends by closing its socket. */
async function breakOff(ticket: string, promised: number, sent: Buffer, start = 0): Promise<void> {
  const headers = { 'Content-Length': promised, 'Content-Range': `bytes ${start}-${start + promised - 1}/*` };
  const call = request(`${url}/${ticket}`, { method: 'PUT', headers });
  call.on('error', () => undefined);
  call.write(sent);
  // What the server had not taken yet would be lost with the socket.
  await expect.poll(() => progress(ticket)).toMatchObject({ active: true, transferredBytes: sent.length });
  call.destroy();
  await expect.poll(() => progress(ticket)).toMatchObject({ active: false });
}
const verify = (volume: VolumeRef) => at.verbs['Volume.verify_untrusted']({ volume });
const restartAgent = () => {
  tickets = ticketStore({ domains: at.domains, users: at.users, clock, log: silentLog });
  server.removeAllListeners('request');
  server.on('request', imageRequestHandler({ tickets, log: silentLog, random: systemRandom }));
};

test('an upload that broke off is never found good, whatever was asked in between', async () => {
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume);
  await breakOff(ticket, MIB, Buffer.alloc(1000, 1));
  expect(await progress(ticket)).toMatchObject({ interrupted: [{ start: 1000, end: MIB }] });
  expect(await at.verbs['Volume.getInfo']({ volume })).toMatchObject({ legal: false });
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: ticket }, context);
  const missing = { code: 'AGENT_UPLOAD_INTERRUPTED', params: { missingBytes: MIB - 1000, start: 1000 } };
  await expect(verify(volume)).rejects.toMatchObject(missing);
  // Another ticket, as after a pause: what is missing stays missing.
  const again = await ticketFor(volume);
  expect(await progress(again)).toMatchObject({ interrupted: [{ start: 1000, end: MIB }] });
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: again }, context);
  await expect(verify(volume)).rejects.toMatchObject(missing);
  expect(await at.verbs['Volume.getInfo']({ volume })).toMatchObject({ legal: false });
});

test('what broke off and was written or zeroed again is good; what was never written is a hole', async () => {
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume);
  await breakOff(ticket, 4096, Buffer.alloc(1000, 1), 8192);
  expect(await progress(ticket)).toMatchObject({ interrupted: [{ start: 9192, end: 12_288 }] });
  expect((await put(ticket, Buffer.alloc(2048, 2), 8192)).status).toBe(200);
  expect(await progress(ticket)).toMatchObject({ interrupted: [{ start: 10_240, end: 12_288 }] });
  expect((await patch(ticket, { op: 'zero', offset: 10_240, size: 4096 })).status).toBe(200);
  expect(await progress(ticket)).toMatchObject({ interrupted: [] });
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: ticket }, context);
  expect(await verify(volume)).toMatchObject({ legal: true });
  expect(await readdir(dirname(at.pathOf(volume)))).toHaveLength(3);
});

test('an agent that dies in the middle of a write leaves it missing; one that dies between writes leaves nothing', async () => {
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume);
  expect((await put(ticket, Buffer.alloc(4096, 1))).status).toBe(200);
  const open = tickets.use(ticket, 'write');
  await open.writing({ start: 4096, end: 8192 });
  restartAgent();
  await expect(verify(volume)).rejects.toMatchObject({ params: { missingBytes: 4096, start: 4096 } });
  const again = await ticketFor(volume);
  expect((await put(again, Buffer.alloc(4096, 1), 4096)).status).toBe(200);
  restartAgent();
  expect(await verify(volume)).toMatchObject({ legal: true });
});

test('after a power cut nothing of an unfinished upload counts, a paused one stays whole', async () => {
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume);
  await put(ticket, Buffer.alloc(4096, 1));
  const record = `${at.pathOf(volume)}.upload`;
  await writeFile(record, (await readFile(record, 'utf8')).replace(/"bootId":"[^"]*"/, '"bootId":"earlier"'));
  restartAgent();
  await expect(verify(volume)).rejects.toMatchObject({ params: { missingBytes: MIB, start: 0 } });
  const whole = await ticketFor(volume);
  await put(whole, Buffer.alloc(MIB, 1));
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: whole }, context);
  expect(await verify(volume)).toMatchObject({ legal: true });
});

test('a client that says nothing any more does not keep its ticket, and its upload is missing', async () => {
  hurry = true;
  const volume = await at.createVolume();
  const ticket = await ticketFor(volume);
  const call = request(`${url}/${ticket}`, { method: 'PUT', headers: { 'Content-Length': MIB } });
  call.on('error', () => undefined);
  call.write(Buffer.alloc(1000, 1));
  await expect.poll(() => progress(ticket)).toMatchObject({ active: true, transferredBytes: 1000 });
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: ticket }, context);
  await expect(verify(volume)).rejects.toMatchObject({ params: { missingBytes: MIB - 1000, start: 1000 } });
  call.destroy();
});

test('a ticket counts for what it was given for, and only for its time', async () => {
  const volume = await at.createVolume();
  const reader = await ticketFor(volume, { operations: ['read'] });
  expect((await put(reader, Buffer.alloc(10))).status).toBe(403);
  expect((await fetch(`${url}/${randomUUID()}`)).status).toBe(403);
  expect((await fetch(`${url}/../../etc/passwd`)).status).toBe(404);
  ahead = 61_000;
  expect((await fetch(`${url}/${reader}`)).status).toBe(403);
  await tickets.handlers['Host.extend_image_ticket']?.({ ticketId: reader, timeoutSeconds: 60 }, context);
  expect((await fetch(`${url}/${reader}`)).status).toBe(200);
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: reader }, context);
  await tickets.handlers['Host.remove_image_ticket']?.({ ticketId: reader }, context);
  expect((await fetch(`${url}/${reader}`)).status).toBe(403);
});

test('no writing under a running VM, no raw view of qcow2', async () => {
  const volume = await at.createVolume();
  inUse.volumeId = volume.volumeId;
  await expect(ticketFor(volume)).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
  const qcow2 = await at.createVolume({ format: 'qcow2' });
  await expect(ticketFor(qcow2)).rejects.toMatchObject({ code: 'AGENT_UNSUPPORTED' });
});

test('a qcow2 file comes down as it is', async () => {
  const volume = await at.createVolume({ format: 'qcow2' });
  const ticket = await ticketFor(volume, { view: 'file', operations: ['read'] });
  const got = Buffer.from(await (await fetch(`${url}/${ticket}`)).arrayBuffer());
  expect(got.equals(await readFile(at.pathOf(volume)))).toBe(true);
});

test('clients learn what is possible, browsers from other origins included', async () => {
  const ticket = await ticketFor(await at.createVolume(), { operations: ['read'] });
  const options = await fetch(`${url}/${ticket}`, { method: 'OPTIONS' });
  expect(options.headers.get('allow')).toBe('OPTIONS,GET');
  expect(await options.json()).toMatchObject({ features: ['checksum', 'extents'], max_readers: 8 });
  const preflight = await fetch(`${url}/*`, { method: 'OPTIONS', headers: { Origin: 'https://portal' } });
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  expect((await fetch(`${url}/${ticket}`, { headers: { Range: 'bytes=5-2,7-9' } })).status).toBe(416);
  expect((await fetch(`${url}/${ticket}`, { method: 'DELETE' })).status).toBe(405);
});
