// The image server of a simulated host: oVirt's requests below /images/<ticket>, on the host's own port.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asRefusal } from '@overt/agent-protocol/fault';
import { readBody, sendJson } from '@overt/agent-protocol/http-io';
import { refuse } from '@overt/kernel/refusal';
import type { ImageFiles } from './image-files.ts';
import type { OpenTicket, TicketStore } from './tickets.ts';
import { volumeContent } from './volume-content.ts';

const STEP = 256 * 1024;
const FEATURES = { features: ['extents', 'flush', 'zero'], max_readers: 8, max_writers: 8 };

function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (match?.[1] === undefined) return undefined;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start > end ? refuse('AGENT_BAD_RANGE', { range: String(header).slice(0, 60), size }) : { start, end };
}

export function imageHandler(tickets: TicketStore, files: ImageFiles) {
  const within = ({ ticket }: OpenTicket, start: number, end: number): void => {
    if (Number.isNaN(end) || end > ticket.sizeBytes)
      refuse('AGENT_BAD_RANGE', { range: `${start}-${end}`, size: ticket.sizeBytes });
  };
  const done = (response: ServerResponse) => void response.writeHead(200, { 'Content-Length': 0 }).end();

  async function write(request: IncomingMessage, response: ServerResponse, open: OpenTicket): Promise<void> {
    const start = Number(/^bytes (\d{1,15})-/.exec(request.headers['content-range'] ?? '')?.[1] ?? 0);
    const end = start + Number(request.headers['content-length']);
    within(open, start, end);
    const image = await files.open(open.volume.volumeId);
    let at = start;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        await image.write(at, chunk);
        at += chunk.length;
        tickets.moved(open, chunk.length);
      }
    } finally {
      await image.close();
      tickets.written(open, { start, end: at });
      tickets.brokeOff(open, { start: at, end });
    }
    done(response);
  }

  async function patch(request: IncomingMessage, response: ServerResponse, open: OpenTicket): Promise<void> {
    const { op, offset: start = 0, size = Number.NaN } = parseChange(await readBody(request, 64 * 1024));
    if (op === 'flush') return done(response);
    if (op !== 'zero' || !(start >= 0 && size > 0))
      refuse('AGENT_BAD_RANGE', { range: 'PATCH needs op zero or flush', size: 0 });
    const range = { start, end: start + size };
    within(open, range.start, range.end);
    const image = await files.open(open.volume.volumeId);
    await image.zero(range.start, range.end).finally(() => image.close());
    tickets.written(open, range);
    tickets.moved(open, size);
    done(response);
  }

  async function read(request: IncomingMessage, response: ServerResponse, open: OpenTicket): Promise<void> {
    const content = await volumeContent(files, open.volume);
    try {
      const { sizeBytes } = content;
      const range = readRange(request.headers.range, sizeBytes);
      const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
      response.writeHead(range === undefined ? 200 : 206, {
        'Content-Type': 'application/octet-stream',
        'Content-Length': end - start + 1,
        ...(range === undefined ? {} : { 'Content-Range': `bytes ${start}-${end}/${sizeBytes}` }),
      });
      for (let at = start; at <= end && !response.destroyed; at += STEP) {
        const bytes = await content.read(at, Math.min(STEP, end + 1 - at));
        tickets.moved(open, bytes.length);
        // A client that went away drains nothing.
        if (!response.write(bytes)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
    } finally {
      await content.close();
    }
  }

  async function extents(response: ServerResponse, open: OpenTicket): Promise<void> {
    const { sizeBytes, dataEnd, close } = await volumeContent(files, open.volume);
    await close();
    const parts = [
      { start: 0, length: dataEnd, zero: false, hole: false },
      { start: dataEnd, length: sizeBytes - dataEnd, zero: true, hole: false },
    ];
    sendJson(
      response,
      200,
      parts.filter(({ length }) => length > 0),
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, ticketId = '', sub = ''] = /^\/images\/([^/]{1,64})(\/[a-z]{1,20})?$/.exec(path) ?? [];
    const { method } = request;
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (method === 'OPTIONS') return sendJson(response, 200, FEATURES);
    const open = tickets.use(ticketId, method === 'PUT' || method === 'PATCH' ? 'write' : 'read');
    open.running += 1;
    try {
      if (sub === '/extents') return await extents(response, open);
      if (sub !== '') return void response.writeHead(404, { 'Content-Length': 0 }).end();
      if (method === 'PUT') return await write(request, response, open);
      if (method === 'GET') return await read(request, response, open);
      if (method === 'PATCH') return await patch(request, response, open);
      response.writeHead(405, { 'Content-Length': 0 }).end();
    } finally {
      open.running -= 1;
    }
  }

  /** True when the path was one of images. */
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!path.startsWith('/images/')) return false;
    try {
      await answer(request, response, path);
    } catch (error) {
      const refusal = asRefusal(error, 'simulator');
      if (response.headersSent) response.destroy();
      else
        response.writeHead(refusal.status, { 'Content-Type': 'text/plain', Connection: 'close' }).end(refusal.message);
    }
    return true;
  };
}

interface Change {
  readonly op?: unknown;
  readonly offset?: number;
  readonly size?: number;
}

function parseChange(text: string): Change {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
