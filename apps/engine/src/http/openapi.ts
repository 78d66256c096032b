// The description of the whole API for tools, and its reference for people. Public: they hold nothing of this installation.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { reference, type OpenApiDocument, type Reference } from './reference/reference.ts';
import { foundPage, indexPage, REFERENCE_POLICY, servicePage, typePage } from './reference/reference-page.ts';
import type { ApiRoute } from './route-table.ts';

const FILE = fileURLToPath(new URL('../../../../docs/api/openapi.gen.json', import.meta.url));
const LONGEST_SEARCH = 200;

export function openApiRoutes(server: FastifyInstance, routes: readonly ApiRoute[]): void {
  server.get('/overt/openapi.json', async (_raw, reply) => {
    reply.type('application/json; charset=UTF-8').header('cache-control', 'no-cache');
    return await reply.send(createReadStream(FILE));
  });

  // Read when somebody asks first: most engines are never asked.
  let made: Promise<Reference> | undefined;
  const known = (): Promise<Reference> => {
    made ??= readFile(FILE, 'utf8').then(text => reference(routes, JSON.parse(text) as OpenApiDocument));
    return made;
  };
  server.get<{ Querystring: { q?: unknown } }>('/overt/api', async (raw, reply) => {
    const { q } = raw.query;
    const words = typeof q === 'string' ? q.trim().slice(0, LONGEST_SEARCH) : '';
    const all = await known();
    return await answer(reply, words === '' ? indexPage(all) : foundPage(words, all.find(words)));
  });
  server.get<{ Params: { name: string } }>('/overt/api/services/:name', async (raw, reply) => {
    const all = await known();
    const operations = all.services.get(raw.params.name);
    return await answer(reply, operations && servicePage(raw.params.name, operations, all));
  });
  server.get<{ Params: { name: string } }>('/overt/api/types/:name', async (raw, reply) => {
    const type = (await known()).types.get(raw.params.name);
    return await answer(reply, type && typePage(type));
  });
}

async function answer(reply: FastifyReply, html: string | undefined): Promise<FastifyReply> {
  if (html === undefined)
    return await reply
      .code(404)
      .send({ reason: 'Operation Failed', detail: 'The API has nothing of this name. Search below /overt/api.' });
  reply.header('cache-control', 'no-cache').header('content-security-policy', REFERENCE_POLICY);
  return await reply.type('text/html; charset=UTF-8').send(html);
}
