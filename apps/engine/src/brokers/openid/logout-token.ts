// A logout token, by which a provider tells that a sign-in has ended there (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6).
// Its signature, issuer and audience were checked before.
import type { JWTPayload, JWTHeaderParameters } from 'jose';
import type { LogoutOrder } from '../../features/openid-providers/public.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const LONGEST_ID = 1000;
const LONGEST_LIFE_SECONDS = 3600;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;

const orAbsent = (value: unknown): boolean => value === undefined || isText(value);

/** What is wrong with it; undefined: nothing. `now`: seconds. */
export function wrongWith(payload: JWTPayload, { typ }: JWTHeaderParameters, now: number): string | undefined {
  const { sub, sid, jti, exp = 0, iat = 0 } = payload;
  if (typ !== undefined && !/^(application\/)?(logout\+)?jwt$/i.test(typ)) return 'it is a token of another kind';
  const events: unknown = payload['events'];
  const told = typeof events === 'object' && events !== null && Object.hasOwn(events, EVENT);
  const event: unknown = told ? Reflect.get(events, EVENT) : undefined;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return 'it does not tell of a logout';
  // An identity token must not pass for one.
  if (Object.hasOwn(payload, 'nonce')) return 'it has a nonce, as an identity token has';
  if (!isText(jti)) return 'it has no jti';
  if (exp - iat > LONGEST_LIFE_SECONDS || exp - now > LONGEST_LIFE_SECONDS) return 'it is valid for too long';
  if (!orAbsent(sub) || !orAbsent(sid) || (sub === undefined && sid === undefined)) return 'it names nobody';
  return undefined;
}

export const orderOf = ({ sub, sid, jti, exp = 0 }: JWTPayload & { readonly sid?: unknown }): LogoutOrder => ({
  subject: sub,
  sid: typeof sid === 'string' ? sid : undefined,
  jti: jti ?? '',
  expiresAt: exp,
});
