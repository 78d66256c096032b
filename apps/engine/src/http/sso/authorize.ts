// The authorization-code flow: an application sends the browser here, the user signs in, the browser goes back with a code,
// the application trades it for a token with the proof that it asked (PKCE). Nothing goes back to an address that is not
// registered, letter by letter; a problem with the application itself is shown here and never redirected.
import { refuseUnless } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BrowserSignIn } from '../../features/sessions/session.repo.ts';
import type { Ports } from '../../ports.ts';
import type { Authenticator } from './authenticator.ts';
import { clientOf, originOf, sendBack, sendCode } from './authorization-code.ts';
import { signedInBrowser } from './browser-cookie.ts';
import { formOf } from './form.ts';
import { showPasswordPage } from './login.ts';
import { pageLanguage } from './login-words.ts';
import { beginRequest } from './sign-in-request.ts';

export async function authorize(
  ports: Ports,
  authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = formOf(raw);
  const client = await clientOf(ports, query.get('client_id') ?? '', originOf(raw));
  const redirectUri = query.get('redirect_uri') ?? '';
  refuseUnless(client.redirect_uris.includes(redirectUri), 'OAUTH_CLIENT_UNKNOWN');
  const state = query.get('state') ?? '';
  const problem = problemOf(query);
  if (problem !== undefined) return await sendBack(reply, redirectUri, { error: problem, state });
  const wanted = {
    clientId: client.id,
    redirectUri,
    challenge: query.get('code_challenge') ?? '',
    scope: (query.get('scope') ?? 'openid').slice(0, 500),
    state,
    nonce: query.get('nonce')?.slice(0, 500),
    language: pageLanguage(query.get('ui_locales'), raw.headers['accept-language']),
    anew: query.get('prompt') === 'login' || query.has('max_age'),
  };
  const browser = await signedInBrowser(authenticator, raw);
  if (browser !== undefined && !mustAsk(query, browser, ports.clock.now())) {
    return await sendCode(ports, reply, wanted, { userId: browser.user_id, browserId: browser.id });
  }
  if (query.get('prompt') === 'none') return await sendBack(reply, redirectUri, { error: 'login_required', state });
  return await showPasswordPage(ports, reply, client, beginRequest(ports, raw, reply, wanted), {});
}

/** Although the browser has signed in: the application wants it anew. */
function mustAsk(query: URLSearchParams, browser: BrowserSignIn, now: number): boolean {
  const seconds = Number(query.get('max_age') ?? Number.NaN);
  const tooOld = seconds >= 0 && now - Date.parse(browser.created_at) > seconds * 1000;
  return query.get('prompt') === 'login' || query.get('prompt') === 'select_account' || tooOld;
}

function problemOf(query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  const challenge = query.get('code_challenge') ?? '';
  const proved = query.get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(challenge);
  return proved && (query.get('state') ?? '').length <= 2000 ? undefined : 'invalid_request';
}
