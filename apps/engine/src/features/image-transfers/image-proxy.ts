// The data plane through the engine: `/images/<ticket>` here is the same path on the host's image server, byte for byte.
// Clients that cannot reach hosts use it (browsers, virt-v2v). The ticket in the path is the whole authentication; bytes
// stream with back-pressure and are never held.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { isUuid } from '@overt/kernel/ids';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import type { Ports } from '../../ports.ts';

const FORWARDED_REQUEST_HEADERS = ['content-length', 'content-range', 'content-type', 'range'] as const;
/** Connection matters are each side's own. */
const HOP_HEADERS: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding']);
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'] as const;
const SILENCE_MS = 120_000;

type ImageRequest = FastifyRequest<{ Params: { ticket: string; '*'?: string } }>;

/** Registers the proxy in a context of its own, where bodies are streams. */
export function imageProxy(ports: Ports) {
  return async (app: FastifyInstance): Promise<void> => {
    const upstream = new Agent({
      connect: { ca: ports.certificates.caPem, timeout: 10_000 },
      connections: 64,
      bodyTimeout: SILENCE_MS,
      headersTimeout: SILENCE_MS,
    });
    app.addHook('onClose', () => upstream.close());
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    const forward = (request: ImageRequest, reply: FastifyReply) => proxy(ports, upstream, request, reply);
    for (const url of ['/images/:ticket', '/images/:ticket/*']) {
      app.route({ method: [...METHODS], url, exposeHeadRoute: false, handler: forward });
    }
  };
}

async function proxy(
  ports: Ports,
  upstream: Dispatcher,
  request: ImageRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { ticket } = request.params;
  // What browsers and clients ask before they have anything to say about a ticket.
  if (ticket === '*' && request.method === 'OPTIONS') {
    const headers = { allow: METHODS.join(','), 'content-type': 'application/json' };
    return reply.headers(headers).send({ features: ['checksum', 'extents', 'flush', 'zero'] });
  }
  refuseUnless(isUuid(ticket), 'AGENT_NO_SUCH_TICKET');
  const transfer = await ports.repos.imageTransfers.byTicket(ticket);
  const base = transfer?.image_server_url ?? refuse('AGENT_NO_SUCH_TICKET');
  const gone = new AbortController();
  reply.raw.on('close', () => gone.abort());
  try {
    const answer = await upstream.request({
      origin: new URL(base).origin,
      path: request.url,
      method: request.method as Dispatcher.HttpMethod,
      headers: forwardedHeaders(request),
      body: request.method === 'PUT' || request.method === 'PATCH' ? (request.body as Readable) : null,
      signal: gone.signal,
    });
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && !HOP_HEADERS.has(name)) reply.header(name, value);
    }
    return await reply.code(answer.statusCode).send(answer.body);
  } catch (cause) {
    if (gone.signal.aborted) return reply;
    return refuse(
      'AGENT_UNREACHABLE',
      { host: new URL(base).host, cause: cause instanceof Error ? cause.message : 'unknown' },
      { cause },
    );
  }
}

function forwardedHeaders(request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of FORWARDED_REQUEST_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return headers;
}
