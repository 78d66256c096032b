// The `Link` header of the API's root.
import type { FastifyRequest } from 'fastify';
import type { ApiObject } from '../api-object.ts';

/** Absolute URLs, sorted by rel. */
export function rootLinks(object: ApiObject, raw: FastifyRequest): string {
  const links = (Reflect.get(object, 'links') ?? []) as { href: string; rel: string }[];
  return links
    .toSorted((a, b) => (a.rel < b.rel ? -1 : 1))
    .map(({ href, rel }) => `<${raw.protocol}://${raw.host}${href}>; rel=${rel}`)
    .join(',');
}
