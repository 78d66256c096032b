// What an application asked for, kept in the browser between the pages of a sign-in: sealed, so that nobody changes or reads
// it, bound to this browser by a cookie, and good for some minutes. Any replica goes on where another began.
import { timingSafeEqual } from 'node:crypto';
import { refuse } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ports } from '../../ports.ts';
import { cookie } from './authenticator.ts';
import type { Language } from '@overt/kernel/language';

const COOKIE = 'overt_sign_in';
const CONTEXT = 'authorize';
const LASTS_MS = 10 * 60_000;
const LONGEST_SEALED = 16_000;

export interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scope: string;
  readonly state: string;
  readonly nonce: string | undefined;
  readonly language: Language;
  /** The application wants that one signs in again, also at a provider that remembers. */
  readonly anew: boolean;
  /** Of the cookie: another browser cannot finish what this one began. */
  readonly binding: string;
  readonly until: number;
  /** Whose password was right; the second factor is still missing. */
  readonly proved?: {
    readonly userId: string;
    readonly principal: string;
    /** Key of what is known of the sign-in at an OpenID provider: end-session.ts. */
    readonly behind?: string;
  };
}

export const randomText = ({ random }: Pick<Ports, 'random'>): string =>
  Buffer.from(random.bytes(24)).toString('base64url');

/** A browser that is signing in elsewhere already, in another tab, keeps its binding: both tabs can finish. */
export function beginRequest(
  ports: Ports,
  raw: FastifyRequest,
  reply: FastifyReply,
  asked: Omit<Asked, 'binding' | 'until'>,
): Asked {
  const shown = cookie(raw.headers.cookie, COOKIE) ?? '';
  const binding = /^[\w-]{32}$/.test(shown) ? shown : randomText(ports);
  reply.header('set-cookie', `${COOKIE}=${binding}; ${attributes(raw, 'Strict')}`);
  return { ...asked, binding, until: ports.clock.now() + LASTS_MS };
}

export const sealRequest = ({ secrets }: Pick<Ports, 'secrets'>, asked: Asked): string =>
  secrets.seal(JSON.stringify(asked), CONTEXT).toString('base64url');

/** Refuses OAUTH_REQUEST_INVALID. */
export function openRequest({ secrets, clock }: Ports, raw: FastifyRequest, sealed: string): Asked {
  const incomplete = (): never => refuse('OAUTH_REQUEST_INVALID', { what: 'its beginning, or it is too old' });
  let asked: Asked;
  try {
    asked = JSON.parse(secrets.open(Buffer.from(sealed.slice(0, LONGEST_SEALED), 'base64url'), CONTEXT)) as Asked;
  } catch {
    return incomplete();
  }
  const shown = Buffer.from(cookie(raw.headers.cookie, COOKIE) ?? '');
  const bound = Buffer.from(asked.binding);
  const same = shown.length === bound.length && timingSafeEqual(shown, bound);
  return same && asked.until > clock.now() ? asked : incomplete();
}

/** Of a cookie of the sign-in, which no script and nothing outside these pages gets. */
export function attributes(raw: FastifyRequest, sameSite: 'Strict' | 'Lax'): string {
  return `Path=/ovirt-engine/sso; HttpOnly; SameSite=${sameSite}${raw.protocol === 'https' ? '; Secure' : ''}`;
}
