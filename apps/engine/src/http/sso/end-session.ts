// Signing out where one signed in. A browser that leaves Overt ends its session at the provider as well (OpenID Connect
// RP-Initiated Logout 1.0), by a link good for once; and what has ended there ends here (Back-Channel Logout 1.0), on all replicas,
// since a session is its row. The identity token that the provider wants to see is kept sealed, as long as the session is.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digest } from '../../features/sessions/oauth-client.ts';
import type { ExternalSession } from '../../features/openid-providers/external-session.repo.ts';
import type { ExternalSignIn, StoredOpenidProvider } from '../../features/openid-providers/public.ts';
import type { Ports } from '../../ports.ts';
import { languageOf } from '../language.ts';
import { originOf } from './authorization-code.ts';
import type { Authenticator } from './authenticator.ts';
import { formOf } from './form.ts';
import { randomText } from './sign-in-request.ts';

const BEHIND = 'external-session';
const LEAVING = 'end-session';
const BACK = 'signed-out';
const BEHIND_SECONDS = 15 * 60;
const LEAVING_SECONDS = 60;
const BACK_SECONDS = 15 * 60;
/** Longer than a token may be valid, clocks that differ included. */
const REPLAY_SECONDS = 2 * 3600;
const PORTAL = '/portal/?signed-out=yes';

type Behind = Omit<ExternalSession, 'sessionId' | 'sealedIdToken'> & { readonly idToken: string };

/** Keeps who is behind a sign-in until its second factor was shown, under the key that it returns. */
export async function keepBehind(
  ports: Ports,
  { id: providerId }: StoredOpenidProvider,
  { idToken, subject, sid }: ExternalSignIn,
): Promise<string> {
  const sidHash = sid === undefined ? null : digest(sid);
  const behind: Behind = { providerId, subjectHash: digest(subject), sidHash, idToken };
  const key = randomText(ports);
  const sealed = ports.secrets.seal(JSON.stringify(behind), BEHIND);
  await ports.repos.openidProviders.beginSignIn(digest(`${BEHIND}:${key}`), sealed, BEHIND_SECONDS);
  return key;
}

/** From now on the browser's sign-in ends with the provider's, and the other way round. */
export async function standBehind(ports: Ports, key: string, sessionId: string): Promise<void> {
  const sealed = await ports.repos.openidProviders.takeSignIn(digest(`${BEHIND}:${key}`));
  if (sealed === undefined) return refuse('OAUTH_REQUEST_INVALID', { what: 'its beginning, or it is too old' });
  const { idToken, ...behind } = JSON.parse(ports.secrets.open(sealed, BEHIND)) as Behind;
  const sealedIdToken = ports.secrets.seal(idToken, `${BEHIND}:${sessionId}`);
  await ports.repos.externalSessions.put({ ...behind, sessionId, sealedIdToken });
}

/**
 * Signs out, and says on which path of ours a browser goes on to end its session at the provider; undefined where none is behind
 * it, or the provider does not offer that, is not asked to, or does not answer: here the session is over in any case.
 */
export async function signOutOfBoth(
  ports: Ports,
  authenticator: Authenticator,
  raw: FastifyRequest,
  token: string,
): Promise<string | undefined> {
  const session = await authenticator.session(token);
  const behind = session && (await ports.repos.externalSessions.ofSession(session.id));
  await authenticator.signOut(token);
  const provider = behind && (await ports.repos.openidProviders.byId(behind.providerId));
  if (behind === undefined || provider?.enabled !== true || !provider.signsOutThere) return undefined;
  const state = randomText(ports);
  const idToken = ports.secrets.open(behind.sealedIdToken, `${BEHIND}:${behind.sessionId}`);
  const redirectUri = `${originOf(raw)}/ovirt-engine/sso/external-session/signed-out`;
  try {
    const language = languageOf(raw);
    const url = await ports.openid.endSessionUrl(provider, { idToken, redirectUri, state, language });
    if (url === undefined) return undefined;
    const key = randomText(ports);
    const { openidProviders } = ports.repos;
    await openidProviders.beginSignIn(digest(`${LEAVING}:${key}`), ports.secrets.seal(url, LEAVING), LEAVING_SECONDS);
    await openidProviders.beginSignIn(digest(`${BACK}:${state}`), ports.secrets.seal('', BACK), BACK_SECONDS);
    return `/ovirt-engine/sso/external-session/leave?key=${key}`;
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    ports.log.warn({ code: error.code, problem: error.message }, 'a session goes on at its OpenID provider');
    return undefined;
  }
}

const tooOld = { what: 'its beginning, or it is too old' };

/** To the provider, with the identity token, which no script of a page gets. Refuses OAUTH_REQUEST_INVALID. */
export async function leaveThere(
  ports: Ports,
  _authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const key = (formOf(raw).get('key') ?? '').slice(0, 100);
  const sealed = await ports.repos.openidProviders.takeSignIn(digest(`${LEAVING}:${key}`));
  if (sealed === undefined) return refuse('OAUTH_REQUEST_INVALID', tooOld);
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  return await reply.redirect(ports.secrets.open(sealed, LEAVING), 303);
}

/** Back from the provider, to the portal and nowhere else. Refuses OAUTH_REQUEST_INVALID. */
export async function signedOutThere(
  ports: Ports,
  _authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const state = (formOf(raw).get('state') ?? '').slice(0, 100);
  const known = await ports.repos.openidProviders.takeSignIn(digest(`${BACK}:${state}`));
  refuseUnless(known !== undefined, 'OAUTH_REQUEST_INVALID', tooOld);
  return await reply.header('cache-control', 'no-store').redirect(PORTAL, 303);
}

/** What a provider tells of by its logout token has ended. Refuses NOT_FOUND, OPENID_UNAVAILABLE, OPENID_ANSWER_WRONG. */
export async function endedThere(ports: Ports, raw: FastifyRequest, form: URLSearchParams): Promise<object> {
  const name = (raw.params as Readonly<Record<string, string>>)['profile'] ?? '';
  const provider = await ports.repos.openidProviders.byName(name);
  if (provider?.enabled !== true) return refuse('NOT_FOUND', { what: 'OpenID provider', id: name.slice(0, 64) });
  const order = await ports.openid.logoutOrder(provider, form.get('logout_token') ?? '');
  const ended = await ports.transaction(async tx => {
    const fresh = await tx.externalSessions.useLogoutToken(provider.id, digest(order.jti), REPLAY_SECONDS);
    const replayed = { profile: provider.name, problem: 'its token was used before' };
    refuseUnless(fresh, 'OPENID_ANSWER_WRONG', replayed);
    const { subject, sid } = order;
    return await tx.externalSessions.end(provider.id, {
      subjectHash: subject === undefined ? undefined : digest(subject),
      sidHash: sid === undefined ? undefined : digest(sid),
    });
  });
  ports.log.info({ profile: provider.name, ended }, 'sign-ins ended at their OpenID provider');
  return {};
}
