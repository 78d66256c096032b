// Sign-in by the authorization-code flow with PKCE, for programs that have a browser: the password is typed on the engine's
// own page, and what comes back is worth nothing to whoever did not begin.
import { clientError } from './api-error.ts';
import { httpFor } from './http.ts';
import type { LoginOptions, Session } from './login.ts';

const SSO = '/ovirt-engine/sso/openid';

export interface CodeClient {
  readonly clientId: string;
  /** Registered with the engine, letter by letter. */
  readonly redirectUri: string;
}

/** To be kept by whoever began, until the browser is back. */
export interface PendingLogin extends CodeClient {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface BegunLogin {
  /** Where to send the browser; from the engine's origin. */
  readonly path: string;
  readonly pending: PendingLogin;
}

export interface CodeLoginChoice {
  /** Comes back at once, with an error unless the browser has signed in already. */
  readonly silent?: boolean;
  /** Of the page: `de`. */
  readonly language?: string;
}

export interface CodeSession extends Session {
  /** With its profile: `admin@internal`. */
  readonly user: string;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

export async function beginCodeLogin(client: CodeClient, choice: CodeLoginChoice = {}): Promise<BegunLogin> {
  const { clientId, redirectUri } = client;
  const [state, nonce, verifier] = [randomText(), randomText(), randomText()];
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid ovirt-app-api',
    state,
    nonce,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: 'S256',
    ...(choice.silent === true ? { prompt: 'none' } : {}),
    ...(choice.language === undefined ? {} : { ui_locales: choice.language }),
  });
  return { path: `${SSO}/authorize?${query}`, pending: { clientId, redirectUri, state, nonce, verifier } };
}

/**
 * `answer`: the query that the browser came back with. Rejects with ApiError: code LOGIN_MIXED_UP when it answers another
 * request, LOGIN_REQUIRED when a silent one found nobody, else what the engine says of the code.
 */
export async function finishCodeLogin(
  options: LoginOptions,
  pending: PendingLogin,
  answer: URLSearchParams,
): Promise<CodeSession> {
  const mixedUp = () =>
    clientError('LOGIN_MIXED_UP', 'This answers another sign-in than the one begun here. Sign in again.');
  if (answer.get('state') !== pending.state) throw mixedUp();
  const problem = answer.get('error');
  if (problem === 'login_required') throw clientError('LOGIN_REQUIRED', 'Nobody is signed in.');
  if (problem !== null) throw clientError('LOGIN_REFUSED', `The engine does not sign in: ${problem}.`);
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: pending.clientId,
    redirect_uri: pending.redirectUri,
    code: answer.get('code') ?? '',
    code_verifier: pending.verifier,
  });
  const sent = await httpFor(options).send({
    method: 'POST',
    path: `${SSO}/token`,
    contentType: 'application/x-www-form-urlencoded',
    body: form.toString(),
  });
  const { access_token: token, id_token: idToken, exp } = JSON.parse(await sent.text()) as Record<string, string>;
  const claims = claimsOf(idToken ?? '');
  if (token === undefined || claims['nonce'] !== pending.nonce) throw mixedUp();
  return { token, user: String(claims['preferred_username']), expiresAt: exp === undefined ? undefined : Number(exp) };
}

/** Not verified: it came from the engine itself over TLS. */
function claimsOf(idToken: string): Readonly<Record<string, unknown>> {
  try {
    const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), character => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
