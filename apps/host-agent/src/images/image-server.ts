// The image server's requests, as oVirt's imageio clients make them: OPTIONS, GET with Range, PUT, PATCH, extents and
// checksum below /images/<ticket>. No client certificate: the ticket in the path is the whole authority, so it is never
// logged in full.
import { constants } from 'node:fs';
import { open as openFile, stat, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '@overt/agent-protocol/http-io';
import { asRefusal } from '@overt/agent-protocol/fault';
import type { Log, RandomSource } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { z } from 'zod';
import { readExtents } from './extents.ts';
import { parseContentStart, parseRange } from './http-range.ts';
import { checksum, checksumAlgorithms, receiveBody, sendRange, zeroRange } from './image-io.ts';
import type { OpenTicket, TicketStore } from './ticket-store.ts';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, GET, PUT, PATCH',
  'Access-Control-Allow-Headers':
    'Cache-Control, Pragma, Authorization, Content-Type, Content-Length, Content-Range, Range',
  'Access-Control-Expose-Headers': 'Authorization, Content-Length, Content-Range, Range, Content-Type',
  'Access-Control-Max-Age': '300',
} as const;
const MAX_CHECKSUM_BLOCK = 16 * 1024 * 1024;

const patch = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('zero'),
    offset: z.int().min(0).default(0),
    size: z.int().min(1),
    flush: z.boolean().default(false),
  }),
  z.object({ op: z.literal('flush') }),
]);

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly open: OpenTicket;
}

