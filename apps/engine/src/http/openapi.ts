// The description of the whole API for tools and people, generated from the model. Public: it holds nothing of this
// installation.
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const FILE = fileURLToPath(new URL('../../../../docs/api/openapi.gen.json', import.meta.url));

export function openApiRoutes(server: FastifyInstance): void {
  server.get('/overt/openapi.json', async (_raw, reply) => {
    reply.type('application/json; charset=UTF-8').header('cache-control', 'no-cache');
    return await reply.send(createReadStream(FILE));
  });
}
