// The image server of a simulated host: oVirt's requests below /images/<ticket>, on the host's own port. Uploads are read
// to their end and dropped, downloads are zeros.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asRefusal } from '@overt/agent-protocol/fault';
import { sendJson } from '@overt/agent-protocol/http-io';
import { refuse } from '@overt/kernel/refusal';
import type { OpenTicket, TicketStore } from './tickets.ts';

const ZEROS = Buffer.alloc(256 * 1024);
const FEATURES = { features: ['extents', 'flush', 'zero'], max_readers: 8, max_writers: 8 };

function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (match?.[1] === undefined) return undefined;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return start > end ? refuse('AGENT_BAD_RANGE', { range: String(header).slice(0, 60), size }) : { start, end };
}

export function imageHandler(tickets: TicketStore) {
  async function write(request: IncomingMessage, response: ServerResponse, open: OpenTicket): Promise<void> {
    const start = Number(/^bytes (\d{1,15})-/.exec(request.headers['content-range'] ?? '')?.[1] ?? 0);
    const end = start + Number(request.headers['content-length']);
    if (Number.isNaN(end) || end > open.ticket.sizeBytes)
      refuse('AGENT_BAD_RANGE', { range: `${start}-${end}`, size: open.ticket.sizeBytes });
    let at = start;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        at += chunk.length;
        tickets.moved(open, chunk.length);
      }
    } finally {
      tickets.written(open, { start, end: at });
      tickets.brokeOff(open, { start: at, end });
    }
    response.writeHead(200, { 'Content-Length': 0 }).end();
  }

  async function read(request: IncomingMessage, response: ServerResponse, open: OpenTicket): Promise<void> {
    const { sizeBytes } = open.ticket;
    const range = readRange(request.headers.range, sizeBytes);
    const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
    response.writeHead(range === undefined ? 200 : 206, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': end - start + 1,
      ...(range === undefined ? {} : { 'Content-Range': `bytes ${start}-${end}/${sizeBytes}` }),
    });
    for (let left = end - start + 1; left > 0 && !response.destroyed;) {
      const size = Math.min(left, ZEROS.length);
      left -= size;
      tickets.moved(open, size);
      if (!response.write(ZEROS.subarray(0, size))) await once(response, 'drain').catch(() => undefined);
    }
    response.end();
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, ticketId = '', sub = ''] = /^\/images\/([^/]{1,64})(\/[a-z]{1,20})?$/.exec(path) ?? [];
    const { method } = request;
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (method === 'OPTIONS') return sendJson(response, 200, FEATURES);
    const open = tickets.use(ticketId, method === 'PUT' || method === 'PATCH' ? 'write' : 'read');
    open.running += 1;
    try {
      if (sub === '/extents') {
        return sendJson(response, 200, [{ start: 0, length: open.ticket.sizeBytes, zero: true, hole: true }]);
      }
      if (sub !== '') return void response.writeHead(404, { 'Content-Length': 0 }).end();
      if (method === 'PUT') return await write(request, response, open);
      if (method === 'GET') return await read(request, response, open);
      if (method === 'PATCH')
        return void request.resume().once('end', () => response.writeHead(200, { 'Content-Length': 0 }).end());
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
