// The two websocket endpoints of an agent. An upgrade that is refused is answered as plain HTTP with a fault.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';
import { refuse, type Refusal } from '@overt/kernel/refusal';
import { createWebSocketStream, WebSocketServer, type WebSocket } from 'ws';
import { parseConsolePath } from './console-path.ts';
import { serveEvents } from './event-socket.ts';
import { asRefusal, toFault } from './fault.ts';
import type { AgentServerOptions } from './server-options.ts';

export function serveUpgrade(options: AgentServerOptions) {
  const { log } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024, perMessageDeflate: false });

  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<WebSocket> =>
    new Promise(resolve => server.handleUpgrade(request, socket, head, resolve));

  async function serve(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (options.authorize?.(request) === false) refuse('AGENT_UNTRUSTED');
    const url = new URL(request.url ?? '/', 'https://agent');
    if (url.pathname === '/api/v1/events') {
      const epoch = url.searchParams.get('epoch');
      const after = Number(url.searchParams.get('after') ?? '0');
      if (!Number.isSafeInteger(after) || after < 0) refuse('AGENT_BAD_PARAMS', { verb: 'events', issues: 'after' });
      const from = epoch === null ? { after } : { after, epoch };
      serveEvents(await accept(request, socket, head), options.events, from, log, options.heartbeatMs);
      return;
    }
    const target = parseConsolePath(url.pathname) ?? refuse('AGENT_UNKNOWN_VERB', { verb: url.pathname.slice(0, 100) });
    if (options.openConsole === undefined) return refuse('NOT_IMPLEMENTED', { operation: 'consoles' });
    const { vmId, kind } = target;
    const console = await options.openConsole(vmId, kind);
    if (socket.destroyed) return void console.destroy();
    const client = createWebSocketStream(await accept(request, socket, head));
    log.info({ vmId, kind }, 'console opened');
    const ended = (error?: Error | null) => log.debug({ vmId, kind, error }, 'console closed');
    pipeline(client, console, ended);
    pipeline(console, client, ended);
  }

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', error => log.debug({ error }, 'upgrade socket'));
      serve(request, socket, head).catch((error: unknown) => {
        const refusal: Refusal = asRefusal(error, options.random.uuid());
        log.info({ path: request.url, code: refusal.code, error: refusal.cause }, 'upgrade refused');
        const body = JSON.stringify(toFault(refusal));
        const length = Buffer.byteLength(body);
        socket.end(
          `HTTP/1.1 ${refusal.status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n${body}`,
        );
      });
    },
    close(): void {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
