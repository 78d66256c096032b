// The engine's side of the protocol over HTTPS with mutual certificates. Every call may be repeated (reads by nature, the
// rest by fence and key), so a kept-alive connection that the agent closed in the meantime costs one silent retry.
import type { Duplex } from 'node:stream';
import type { Clock, Log } from '@overt/kernel/ports';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { Agent } from 'undici';
import { connectionIdentity, type ClientIdentity } from './client-identity.ts';
import { openConsoleSocket, readEvents } from './client-sockets.ts';
import type { ConsoleKind } from './console-path.ts';
import { describeIssues, fromFault } from './fault.ts';
import { formatFence } from './idempotency.ts';
import type { AgentMessage } from './model/events.ts';
import {
  verbTable,
  type CallContext,
  type HostConnection,
  type VerbName,
  type VerbParams,
  type VerbResult,
} from './verb-table.ts';

const MAX_REPLY_BYTES = 64 * 1024 * 1024;
const CONNECT_MS = 5_000;

export interface AgentClientOptions {
  /** `https://address:54321` */
  readonly url: string;
  /** The same object for every host: its certificates are held once then. */
  readonly tls: ClientIdentity;
  /** The host's name, for sentences and logs. */
  readonly host: string;
  readonly log: Log;
  readonly clock: Clock;
}

export interface AgentClient extends HostConnection {
  /**
   * Events after `after`, hello first. Ends by throwing AGENT_UNREACHABLE when the connection is lost or silent; the
   * caller connects again with the last sequence and the epoch of hello.
   */
  events(after: number, options?: { epoch?: string; signal?: AbortSignal }): AsyncIterable<AgentMessage>;
  /** The console's bytes. Rejects with the agent's refusal. */
  openConsole(vmId: string, kind: ConsoleKind): Promise<Duplex>;
  close(): Promise<void>;
}

export function agentClient(options: AgentClientOptions): AgentClient {
  const { host, log, clock, tls } = options;
  const base = options.url.replace(/\/+$/, '');
  const connect = { ...connectionIdentity(tls), timeout: CONNECT_MS };
  const dispatcher = new Agent({ connect, connections: 16, pipelining: 1, keepAliveTimeout: 60_000 });

  async function post(name: VerbName, body: string, headers: Record<string, string>, signal: AbortSignal) {
    const [namespace, verb] = name.split('.');
    const answer = await dispatcher.request({
      origin: base,
      path: `/api/v1/${namespace}/${verb}`,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal,
      // The verb's own deadline rules.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_REPLY_BYTES) refuse('AGENT_BAD_REPLY', { host, verb: name, issues: 'the reply is too large' });
      chunks.push(chunk);
    }
    return { status: answer.statusCode, text: Buffer.concat(chunks).toString('utf8') };
  }

  async function call<Name extends VerbName>(name: Name, params: VerbParams<Name>, context?: CallContext) {
    const verb = verbTable[name];
    const deadline = AbortSignal.timeout(verb.timeoutSeconds * 1000);
    const signal = context?.signal === undefined ? deadline : AbortSignal.any([context.signal, deadline]);
    const headers = context === undefined ? {} : headersOf(context);
    const body = JSON.stringify(params);
    const started = clock.monotonic();
    const answer = await post(name, body, headers, signal)
      .catch((error: unknown) => {
        if (!isStaleConnection(error) || signal.aborted) throw error;
        return post(name, body, headers, signal);
      })
      .catch((error: unknown) => {
        if (Refusal.is(error)) throw error;
        if (context?.signal?.aborted === true) throw error;
        if (deadline.aborted)
          return refuse('AGENT_TIMEOUT', { host, verb: name, seconds: verb.timeoutSeconds }, { cause: error });
        return refuse('AGENT_UNREACHABLE', { host, cause: causeOf(error) }, { cause: error });
      });
    log.debug({ host, verb: name, status: answer.status, ms: Math.round(clock.monotonic() - started) }, 'agent call');
    const parsed = parseJson(answer.text);
    if (answer.status !== 200) throw fromFault(name, host, answer.status, parsed);
    const result = verb.result.safeParse(parsed);
    if (!result.success) return refuse('AGENT_BAD_REPLY', { host, verb: name, issues: describeIssues(result.error) });
    return result.data as VerbResult<Name>;
  }

  const target = { base, tls, host };
  return {
    call,
    events: (after, follow = {}) => readEvents(target, after, follow),
    openConsole: (vmId, kind) => openConsoleSocket(target, vmId, kind),
    close: () => dispatcher.destroy(),
  };
}

const headersOf = (context: CallContext): Record<string, string> => ({
  'overt-fence': formatFence(context.fence),
  'idempotency-key': context.key,
  ...(context.correlationId === undefined ? {} : { 'correlation-id': context.correlationId }),
});

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The peer ended a connection that we still held open: nothing is known about the call, so it is repeated. */
const isStaleConnection = (error: unknown): boolean =>
  ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error));

export const causeOf = (error: unknown): string =>
  (error instanceof Error ? error.message || codeOf(error) : String(error)).slice(0, 300) || 'no answer';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
