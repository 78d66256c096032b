// The portal's files below /portal/. It is one page with addresses of its own, so that an address without a file gets the
// page. The policy allows the page its own scripts and nothing else.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { refuse } from '@overt/kernel/refusal';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' wss: https:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export async function portalRoutes(server: FastifyInstance, directory: string): Promise<void> {
  const page = async (reply: FastifyReply) => {
    const file = join(directory, 'index.html');
    if ((await stat(file).catch(() => undefined)) === undefined)
      return await reply.code(404).send('The portal is not built.');
    reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', POLICY)
      .type('text/html; charset=UTF-8');
    return await reply.send(createReadStream(file));
  };
  await server.register(
    async scope => {
      await scope.register(fastifyStatic, {
        root: directory,
        prefix: '/portal/',
        index: false,
        wildcard: true,
        preCompressed: false,
        setHeaders(reply, path) {
          reply.header('content-security-policy', POLICY);
          // Built files carry their content's hash in the name.
          const hashed = /-[\w-]{8,}\.\w+$/.test(path);
          reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
      // An address of the page, unless it is a file that should be there or lies elsewhere altogether.
      scope.setNotFoundHandler(async (raw, reply) => {
        const path = raw.url.split('?')[0] ?? '';
        const reads = raw.method === 'GET' || raw.method === 'HEAD';
        if (reads && path.startsWith('/portal/') && !/\.\w+$/.test(path)) return await page(reply);
        return refuse('UNKNOWN_PATH', { path: path.slice(0, 200) });
      });
    },
    { prefix: '' },
  );
  server.get('/portal/', async (_raw, reply) => await page(reply));
  server.get('/portal', async (_raw, reply) => await reply.redirect('/portal/'));
  server.get('/', async (_raw, reply) => await reply.redirect('/portal/'));
  server.get('/ovirt-engine', async (_raw, reply) => await reply.redirect('/portal/'));
}
