// Sign-in on the engine's own page, by the authorization-code flow: no password passes through the portal. What was begun
// is kept over the way there and back in the tab's storage; the token is not, it lives in memory.
import { ApiError } from '@overt/sdk/api-error';
import { beginCodeLogin, finishCodeLogin, type PendingLogin } from '@overt/sdk/code-login';
import type { Fetch } from '@overt/sdk/fetch-port';
import * as login from '@overt/sdk/login';
import { language } from '../i18n/i18n.ts';
import { base, safeReturn } from '../paths.ts';
import { beginSession, endSession, hasEnded, session } from '../session/session.ts';

const BEGUN = 'overt.sign-in';
const here = { baseUrl: '', language };
const client = () => ({ clientId: 'overt-portal', redirectUri: `${location.origin}${base}/` });

interface Begun {
  pending: PendingLogin;
  to: string;
}

/** Leaves the portal for the engine's page, which sends the browser back to `to`. */
export async function startSignIn(to: string | null): Promise<void> {
  // Else the browser would still be known, and be let in again at once.
  await signingOut;
  const { path, pending } = await beginCodeLogin(client(), { language: language() });
  sessionStorage.setItem(BEGUN, JSON.stringify({ pending, to: safeReturn(to) } satisfies Begun));
  location.assign(path);
}

/** When the browser has just come back: the session begins, and the address is the wanted one. Rejects with ApiError. */
export async function finishSignIn(): Promise<void> {
  const answer = new URLSearchParams(location.search);
  const stored = sessionStorage.getItem(BEGUN);
  if (location.pathname !== `${base}/` || !answer.has('state')) return;
  sessionStorage.removeItem(BEGUN);
  const begun = stored === null ? undefined : (JSON.parse(stored) as Begun);
  // Neither in the history nor in the page's address does the code stay.
  history.replaceState(null, '', base + (begun === undefined ? '/' : safeReturn(begun.to)));
  if (begun !== undefined) beginSession(await finishCodeLogin(here, begun.pending, answer));
}

/** Whether the browser has just come back from signing out at its OpenID provider. */
export function finishSignOut(): boolean {
  if (location.pathname !== `${base}/` || location.search !== '?signed-out=yes') return false;
  history.replaceState(null, '', `${base}/`);
  hasEnded('signed-out');
  return true;
}

/** A session without asking, where the browser has signed in before: after a reload, or in another tab. */
export async function signInSilently(): Promise<boolean> {
  const { path, pending } = await beginCodeLogin(client(), { silent: true });
  const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store' });
  const back = new URL(answer.url);
  if (back.origin + back.pathname !== pending.redirectUri) return false;
  try {
    beginSession(await finishCodeLogin(here, pending, back.searchParams));
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status !== 0) return false;
    if (error instanceof ApiError && error.code === 'LOGIN_REQUIRED') return false;
    throw error;
  }
}

let signingOut: Promise<unknown> = Promise.resolve();

/**
 * The session ends here at once; the engine is told, also when the page goes away meanwhile. Who signed in elsewhere goes there, to
 * sign out there as well.
 */
export function signOut(): void {
  const token = session()?.token;
  endSession('signed-out');
  if (token === undefined) return;
  const kept: Fetch = (url, init) => fetch(url, { ...init, keepalive: true });
  signingOut = login
    .signOutOfBoth({ ...here, fetch: kept }, token)
    .then(path => path !== undefined && location.assign(path))
    .catch(() => undefined);
}
