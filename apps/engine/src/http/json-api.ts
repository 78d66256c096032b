// What Overt offers beside oVirt's API, below /overt/: JSON in and out, refusals in oVirt's fault shape. Who asks is told
// by a bearer token alone, never by a cookie: no other site can make a browser send one.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { defaultLimits } from '@overt/wire/limits';
import { parseStrictJson } from '@overt/wire/strict-json';
import type { Action } from '@overt/workflow/action';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PORTAL_CLIENT } from '../features/sessions/oauth-client.ts';
import type { SessionRow } from '../features/sessions/session.repo.ts';
import type { Ports, Tx } from '../ports.ts';
import type { Caller } from './binding.ts';
import type { Commands } from './commands.ts';
import { faultOf } from './faults.ts';
import { inItsLanguage, languageOf } from './language.ts';
import { bearerToken, type Authenticator } from './sso/authenticator.ts';
import { permitted, type Identity } from './sso/identity.ts';

export interface JsonRequest {
  readonly raw: FastifyRequest;
  readonly params: Readonly<Record<string, string>>;
  /** The body's object; `{}` when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly correlationId: string;
}

export interface SignedRequest extends JsonRequest {
  readonly caller: Caller;
  readonly identity: Identity;
  readonly token: string;
  readonly session: SessionRow;
  /** An API token or an application asks, not a person who signed in. */
  readonly byToken: boolean;
  /** Submits an action in the caller's name and waits for it; throws its Refusal. `?plan=true` is not for these. */
  run<Input, Result>(action: Action<Ports, Tx, Input, Result>, input: Input): Promise<Result>;
}

/** Refuses NOT_BY_TOKEN: a token that was lost must not be able to make itself at home. */
export function byPerson({ byToken }: SignedRequest): void {
  refuseUnless(!byToken, 'NOT_BY_TOKEN');
}

/** An answer that is a file. */
export class Download {
  readonly type: string;
  readonly fileName: string;
  readonly content: Readable;

  constructor(type: string, fileName: string, content: Readable) {
    this.type = type;
    this.fileName = fileName;
    this.content = content;
  }
}

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface BodyOptions {
  /** Media types of a body that is not read here: the handler takes it from `raw`. */
  readonly media?: RegExp;
}

export interface JsonApi {
  /** For who is signed in. Resolves to the answer, JSON or a Download; undefined answers `{}`. */
  on(verb: Verb, url: string, handler: (request: SignedRequest) => Promise<unknown>, options?: BodyOptions): void;
  /** For everybody: the handler checks who asks. */
  open(verb: Verb, url: string, handler: (request: JsonRequest) => Promise<unknown>): void;
}

export function jsonApi(
  server: FastifyInstance,
  ports: Ports,
  authenticator: Authenticator,
  commands: Commands,
): JsonApi {
  const answered =
    (handler: (request: JsonRequest) => Promise<unknown>, { media }: BodyOptions = {}) =>
    async (raw: FastifyRequest, reply: FastifyReply) => {
      const correlationId = ports.random.uuid();
      reply.header('cache-control', 'no-store').header('correlation-id', correlationId);
      reply.type('application/json; charset=UTF-8');
      try {
        const params = raw.params as Record<string, string>;
        const answer = await handler({
          raw,
          params,
          body: media?.test(raw.headers['content-type'] ?? '') === true ? {} : bodyOf(raw),
          correlationId,
        });
        if (answer instanceof Download) {
          reply.type(answer.type).header('content-disposition', `attachment; filename="${answer.fileName}"`);
          return await reply.send(answer.content);
        }
        return await reply.send(JSON.stringify(answer ?? {}));
      } catch (error) {
        const language = languageOf(raw);
        const fault = faultOf(error, correlationId, language);
        if (!Refusal.is(error))
          ports.log.error({ error, correlationId, url: pathOf(raw) }, 'a request failed with a bug');
        const { reason, detail } = fault;
        inItsLanguage(reply, language);
        return await reply
          .code(fault.status)
          .send(JSON.stringify({ code: fault.code, reason, detail, fault: { reason, detail } }));
      }
    };

  async function signed(request: JsonRequest): Promise<SignedRequest> {
    const token = bearerToken(request.raw.headers.authorization) ?? refuse('NOT_AUTHENTICATED');
    const session = (await authenticator.session(token)) ?? refuse('NOT_AUTHENTICATED');
    const identity = permitted(request.raw, session);
    // Areas are parts of oVirt's API: whoever wants more makes a token without any.
    refuseUnless(session.areas === null, 'TOKEN_AREA', { area: 'overt' });
    return {
      ...request,
      token,
      session,
      identity,
      caller: identity.caller,
      byToken: session.kind === 'token' || (session.client_id !== null && session.client_id !== PORTAL_CLIENT),
      async run(action, input) {
        const ctx = { principal: identity.principal, correlationId: request.correlationId };
        const outcome = await (await commands.submit(action as never, input, ctx)).outcome;
        if (outcome.status === 'failed') throw outcome.error;
        if (outcome.status === 'running') refuse('DATABASE_UNAVAILABLE');
        return outcome.result as never;
      },
    };
  }

  return {
    on: (verb, url, handler, options) =>
      void server.route({
        method: verb,
        url,
        handler: answered(async request => await handler(await signed(request)), options),
      }),
    open: (verb, url, handler) => void server.route({ method: verb, url, handler: answered(handler) }),
  };
}

/** Without the query, which may carry secrets of others' making. */
export const pathOf = (raw: FastifyRequest): string => raw.url.split('?')[0] ?? '';

/** What these operations take is small; documents and files are read by their own handlers. */
const LIMITS = { ...defaultLimits, bytes: 1024 * 1024, elements: 10_000 };

// A form of another site cannot send this content type without the browser asking first.
function bodyOf(raw: FastifyRequest): Readonly<Record<string, unknown>> {
  if (!Buffer.isBuffer(raw.body) || raw.body.length === 0) return {};
  const type = raw.headers['content-type'] ?? '';
  refuseUnless(/^application\/json\b/i.test(type), 'INVALID_VALUE', { path: 'Content-Type', rule: 'application/json' });
  const invalid = { path: 'body', rule: 'a JSON object' };
  const value = parseStrictJson(raw.body, LIMITS);
  refuseUnless(typeof value === 'object' && value !== null && !Array.isArray(value), 'INVALID_VALUE', invalid);
  return value as Record<string, unknown>;
}
