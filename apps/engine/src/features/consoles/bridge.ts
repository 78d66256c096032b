// Ties a browser's websocket to a console's bytes until either ends. Streams pace each other: a slow browser slows the
// host down and the other way round. A browser that does not answer pings is gone.
import { finished, pipeline } from 'node:stream/promises';
import { createWebSocketStream, type WebSocket } from 'ws';
import type { Ports } from '../../ports.ts';
import { recordEvent } from '../events/public.ts';
import { mayStay, type OpenedConsole } from './open-console.ts';

const HEARTBEAT_MS = 30_000;
/** Websocket codes: the other side may not stay; the console has ended. */
const CLOSE = { notAllowed: 1008, ended: 1001 } as const;

export async function bridge(
  ports: Ports,
  socket: WebSocket,
  console: OpenedConsole,
  heartbeatMs: number = HEARTBEAT_MS,
): Promise<void> {
  const { bytes, ticket } = console;
  const { vmId, type } = ticket;
  const log = ports.log.child({ vmId, console: type, user: ticket.userName });
  const client = createWebSocketStream(socket);
  const over = new AbortController();
  bytes.once('end', () => socket.close(CLOSE.ended, 'The console has ended.'));
  const session = { id: ports.random.uuid(), vm_id: vmId, user_id: ticket.userId, type };
  const keep = () => keepSession(ports, session, heartbeatMs);
  const opened = keep();
  void watch(ports, socket, console, { heartbeatMs, keep }, over.signal).catch(() => undefined);
  void record(ports, 'VM_CONSOLE_CONNECTED', console);
  const settled = await Promise.allSettled([
    pipeline(client, bytes),
    pipeline(bytes, client),
    finished(client, { readable: true, writable: false }).finally(() => bytes.destroy()),
  ]);
  over.abort();
  client.destroy();
  bytes.destroy();
  log.debug({ settled: settled.map(one => one.status) }, 'a console was closed');
  await opened;
  await ports.repos.consoleSessions
    .close(session.id)
    .catch((error: unknown) => log.warn({ error }, 'the session of a console was not removed'));
  await record(ports, 'VM_CONSOLE_DISCONNECTED', console);
}

/** Shows that the console is open, for three heartbeats. A console works without being listed. */
async function keepSession(
  ports: Ports,
  session: Parameters<Ports['repos']['consoleSessions']['keep']>[0],
  heartbeatMs: number,
): Promise<void> {
  await ports.repos.consoleSessions
    .keep(session, Math.max(1, (3 * heartbeatMs) / 1000))
    .catch((error: unknown) => ports.log.warn({ error, vmId: session.vm_id }, 'the session of a console was not kept'));
}

async function watch(
  ports: Ports,
  socket: WebSocket,
  console: OpenedConsole,
  { heartbeatMs, keep }: { readonly heartbeatMs: number; readonly keep: () => Promise<void> },
  signal: AbortSignal,
): Promise<void> {
  let heard = true;
  socket.on('pong', () => (heard = true));
  for (;;) {
    await ports.clock.sleep(heartbeatMs, signal);
    // A paused socket reads no pongs: it is the host that is slow.
    if (!heard && !socket.isPaused) return socket.terminate();
    heard = false;
    socket.ping();
    if (await mayStay(ports, console)) {
      await keep();
      continue;
    }
    return socket.close(CLOSE.notAllowed, 'The console is not open to you any more.');
  }
}

async function record(ports: Ports, code: string, { ticket }: OpenedConsole): Promise<void> {
  const { vmId, userId, userName, type } = ticket;
  await ports
    .transaction(tx =>
      recordEvent(tx, {
        code,
        severity: 'normal',
        correlationId: undefined,
        principal: { id: userId, name: userName },
        subjects: [{ kind: 'vm', id: vmId }],
        params: { type },
      }),
    )
    .catch((error: unknown) => ports.log.warn({ error, vmId }, 'an event of a console was not recorded'));
}
