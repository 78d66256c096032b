// Refuses what two readers of one request could take for different requests, before anything of it is believed: a header
// twice of which only one can count, a host that is none, a body that would first have to be unpacked. What is wrong with
// lengths and framing Node refuses by itself.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refuse, refuseUnless } from '@overt/kernel/refusal';

/** Of these Node keeps the first and forgets the rest without a word; a proxy before it may keep the last. */
const ONCE = new Set(['host', 'authorization', 'content-type']);
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;
const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/** `http://host/path` in the request line is the same as `/path`: HTTP asks servers to take either. */
export function pathOfTarget({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const path = url.replace(ABSOLUTE, '');
  return path.startsWith('/') || path === '*' ? path : `/${path}`;
}

export function requestGuard(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ raw, originalUrl }, reply) => {
    const seen = new Set<string>();
    for (let at = 0; at < raw.rawHeaders.length; at += 2) {
      const name = raw.rawHeaders[at]?.toLowerCase() ?? '';
      if (!ONCE.has(name)) continue;
      refuseUnless(!seen.has(name), 'HEADER_TWICE', { header: name });
      seen.add(name);
    }
    const { host } = raw.headers;
    // HTTP/1.0 has none.
    if (host !== undefined && host !== '') refuseUnless(HOST.test(host), 'HOST_INVALID', { host: host.slice(0, 60) });
    const named = ABSOLUTE.exec(originalUrl)?.[1];
    if (named !== undefined && named.toLowerCase() !== host?.toLowerCase())
      refuse('HOST_INVALID', { host: named.slice(0, 60) });
    const encoding = raw.headers['content-encoding']?.trim().toLowerCase() ?? '';
    if (encoding !== '' && encoding !== 'identity') {
      reply.header('accept-encoding', 'identity');
      refuse('BODY_ENCODED', { encoding: encoding.slice(0, 60) });
    }
  });
  // Without this Node answers oVirt's `Expect: 201-created` with 417.
  server.server.on('checkExpectation', (request, response) => {
    server.server.emit('request', request, response);
  });
}
