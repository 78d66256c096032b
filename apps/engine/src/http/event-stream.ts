// GET /overt/events: what changes, as server-sent events that a client can take up again where it was cut off
// (`Last-Event-ID` or `?after=`). Names of changed objects only; who wants the object reads it through the API.
//
// A client that reads too slowly, or comes back too late, gets `event: reset`: read everything again. So nothing piles up.
import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ChangeFeed } from '../features/changes/change-feed.ts';
import type { ChangeRow } from '../features/changes/change.repo.ts';
import type { SessionRow } from '../features/sessions/session.repo.ts';
import type { Ports } from '../ports.ts';
import { bearerToken, cookie, type Authenticator } from './sso/authenticator.ts';

export type { ChangeFeed } from '../features/changes/change-feed.ts';

const COOKIE = 'overt_token';
const HEARTBEAT_MS = 15_000;
/** How long one write may wait for the client. */
const PATIENCE_MS = 10_000;

export function eventStreamRoutes(
  server: FastifyInstance,
  ports: Ports,
  authenticator: Authenticator,
  changes: ChangeFeed,
): void {
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
    if (session === undefined || token === undefined) return await unauthorized(reply);
    reply.hijack();
    const stillValid = async () => (await authenticator.session(token)) !== undefined;
    await stream(raw, reply, { ports, changes, session, stillValid }).catch(error => {
      ports.log.debug({ error }, 'an event stream ended');
    });
    reply.raw.end();
    return reply;
  });
}

const unauthorized = async (reply: FastifyReply) =>
  await reply
    .code(401)
    .send({ reason: 'Unauthorized', detail: 'You are not signed in, or your session has ended. Sign in again.' });

interface Stream {
  readonly ports: Ports;
  readonly changes: ChangeFeed;
  readonly session: SessionRow;
  readonly stillValid: () => Promise<boolean>;
}

async function stream(raw: FastifyRequest, reply: FastifyReply, context: Stream): Promise<void> {
  const { ports, changes, session } = context;
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=UTF-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  let after = startOf(raw) ?? changes.last();
  const send = (text: string) => paced(reply, ports, text, gone.signal);
  if (!(await send(`retry: 2000\nid: ${after}\n: connected\n\n`))) return;
  while (!gone.signal.aborted) {
    const beat = AbortSignal.any([gone.signal, AbortSignal.timeout(HEARTBEAT_MS)]);
    const rows = await changes.next(after, beat).catch((error: unknown) => {
      if (!beat.aborted) throw error;
      return 'quiet' as const;
    });
    if (gone.signal.aborted) return;
    if (rows === 'quiet') {
      // The heartbeat also notices that the session has ended.
      if (!(await context.stillValid()) || !(await send(': alive\n\n'))) return;
      continue;
    }
    if (rows === undefined) {
      after = changes.last();
      if (!(await send(reset(after)))) return;
      continue;
    }
    after = rows.at(-1)?.sequence ?? after;
    const shown = rows.filter(row => row.topic === 'change' || session.administrator);
    if (shown.length > 0 && !(await send(shown.map(message).join('')))) return;
  }
}

const reset = (sequence: number) => `id: ${sequence}\nevent: reset\ndata: {"seq":${sequence}}\n\n`;

function startOf(raw: FastifyRequest): number | undefined {
  const header = raw.headers['last-event-id'];
  const text =
    (Array.isArray(header) ? header[0] : header) ?? new URLSearchParams(raw.url.split('?')[1] ?? '').get('after');
  return text !== null && text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function message(row: ChangeRow): string {
  const { sequence: seq, entity, entity_id: id, operation: op } = row;
  const data =
    row.topic === 'change'
      ? { seq, entity, id, op }
      : {
          seq,
          id,
          code: row.event_code,
          severity: row.event_severity,
          description: row.event_description,
          time: row.event_time,
        };
  return `id: ${seq}\nevent: ${row.topic}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** False when the client is gone or did not take what was sent in time: it is cut off and comes back by itself. */
async function paced(reply: FastifyReply, ports: Ports, text: string, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  if (reply.raw.write(text)) return true;
  const patience = new AbortController();
  const drained = once(reply.raw, 'drain', { signal: AbortSignal.any([signal, patience.signal]) }).then(
    () => true,
    () => false,
  );
  const late = ports.clock.sleep(PATIENCE_MS, signal).then(
    () => false,
    () => false,
  );
  const taken = await Promise.race([drained, late]);
  patience.abort();
  if (!taken) reply.raw.destroy();
  return taken;
}
