// Consoles in the browser. `POST /overt/console-tickets` gives a ticket, `GET /overt/console/<ticket>` with an upgrade to
// websocket takes it and becomes the console's bytes, both ways, through this engine: no browser needs to reach a host.
//
// A ticket lets in once, within two minutes, to one console of one VM, for one user; its holder must still be allowed in
// when it is used, and while the console is open. The bytes are paced by whoever is slower; nothing piles up here.
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocketServer } from 'ws';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { isUuid } from '@overt/kernel/ids';
import { defaultLimits } from '@overt/wire/limits';
import { parseStrictJson } from '@overt/wire/strict-json';
import type { Commands } from '../../http/commands.ts';
import type { ServerPart } from '../../http/server.ts';
import { bearerToken, cookie, type Authenticator } from '../../http/sso/authenticator.ts';
import { identityOf } from '../../http/sso/identity.ts';
import type { Ports } from '../../ports.ts';
import { sealFor, setVmTicket } from './actions/set-vm-ticket.ts';
import { bridge } from './bridge.ts';
import { CONSOLE_PATH, WEBSOCKET_PROXY_PREFIX } from './console-path.ts';
import { isConsoleType, newConsoleToken, newPassword, VALID_SECONDS } from './console.ts';
import { digestOf } from './console-ticket.repo.ts';
import { openByTicket, type OpenedConsole } from './open-console.ts';

const COOKIE = 'overt_token';
/** Larger than any message of a client; a clipboard is the largest. */
const MAX_MESSAGE = 1024 * 1024;
/** Websocket code: the service restarts, come again. */
const CLOSE_RESTART = 1012;
const TICKET_BODY_LIMIT = 4096;

type TicketRequest = FastifyRequest<{ Params: { ticket: string } }>;

export const consolePart: ServerPart = async (server, ports, authenticator, commands) => {
  await server.register(websocket, {
    options: {
      maxPayload: MAX_MESSAGE,
      perMessageDeflate: false,
      // noVNC asks for it; a client that asks for nothing gets nothing.
      handleProtocols: protocols => (protocols.has('binary') ? 'binary' : false),
    },
    preClose: () => closeAll(ports, server.websocketServer),
  });
  ticketRoute(server, ports, authenticator, commands);

  const opened = new WeakMap<FastifyRequest, OpenedConsole>();
  const letIn = async (request: FastifyRequest): Promise<void> => {
    refuseUnless(request.ws, 'CONSOLE_NEEDS_WEBSOCKET');
    const session = await sessionOf(request, authenticator);
    opened.set(request, await openByTicket(ports, (request as TicketRequest).params.ticket, session?.user_id));
  };
  for (const url of [`${CONSOLE_PATH}:ticket`, `/${WEBSOCKET_PROXY_PREFIX}:ticket`]) {
    // Whatever is in the way is said before the upgrade, as an HTTP status.
    server.get(url, { websocket: true, preValidation: letIn }, (socket, request) => {
      const console = opened.get(request);
      if (console === undefined) return socket.terminate();
      void bridge(ports, socket, console);
    });
  }
};

function ticketRoute(server: FastifyInstance, ports: Ports, authenticator: Authenticator, commands: Commands): void {
  server.post('/overt/console-tickets', { bodyLimit: TICKET_BODY_LIMIT }, async (request, reply) => {
    const session = await sessionOf(request, authenticator);
    if (session === undefined) return refuse('NOT_AUTHENTICATED');
    const { vmId, type } = parseBody(request.body);
    if (typeof vmId !== 'string' || !isUuid(vmId)) return refuse('INVALID_UUID', { value: String(vmId).slice(0, 64) });
    if (!isConsoleType(type)) return refuse('CONSOLE_DISPLAY_TYPE', { type: String(type).slice(0, 20) });
    const vm = await ports.repos.vms.require(vmId.toLowerCase());
    const token = newConsoleToken(ports.random);
    const password = type === 'serial' ? undefined : newPassword(ports.random, type);
    const { principal, caller } = identityOf(session);
    const submitted = await commands.submit(
      setVmTicket,
      {
        vmId: vm.id,
        vmName: vm.name,
        type,
        password: password === undefined ? null : sealFor(ports, vm.id, password),
        validSeconds: VALID_SECONDS.browser,
        entry: { digest: digestOf(token), token: sealFor(ports, vm.id, token), userId: caller.userId },
      },
      { principal, correlationId: ports.random.uuid() },
    );
    const outcome = await submitted.outcome;
    if (outcome.status === 'failed') throw outcome.error;
    if (outcome.status === 'running') return refuse('COMMAND_TIMED_OUT', { commandId: submitted.id, seconds: 0 });
    const answer = { ticket: token, url: CONSOLE_PATH + token, ...(password === undefined ? {} : { password }) };
    return await reply.code(201).header('cache-control', 'no-store').send(answer);
  });
}

/** Says goodbye to browsers when the engine stops; who does not answer at once is cut off. */
async function closeAll({ clock }: Ports, server: WebSocketServer): Promise<void> {
  const { clients } = server;
  server.close();
  for (const client of clients) client.close(CLOSE_RESTART, 'The engine restarts.');
  for (let waits = 0; clients.size > 0 && waits < 20; waits++) await clock.sleep(25);
  for (const client of clients) client.terminate();
}

async function sessionOf(request: FastifyRequest, authenticator: Authenticator) {
  const token = bearerToken(request.headers.authorization) ?? cookie(request.headers.cookie, COOKIE);
  return token === undefined ? undefined : await authenticator.session(token);
}

function parseBody(body: unknown): { vmId?: unknown; type?: unknown } {
  const value = parseStrictJson(Buffer.isBuffer(body) ? body : '', defaultLimits);
  if (typeof value === 'object' && value !== null) return value;
  return refuse('INVALID_VALUE', { path: 'the body', rule: 'a JSON object with vmId and type' });
}