export function imageRequestHandler(ports: { tickets: TicketStore; log: Log; random: RandomSource }) {
  const { tickets, log } = ports;

  async function withFile<T>({ open }: Exchange, mode: number, work: (file: FileHandle) => Promise<T>): Promise<T> {
    const file = await openFile(open.path, mode | constants.O_NOFOLLOW);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  }

  const read = (exchange: Exchange) =>
    withFile(exchange, constants.O_RDONLY, async file => {
      const { request, response, open } = exchange;
      const { size } = await file.stat();
      const range = parseRange(request.headers.range, size);
      const served = range ?? { start: 0, length: size };
      response.writeHead(range === undefined ? 200 : 206, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': served.length,
        'Content-Disposition': `attachment; filename=${open.ticket.volume.volumeId}`,
        ...(range === undefined
          ? {}
          : { 'Content-Range': `bytes ${range.start}-${range.start + range.length - 1}/${size}` }),
      });
      await sendRange(file, served, response, open);
    });

  const write = (exchange: Exchange) =>
    withFile(exchange, constants.O_WRONLY, async file => {
      const { request, response, query, open } = exchange;
      const header = request.headers['content-length'];
      if (header === undefined)
        refuse('AGENT_BAD_RANGE', { range: 'Content-Length is missing', size: open.writeLimitBytes });
      const length = Number(header);
      const start = parseContentStart(request.headers['content-range']);
      if (start + length > open.writeLimitBytes)
        refuse('AGENT_BAD_RANGE', { range: `${start}+${length}`, size: open.writeLimitBytes });
      await receiveBody(file, { start, length }, request, open);
      if (query.get('flush') !== 'n') await file.datasync();
      response.writeHead(200, { 'Content-Length': 0 }).end();
    });

  const change = async (exchange: Exchange) => {
    const body = patch.safeParse(safeJson(await readBody(exchange.request, 64 * 1024)));
    if (!body.success) return refuse('AGENT_BAD_RANGE', { range: 'PATCH needs op zero or flush', size: 0 });
    const { data } = body;
    return withFile(exchange, constants.O_RDWR, async file => {
      const { open, response } = exchange;
      if (data.op === 'zero') {
        if (data.offset + data.size > open.writeLimitBytes)
          refuse('AGENT_BAD_RANGE', { range: `${data.offset}+${data.size}`, size: open.writeLimitBytes });
        await zeroRange(file, { start: data.offset, length: data.size }, open.ticket.sparse, open);
        open.moved(data.size);
      }
      if (data.op === 'flush' || data.flush) await file.datasync();
      response.writeHead(200, { 'Content-Length': 0 }).end();
    });
  };

  const sendChecksum = (exchange: Exchange) =>
    withFile(exchange, constants.O_RDONLY, async file => {
      const { query, response, open } = exchange;
      const algorithm = query.get('algorithm') ?? checksumAlgorithms[0];
      const blockSize = Number(query.get('block_size') ?? 4 * 1024 * 1024);
      const known = (checksumAlgorithms as readonly string[]).includes(algorithm);
      if (!known || !Number.isInteger(blockSize) || blockSize < 4096 || blockSize > MAX_CHECKSUM_BLOCK)
        refuse('AGENT_BAD_RANGE', { range: `checksum ${algorithm.slice(0, 20)} of blocks of ${blockSize}`, size: 0 });
      const value = await checksum(file, algorithm, blockSize, open.signal);
      sendJson(response, 200, { checksum: value, algorithm, block_size: blockSize });
    });

  const options = (response: ServerResponse, operations: readonly string[]) => {
    const writable = operations.includes('write');
    response.setHeader('Allow', writable ? 'OPTIONS,GET,PUT,PATCH' : 'OPTIONS,GET');
    const features = writable ? ['checksum', 'extents', 'flush', 'zero'] : ['checksum', 'extents'];
    sendJson(response, 200, { features, max_readers: 8, max_writers: 8 });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    const url = new URL(request.url ?? '/', 'https://images');
    const [, ticketId = '', sub = ''] = /^\/images\/([^/]{1,64})(\/[a-z/]{1,40})?$/.exec(url.pathname) ?? [];
    const { method } = request;
    if (method === 'OPTIONS' && (ticketId === '*' || request.headers.origin !== undefined))
      return options(response, ['read', 'write']);
    if (ticketId === '') return void response.writeHead(404, { 'Content-Length': 0 }).end();
    const operation = method === 'PUT' || method === 'PATCH' ? 'write' : method === 'OPTIONS' ? 'any' : 'read';
    const open = tickets.use(ticketId, operation);
    const exchange = { request, response, query: url.searchParams, open };
    try {
      if (sub === '/extents' && method === 'GET') {
        if ((url.searchParams.get('context') ?? 'zero') !== 'zero')
          return void response.writeHead(404, { 'Content-Length': 0 }).end();
        return sendJson(response, 200, await readExtents(open.path, log));
      }
      if (sub === '/checksum/algorithms' && method === 'GET')
        return sendJson(response, 200, { algorithms: checksumAlgorithms });
      if (sub === '/checksum' && method === 'GET') return await sendChecksum(exchange);
      if (sub !== '') return void response.writeHead(404, { 'Content-Length': 0 }).end();
      if (method === 'OPTIONS') return options(response, open.ticket.operations);
      if (method === 'HEAD')
        return void response.writeHead(200, { 'Content-Length': (await stat(open.path)).size }).end();
      if (method === 'GET') return await read(exchange);
      if (method === 'PUT') return await write(exchange);
      if (method === 'PATCH') return await change(exchange);
      response.writeHead(405, { Allow: 'OPTIONS,GET,PUT,PATCH', 'Content-Length': 0 }).end();
    } finally {
      open.done();
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', error => log.debug({ error }, 'image response'));
    request.on('error', error => log.debug({ error }, 'image request'));
    answer(request, response).catch((error: unknown) => {
      const refusal = asRefusal(error, ports.random.uuid());
      const fields = { method: request.method, ticket: request.url?.slice(0, 16), code: refusal.code };
      log.warn({ ...fields, error: refusal.cause ?? refusal.message }, 'image request failed');
      if (response.headersSent || request.socket.destroyed) return response.destroy();
      discardBody(request, () => {
        const headers = { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' };
        response.writeHead(refusal.status, headers).end(refusal.message);
      });
    });
  };
}

const DISCARD_BYTES = 64 * 1024 * 1024;
const DISCARD_MS = 5_000;

/** Reads what the client still sends, within bounds: closing on it would tear the answer away before the client reads it. */
function discardBody(request: IncomingMessage, then: () => void): void {
  let left = DISCARD_BYTES;
  const done = () => {
    clearTimeout(timer);
    request.off('data', take).off('end', done).off('close', done);
    then();
  };
  const take = (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) done();
  };
  const timer = setTimeout(done, DISCARD_MS);
  if (request.readableEnded || request.destroyed) return done();
  request.on('data', take).on('end', done).on('close', done);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
