// The client's websockets: the event stream as an async iterable with backpressure, and a console as a byte stream.
import type { Duplex } from 'node:stream';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { createWebSocketStream, WebSocket } from 'ws';
import { connectionIdentity, type ClientIdentity } from './client-identity.ts';
import { consolePath, type ConsoleKind } from './console-path.ts';
import { HEARTBEAT_MS } from './event-socket.ts';
import { describeIssues, fromFault } from './fault.ts';
import { agentMessage, type AgentMessage } from './model/events.ts';

interface Target {
  readonly base: string;
  readonly host: string;
  readonly tls: ClientIdentity;
}

/** Messages held for a slow reader before the socket is paused. */
const HIGH_WATER = 256;
const MAX_EVENT_BYTES = 16 * 1024 * 1024;

const unreachable = (target: Target, cause: string): Refusal =>
  new Refusal('AGENT_UNREACHABLE', { host: target.host, cause: cause.slice(0, 300) });

function openSocket(target: Target, path: string): WebSocket {
  return new WebSocket(`${target.base.replace(/^http/, 'ws')}${path}`, {
    ...connectionIdentity(target.tls),
    handshakeTimeout: 10_000,
    maxPayload: MAX_EVENT_BYTES,
    perMessageDeflate: false,
  });
}

/** Rejects with the agent's own refusal when it answers the upgrade with a fault. */
function opened(target: Target, socket: WebSocket, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', error => reject(unreachable(target, error.message)));
    socket.once('unexpected-response', (_request, response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        if (text.length < 20_000) text += chunk.toString('utf8');
      });
      response.on('end', () => {
        reject(fromFault(what, target.host, response.statusCode ?? 0, safeJson(text)));
        socket.terminate();
      });
      response.on('error', error => reject(unreachable(target, error.message)));
    });
  });
}

export async function openConsoleSocket(target: Target, vmId: string, kind: ConsoleKind): Promise<Duplex> {
  const socket = openSocket(target, consolePath(vmId, kind));
  await opened(target, socket, `console ${kind}`);
  return createWebSocketStream(socket);
}

export async function* readEvents(
  target: Target,
  after: number,
  options: { epoch?: string; signal?: AbortSignal },
): AsyncGenerator<AgentMessage, void, undefined> {
  const query = new URLSearchParams({ after: String(after) });
  if (options.epoch !== undefined) query.set('epoch', options.epoch);
  const socket = openSocket(target, `/api/v1/events?${query.toString()}`);
  const queue: string[] = [];
  let failure: Refusal | undefined;
  let wake: () => void = () => undefined;
  const end = (cause: string) => {
    failure ??= unreachable(target, cause);
    wake();
  };
  // The agent pings; a silent connection is a lost one.
  let heard = true;
  const watchdog = setInterval(() => {
    if (!heard && !socket.isPaused) {
      end('the event stream went silent');
      socket.terminate();
    }
    heard = false;
  }, HEARTBEAT_MS * 2.5);
  watchdog.unref();
  const abort = () => {
    end('cancelled');
    socket.terminate();
  };
  socket.on('ping', () => {
    heard = true;
  });
  socket.on('message', data => {
    heard = true;
    queue.push((data as Buffer).toString('utf8'));
    if (queue.length >= HIGH_WATER) socket.pause();
    wake();
  });
  socket.on('close', (code, reason) => end(`the event stream ended (${code} ${reason.toString('utf8')})`));
  options.signal?.addEventListener('abort', abort);
  try {
    options.signal?.throwIfAborted();
    await opened(target, socket, 'events');
    socket.on('error', error => end(error.message));
    for (;;) {
      const text = queue.shift();
      if (text !== undefined) {
        if (queue.length === 0 && socket.isPaused) socket.resume();
        yield parseMessage(target, text);
        continue;
      }
      if (options.signal?.aborted === true) return;
      if (failure !== undefined) throw failure;
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  } catch (error) {
    if (options.signal?.aborted === true) return;
    throw error;
  } finally {
    clearInterval(watchdog);
    options.signal?.removeEventListener('abort', abort);
    socket.on('error', () => undefined);
    socket.terminate();
  }
}

function parseMessage(target: Target, text: string): AgentMessage {
  const message = agentMessage.safeParse(safeJson(text));
  if (message.success) return message.data;
  return refuse('AGENT_BAD_REPLY', { host: target.host, verb: 'events', issues: describeIssues(message.error) });
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
