// Finds out who sends an API request: bearer token, password, or the cookie of a persistent session. The cookie changes
// something only with the header `Prefer: persistent-auth`, which no foreign web page can send. Whoever reads without that
// header signs out by it: so clients end such a session.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Principal } from '@overt/workflow/action';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionRow } from '../../features/sessions/session.repo.ts';
import { API } from '../api-path.ts';
import type { Caller } from '../binding.ts';
import { preferences } from '../parameters.ts';
import { basicCredentials, bearerToken, cookie, type Authenticator } from './authenticator.ts';

export interface Identity {
  /** Parts of the API that the token is for; null: whatever the caller may. */
  readonly areas: readonly string[] | null;
  readonly caller: Caller;
  readonly principal: Principal;
}

/** Refuses NOT_AUTHENTICATED. */
export type IdentityOf = (raw: FastifyRequest, reply: FastifyReply) => Promise<Identity>;

const COOKIE = 'JSESSIONID';

export function identityFinder(authenticator: Authenticator): IdentityOf {
  return async (raw, reply) => {
    const prefer = preferences(raw.headers, 'prefer');
    const persistent = prefer.has('persistent-auth');
    const fresh = prefer.has('new-auth');
    const kept = cookie(raw.headers.cookie, COOKIE);
    const goesOn = persistent && !fresh;
    const bearer = bearerToken(raw.headers.authorization);
    if (bearer !== undefined) {
      const session = await authenticator.session(bearer);
      if (session === undefined) return refuse('NOT_AUTHENTICATED');
      if (!goesOn && kept !== bearer) signOutAfter(reply, kept);
      if (persistent) setCookie(raw, reply, bearer);
      return permitted(raw, session);
    }
    const credentials = basicCredentials(raw.headers.authorization);
    const usable = goesOn || (!fresh && credentials === undefined && isReading(raw));
    const known = kept === undefined || !usable ? undefined : await authenticator.session(kept);
    if (known !== undefined) {
      if (!goesOn) signOutAfter(reply, kept);
      return permitted(raw, known);
    }
    if (credentials === undefined) return refuse('NOT_AUTHENTICATED');
    const idle = sessionTtl(raw.headers['session-ttl']);
    const opened = await authenticator
      .signIn({ ...credentials, source: raw.ip }, 'ovirt-app-api', idle)
      .catch(notSignedIn);
    const session = await authenticator.session(opened.token);
    if (session === undefined) return refuse('NOT_AUTHENTICATED');
    if (!goesOn) signOutAfter(reply, kept);
    if (persistent) setCookie(raw, reply, opened.token);
    // A session for this request alone.
    else if (!opened.kept) signOutAfter(reply, opened.token);
    return permitted(raw, session);
  };

  /** API tokens stay: they are ended where they are made. */
  function signOutAfter(reply: FastifyReply, token: string | undefined): void {
    if (token === undefined) return;
    const end = async () => {
      if ((await authenticator.session(token))?.kind !== 'token') await authenticator.signOut(token);
    };
    reply.raw.once('close', () => void end().catch(() => undefined));
  }
}

const isReading = ({ method }: FastifyRequest): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

// A client of the API expects 401 for whatever is wrong with its credentials; a database that is down is another matter.
function notSignedIn(error: unknown): never {
  if (!Refusal.is(error) || error.status >= 500) throw error;
  return refuse('NOT_AUTHENTICATED', {}, { cause: error });
}

/** Refuses TOKEN_IS_READ_ONLY for what is no mere reading, TOKEN_SCOPE for an application that asked to know the user only. */
export function permitted(raw: FastifyRequest, session: SessionRow): Identity {
  refuseUnless(isReading(raw) || !session.read_only, 'TOKEN_IS_READ_ONLY');
  refuseUnless(session.client_id === null || /\bovirt-app-api\b/.test(session.scope), 'TOKEN_SCOPE');
  return identityOf(session);
}

export function identityOf(session: SessionRow): Identity {
  const { user_id: userId, principal, administrator } = session;
  return {
    areas: session.areas,
    caller: { userId, principal, administrator },
    principal: { id: userId, name: principal, details: { secondFactorAt: session.second_factor_at } },
  };
}

/** Sent in minutes, at least one; seconds. */
function sessionTtl(header: string | string[] | undefined): number | undefined {
  const minutes = Number(Array.isArray(header) ? header[0] : header);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60 ? minutes * 60 : undefined;
}

function setCookie(raw: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = raw.protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', `${COOKIE}=${token}; Path=${API}; HttpOnly; SameSite=Lax${secure}`);
}
