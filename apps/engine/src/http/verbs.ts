// OPTIONS of a place of the API. It tells what the route table says of places of that kind, to whoever may read there, and
// nothing of what is there. It is no preflight: no header opens the API to pages of other origins.
import { refuseUnless } from '@overt/kernel/refusal';
import type { FastifyReply } from 'fastify';
import { areaOf, covers } from '../features/sessions/token-area.ts';
import type { WrongVerb } from './route-table.ts';
import type { Identity } from './sso/identity.ts';

/** Refuses TOKEN_AREA. */
export async function tellVerbs(reply: FastifyReply, { areas }: Identity, place: WrongVerb): Promise<FastifyReply> {
  refuseUnless(covers(areas, place.template, true), 'TOKEN_AREA', { area: areaOf(place.template) });
  return await reply.code(200).header('content-type', 'text/plain; charset=UTF-8').send(place.allowed);
}
