// Ends requests whose body does not come. Node's own limit on a whole request cannot be used: an image upload takes as
// long as it takes. So a body is ended when nothing of it came for a while, and, save where it is streamed, when it is not
// there as a whole in time: who sends a byte a minute would hold a connection for ever. Silence counts only while the
// engine waits for the client, never while it is the engine (or the host behind it) that does not take what was sent.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '@overt/kernel/ports';

export interface BodyLimits {
  /** Milliseconds without a byte after which a body is given up. */
  readonly silenceMs: number;
  /** Milliseconds for a whole body that is not streamed. */
  readonly wholeMs: number;
  /** Paths whose bodies may take any time. */
  readonly isStreamed: (url: string) => boolean;
}

export const bodyLimits: BodyLimits = {
  silenceMs: 60_000,
  wholeMs: 300_000,
  isStreamed: url => url.startsWith('/images/'),
};

export function bodyGuard(server: FastifyInstance, clock: Clock, limits: BodyLimits): void {
  server.addHook('onRequest', async ({ raw, url }) => {
    if (!hasBody(raw)) return;
    const ended = new AbortController();
    raw.once('close', () => ended.abort());
    raw.once('end', () => ended.abort());
    const endsAt = limits.isStreamed(url) ? Number.POSITIVE_INFINITY : clock.monotonic() + limits.wholeMs;
    void watch(raw, endsAt, ended.signal);
  });

  async function watch(raw: IncomingMessage, endsAt: number, ended: AbortSignal): Promise<void> {
    for (;;) {
      const before = raw.socket.bytesRead;
      await clock.sleep(limits.silenceMs, ended).catch(() => undefined);
      if (ended.aborted || raw.complete) return;
      const silent = raw.socket.bytesRead === before && raw.readableLength === 0;
      if (silent || clock.monotonic() >= endsAt) return giveUp(raw);
    }
  }
}

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

// As Node ends a request that is late: no handler may have answered yet, and none will.
function giveUp({ socket }: IncomingMessage): void {
  if (socket.writable && socket.bytesWritten === 0)
    socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  socket.destroySoon();
}
