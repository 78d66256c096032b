// A client may announce a body and not send it: libgovirt (in remote-viewer and others) puts one on each GET, and on the GET
// that it repeats with a password after a 401 only its length. What such a connection brings next would be taken for that
// body, so it is told to end with the answer. A body on its way gets a moment: who is cut off while sending sees no answer.
import type { FastifyInstance } from 'fastify';
import type { Clock } from '@overt/kernel/ports';
import { hasBody } from './body-guard.ts';

export const GRACE_MS = 250;

/** For verbs whose bodies nobody reads; of the others the body is there before anything is answered. */
export function missingBodies(server: FastifyInstance, clock: Clock): void {
  server.addHook('onSend', async ({ raw }, reply, payload) => {
    if (raw.complete || !hasBody(raw) || (raw.method !== 'GET' && raw.method !== 'HEAD')) return payload;
    const arrived = new AbortController();
    raw.once('end', () => arrived.abort());
    raw.resume();
    await clock.sleep(GRACE_MS, arrived.signal).catch(() => undefined);
    if (!raw.complete) reply.header('connection', 'close');
    return payload;
  });
}
