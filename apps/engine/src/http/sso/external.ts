// Sign-in on the page of another's OpenID Connect provider: there with a link from the sign-in page, back with a code. What
// was asked waits in the database under the digest of `state`, taken once; a cookie binds it to this browser. Each provider
// has an address of its own to come back to, so that no answer of one is taken for another's.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digest } from '../../features/sessions/oauth-client.ts';
import type { StoredOpenidProvider } from '../../features/openid-providers/public.ts';
import type { Ports } from '../../ports.ts';
import { admit } from './admit.ts';
import { cookie, type Authenticator } from './authenticator.ts';
import { clientOf, originOf } from './authorization-code.ts';
import { keepBehind } from './end-session.ts';
import { formOf } from './form.ts';
import { showPasswordPage, takeSecondFactor } from './login.ts';
import { refusalText } from './login-words.ts';
import { attributes, openRequest, randomText, type Asked } from './sign-in-request.ts';

const COOKIE = 'overt_external';
const CONTEXT = 'external-sign-in';
const LASTS_SECONDS = 10 * 60;
/** Of RFC 6749 (4.1.2.1) and OpenID Connect Core (3.1.2.6). */
const ERRORS = [
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_response_type',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
];

interface Waiting {
  readonly asked: Asked;
  readonly providerId: string;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly binding: string;
}

/** Refuses NOT_FOUND. */
async function providerOf(ports: Ports, raw: FastifyRequest): Promise<StoredOpenidProvider> {
  const name = (raw.params as Readonly<Record<string, string>>)['profile'] ?? '';
  const provider = await ports.repos.openidProviders.byName(name);
  const unknown = { what: 'OpenID provider', id: name.slice(0, 64) };
  return provider?.enabled === true ? provider : refuse('NOT_FOUND', unknown);
}

/** Refuses OAUTH_REQUEST_INVALID, NOT_FOUND; that the provider does not answer is shown on the page. */
export async function leave(
  ports: Ports,
  _authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const provider = await providerOf(ports, raw);
  const { proved: _, ...asked } = openRequest(ports, raw, formOf(raw).get('request') ?? '');
  const state = randomText(ports);
  const held = cookie(raw.headers.cookie, COOKIE) ?? '';
  const binding = /^[\w-]{32}$/.test(held) ? held : randomText(ports);
  const waiting: Waiting = {
    asked,
    providerId: provider.id,
    redirectUri: `${originOf(raw)}/ovirt-engine/sso/external/callback/${encodeURIComponent(provider.name)}`,
    nonce: randomText(ports),
    verifier: randomText(ports) + randomText(ports),
    binding,
  };
  return await onThePage(ports, { raw, reply, asked }, async () => {
    const url = await ports.openid.authorizationUrl(provider, {
      redirectUri: waiting.redirectUri,
      state,
      nonce: waiting.nonce,
      challenge: digest(waiting.verifier),
      language: asked.language,
      anew: asked.anew,
    });
    const sealed = ports.secrets.seal(JSON.stringify(waiting), CONTEXT);
    await ports.repos.openidProviders.beginSignIn(digest(state), sealed, LASTS_SECONDS);
    // Lax: the browser comes back from another site.
    reply.header('set-cookie', `${COOKIE}=${binding}; ${attributes(raw, 'Lax')}`);
    return await reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(url, 303);
  });
}

/** Refuses OAUTH_REQUEST_INVALID for what was not begun here; what is wrong with the answer is shown on the page. */
export async function comeBack(
  ports: Ports,
  authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const provider = await providerOf(ports, raw);
  const answer = formOf(raw);
  const sealed = await ports.repos.openidProviders.takeSignIn(digest((answer.get('state') ?? '').slice(0, 200)));
  const unknown = { what: 'its beginning, or it is too old' };
  if (sealed === undefined) return refuse('OAUTH_REQUEST_INVALID', unknown);
  const waiting = JSON.parse(ports.secrets.open(sealed, CONTEXT)) as Waiting;
  refuseUnless(cookie(raw.headers.cookie, COOKIE) === waiting.binding, 'OAUTH_REQUEST_INVALID', unknown);
  refuseUnless(provider.id === waiting.providerId, 'OAUTH_REQUEST_INVALID', { what: 'the provider that was asked' });
  const { asked, redirectUri, nonce, verifier } = waiting;
  return await onThePage(ports, { raw, reply, asked }, async () => {
    const error = answer.get('error');
    if (error === 'access_denied') return refuse('OPENID_DENIED', { provider: provider.title });
    // The provider's own words may be anybody's; of the codes only known ones are told on.
    const said = ERRORS.find(one => one === error) ?? 'an error';
    if (error !== null) return refuse('OPENID_ANSWER_WRONG', { profile: provider.name, problem: `it says ${said}` });
    const signedIn = await ports.openid.redeem(provider, {
      code: answer.get('code') ?? '',
      issuer: answer.get('iss') ?? undefined,
      redirectUri,
      nonce,
      verifier,
    });
    const profile = provider.name;
    const userId = await ports.transaction(tx => admit(tx, ports.random.uuid(), { ...signedIn, profile }));
    const behind = await keepBehind(ports, provider, signedIn);
    const principal = `${signedIn.user.userName}@${profile}`;
    const client = await clientOf(ports, asked.clientId, originOf(raw));
    const sent = { ports, authenticator, raw, reply, client, form: new URLSearchParams() };
    return await takeSecondFactor(sent, { ...asked, proved: { userId, principal, behind } });
  });
}

interface OnPage {
  readonly raw: FastifyRequest;
  readonly reply: FastifyReply;
  readonly asked: Asked;
}

/** A refusal becomes a sentence on the sign-in page, where another way may be chosen. */
async function onThePage(
  ports: Ports,
  { raw, reply, asked }: OnPage,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!Refusal.is(error)) throw error;
    ports.log.warn({ code: error.code, problem: error.message }, 'a sign-in by an OpenID provider failed');
    const client = await clientOf(ports, asked.clientId, originOf(raw));
    const problem = refusalText(error, asked.language);
    return await showPasswordPage(ports, reply, client, asked, { problem });
  }
}
