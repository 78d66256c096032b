// A token for a name and a password from oVirt's single sign-on. `renew` signs in again when the engine has refused the
// token (it expired, or the engine's keys changed); calls that fail at the same time share one sign-in.
import { clientError } from './api-error.ts';
import { httpFor, type HttpOptions } from './http.ts';
import type { TokenSource } from './token-source.ts';

const TOKEN = '/ovirt-engine/sso/oauth/token';
const LOGOUT = '/ovirt-engine/services/sso-logout';
const FORM = 'application/x-www-form-urlencoded';

export type LoginOptions = Pick<HttpOptions, 'baseUrl' | 'fetch' | 'retry' | 'clock' | 'language'>;

export interface Credentials {
  /** With its profile: `admin@internal`. */
  readonly username: string;
  readonly password: string;
  /** Code of the second factor, where the account has one. */
  readonly otp?: string;
}

export interface Session {
  readonly token: string;
  /** Milliseconds since the epoch, where the engine says it. */
  readonly expiresAt: number | undefined;
}

/** Rejects with ApiError: 400 or 401 when the engine does not take the credentials. */
export async function signIn(options: LoginOptions, credentials: Credentials, signal?: AbortSignal): Promise<Session> {
  const form = new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', ...credentials });
  const answer = await httpFor(options).send({
    method: 'POST',
    path: TOKEN,
    contentType: FORM,
    body: form.toString(),
    repeatable: true,
    signal,
  });
  const { access_token: token, exp } = JSON.parse(await answer.text()) as { access_token?: string; exp?: string };
  if (!token) throw clientError('BAD_ANSWER', 'The engine answered the sign-in without a token.');
  return { token, expiresAt: exp === undefined ? undefined : Number(exp) };
}

/** Ends the token's session. A token that is no longer valid is signed out already. */
export async function signOut(options: LoginOptions, token: string, signal?: AbortSignal): Promise<void> {
  const body = new URLSearchParams({ scope: 'ovirt-app-api', token }).toString();
  const http = httpFor({ ...options, token });
  await http.send({ method: 'POST', path: LOGOUT, contentType: FORM, body, repeatable: true, signal });
}

/** As `signOut`, from a page: resolves to the path on which the browser ends its session at its OpenID provider, if it has one. */
export async function signOutOfBoth(options: LoginOptions, token: string): Promise<string | undefined> {
  const body = new URLSearchParams({ scope: 'ovirt-app-api', token, end_session: 'true' }).toString();
  const http = httpFor({ ...options, token });
  const answer = await http.send({ method: 'POST', path: LOGOUT, contentType: FORM, body, repeatable: true });
  const { end_session: path } = JSON.parse(await answer.text()) as { end_session?: unknown };
  return typeof path === 'string' && path.startsWith('/ovirt-engine/sso/') ? path : undefined;
}

export interface PasswordLogin extends TokenSource {
  renew(refused: string | undefined): Promise<boolean>;
  logout(): Promise<void>;
}

/** Signs in at the first call that needs a token. */
export function passwordLogin(options: LoginOptions, credentials: Credentials): PasswordLogin {
  let current: Promise<Session> | undefined;

  function fresh(): Promise<Session> {
    const opening = signIn(options, credentials);
    current = opening;
    // A failed sign-in is not kept: the next call tries again.
    opening.catch(() => {
      if (current === opening) current = undefined;
    });
    return opening;
  }

  return {
    token: async () => (await (current ?? fresh())).token,
    async renew(refused) {
      const known = await current?.catch(() => undefined);
      if (known === undefined || known.token === refused) await fresh();
      return true;
    },
    async logout() {
      const known = await current?.catch(() => undefined);
      current = undefined;
      if (known !== undefined) await signOut(options, known.token);
    },
  };
}
