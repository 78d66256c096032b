// GET /overt/events: what changes, as server-sent events that a client can take up again where it was cut off
// (`Last-Event-ID` or `?after=`). Names of changed objects only; who wants the object reads it through the API.
//
// A client that reads too slowly is cut off and may come back; one that comes back too late gets `event: reset`: read
// everything again. So nothing piles up. `event-filter.ts` has what a client may ask to be told of; with `?snapshot` it is
// first told what there is.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ChangeFeed } from '../features/changes/change-feed.ts';
import type { Ports } from '../ports.ts';
import { parseEventFilter } from './event-filter.ts';
import { eventFollowers } from './event-followers.ts';
import { bearerToken, cookie, type Authenticator } from './sso/authenticator.ts';

export type { ChangeFeed } from '../features/changes/change-feed.ts';

const COOKIE = 'overt_token';

export function eventStreamRoutes(
  server: FastifyInstance,
  ports: Ports,
  authenticator: Authenticator,
  changes: ChangeFeed,
): void {
  const followers = eventFollowers(ports, changes);
  server.addHook('onClose', () => followers.stop());
  const tokenOf = (raw: FastifyRequest) => bearerToken(raw.headers.authorization) ?? cookie(raw.headers.cookie, COOKIE);

  // For EventSource, which sends cookies only. SameSite=Strict: no other site can make use of it.
  server.post('/overt/session', async (raw, reply) => {
    const token = bearerToken(raw.headers.authorization);
    if (token === undefined || (await authenticator.session(token)) === undefined) return await unauthorized(reply);
    const secure = raw.protocol === 'https' ? '; Secure' : '';
    reply.header('set-cookie', `${COOKIE}=${token}; Path=/overt; HttpOnly; SameSite=Strict${secure}`);
    return await reply.send({});
  });

  server.get('/overt/events', async (raw, reply) => {
    const token = tokenOf(raw);
    const session = token === undefined ? undefined : await authenticator.session(token);
    if (session === undefined || session.areas !== null) return await unauthorized(reply);
    const query = new URLSearchParams(raw.url.split('?')[1] ?? '');
    const filter = parseEventFilter(query);
    reply.hijack();
    followers.follow(reply.raw, session, startOf(raw, query), filter);
    return reply;
  });
}

const unauthorized = async (reply: FastifyReply) =>
  await reply
    .code(401)
    .send({ reason: 'Unauthorized', detail: 'You are not signed in, or your session has ended. Sign in again.' });

function startOf(raw: FastifyRequest, query: URLSearchParams): number | undefined {
  const header = raw.headers['last-event-id'];
  const text = (Array.isArray(header) ? header[0] : header) ?? query.get('after');
  return text !== null && text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
