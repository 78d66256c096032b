// The agent protocol on node:http(s), for the agent and the simulator alike:
//   POST /api/v1/<Namespace>/<verb>      one verb, JSON in and out
//   POST /RPC2                           the same verbs as XML-RPC
//   GET  /api/v1/events                  websocket of events (`after`, `epoch`)
//   GET  /api/v1/consoles/<vmId>/<kind>  websocket that pipes a console's bytes
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuse, type Refusal } from '@overt/kernel/refusal';
import { verbDispatcher } from './dispatcher.ts';
import { asRefusal } from './fault.ts';
import { readBody, sendFault, sendJson, sendText } from './http-io.ts';
import { parseFence } from './idempotency.ts';
import type { AgentServerOptions } from './server-options.ts';
import { serveUpgrade } from './server-upgrade.ts';
import { decodeMethodCall, encodeFault, encodeMethodResponse } from './xml-rpc.ts';

export interface AgentRequestHandler {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends the websockets. */
  close(): void;
}

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

export function agentRequestHandler(options: AgentServerOptions): AgentRequestHandler {
  const { log } = options;
  const dispatcher = verbDispatcher(options);
  const upgrades = serveUpgrade(options);

  const callOf = (request: IncomingMessage, correlationId: string) => {
    const fence = header(request, 'overt-fence');
    return {
      correlationId,
      fence: fence === undefined ? undefined : parseFence(fence),
      key: header(request, 'idempotency-key'),
    };
  };

  async function rest(request: IncomingMessage, response: ServerResponse, name: string, correlationId: string) {
    if (request.method !== 'POST') refuse('AGENT_BAD_PARAMS', { verb: name, issues: 'verbs are called by POST' });
    const body = await readBody(request);
    const params = parseJson(name, body === '' ? '{}' : body);
    sendJson(response, 200, await dispatcher.dispatch(name, params, callOf(request, correlationId)));
  }

  async function xmlRpc(request: IncomingMessage, response: ServerResponse, correlationId: string) {
    let text: string;
    try {
      const { method, params } = decodeMethodCall(await readBody(request));
      text = encodeMethodResponse(await dispatcher.dispatch(method, params, callOf(request, correlationId)));
    } catch (error) {
      const refusal = asRefusal(error, correlationId);
      report(refusal, request, correlationId);
      text = encodeFault(refusal.status, `${refusal.code}: ${refusal.message}`);
    }
    sendText(response, 200, 'text/xml', text);
  }

  async function answer(request: IncomingMessage, response: ServerResponse, correlationId: string) {
    if ((await options.extra?.(request, response)) === true) return;
    if (options.authorize?.(request) === false) refuse('AGENT_UNTRUSTED');
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const verb = /^\/api\/v1\/(\w{1,50})\/(\w{1,50})$/.exec(path);
    if (verb !== null) return rest(request, response, `${verb[1]}.${verb[2]}`, correlationId);
    if (path === '/RPC2' && request.method === 'POST') return xmlRpc(request, response, correlationId);
    refuse('AGENT_UNKNOWN_VERB', { verb: path.slice(0, 100) });
  }

  const report = (refusal: Refusal, request: IncomingMessage, correlationId: string) => {
    const fields = { correlationId, path: request.url, code: refusal.code };
    if (refusal.status >= 500 && refusal.code !== 'NOT_IMPLEMENTED')
      log.error({ ...fields, error: refusal.cause ?? refusal }, 'call failed');
    else log.info({ ...fields, reason: refusal.message }, 'call refused');
  };

  return {
    request(request, response) {
      const correlationId = header(request, 'correlation-id')?.slice(0, 200) ?? options.random.uuid();
      response.on('error', error => log.debug({ error, correlationId }, 'response'));
      answer(request, response, correlationId).catch((error: unknown) => {
        const refusal = asRefusal(error, correlationId);
        report(refusal, request, correlationId);
        if (response.headersSent) return response.destroy();
        // Not all of the body was read: the connection cannot carry another request.
        if (!request.complete) response.setHeader('Connection', 'close');
        sendFault(response, refusal);
      });
    },
    upgrade: upgrades.upgrade,
    close: upgrades.close,
  };
}

export function attachAgent(server: Server, handler: AgentRequestHandler): void {
  server.on('request', handler.request);
  server.on('upgrade', handler.upgrade);
}

function parseJson(verb: string, body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return refuse('AGENT_BAD_PARAMS', { verb, issues: 'the body is not JSON' });
  }
}
