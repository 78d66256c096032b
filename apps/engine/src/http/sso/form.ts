// Form fields of a request: of the body, else of the query.
import type { FastifyRequest } from 'fastify';

/** `query: false`: of the body alone, for what must not stand in a URL. */
export function formOf(raw: FastifyRequest, { query = true } = {}): URLSearchParams {
  const asked = query ? new URLSearchParams(raw.url.split('?')[1] ?? '') : [];
  const body = Buffer.isBuffer(raw.body) ? new URLSearchParams(raw.body.toString('utf8')) : new URLSearchParams();
  return new URLSearchParams([...body, ...asked]);
}
