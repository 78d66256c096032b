// What people send from the sign-in pages: first name and password, then the second factor where there is one.
import { Refusal, refuseUnless } from '@overt/kernel/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { proofOptions } from '../../features/sessions/passkey.ts';
import { splitPrincipal } from '../../features/directories/public.ts';
import type { OauthClientRow } from '../../features/sessions/oauth.repo.ts';
import type { Ports } from '../../ports.ts';
import { wholePrincipal, type Authenticator } from './authenticator.ts';
import { clientOf, originOf, sendCode } from './authorization-code.ts';
import { signInBrowser } from './browser-cookie.ts';
import { standBehind } from './end-session.ts';
import { formOf } from './form.ts';
import { sendPasswordPage, sendSecondFactorPage } from './login-page.ts';
import { refusalText } from './login-words.ts';
import { openRequest, randomText, sealRequest, type Asked } from './sign-in-request.ts';

interface Shown {
  readonly userName?: string;
  readonly profile?: string;
  readonly problem?: string;
}

const pageOf = (ports: Ports, client: OauthClientRow, asked: Asked) => ({
  application: client.name,
  request: sealRequest(ports, asked),
  nonce: randomText(ports),
  language: asked.language,
  target: new URL(asked.redirectUri).origin,
});

export async function showPasswordPage(
  ports: Ports,
  reply: FastifyReply,
  client: OauthClientRow,
  asked: Asked,
  shown: Shown,
): Promise<FastifyReply> {
  const providers = (await ports.repos.openidProviders.all()).filter(one => one.enabled);
  const elsewhere = new Set(providers.map(one => one.name));
  const profiles = (await ports.directories.profiles()).filter(name => !elsewhere.has(name));
  return await sendPasswordPage(reply, { ...pageOf(ports, client, asked), profiles, providers, ...shown });
}

export interface Sent {
  readonly ports: Ports;
  readonly authenticator: Authenticator;
  readonly raw: FastifyRequest;
  readonly reply: FastifyReply;
  readonly client: OauthClientRow;
  readonly form: URLSearchParams;
}

/** Refuses OAUTH_REQUEST_INVALID; what is wrong with name, password or code is shown on the page. */
export async function login(
  ports: Ports,
  authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Old browsers do not send the header, the cookie holds for them; a new one that names another site is believed.
  const site = raw.headers['sec-fetch-site'];
  refuseUnless(site === undefined || site === 'same-origin', 'OAUTH_REQUEST_INVALID', {
    what: 'this site as its sender',
  });
  const form = formOf(raw, { query: false });
  const { proved, ...asked } = openRequest(ports, raw, form.get('request') ?? '');
  const client = await clientOf(ports, asked.clientId, originOf(raw));
  const sent = { ports, authenticator, raw, reply, client, form };
  if (proved === undefined) return await takePassword(sent, asked);
  if (form.has('restart')) return await showPasswordPage(ports, reply, client, asked, {});
  return await takeSecondFactor(sent, { ...asked, proved });
}

async function takePassword(sent: Sent, asked: Asked): Promise<FastifyReply> {
  const { ports, authenticator, raw, reply, client, form } = sent;
  const userName = (form.get('username') ?? '').slice(0, 256);
  const profile = form.get('profile') ?? undefined;
  const principal = await principalOf(ports, userName, profile);
  const login = { principal, password: form.get('password') ?? '', source: raw.ip };
  try {
    const userId = await authenticator.firstFactor(login);
    return await takeSecondFactor(sent, { ...asked, proved: { userId, principal } });
  } catch (error) {
    const problem = problemOf(error, asked);
    return await showPasswordPage(ports, reply, client, asked, {
      userName,
      problem,
      ...(profile === undefined ? {} : { profile }),
    });
  }
}

type Proved = Asked & Required<Pick<Asked, 'proved'>>;

/** Who has no second factor is through at once. */
export async function takeSecondFactor(sent: Sent, asked: Proved): Promise<FastifyReply> {
  const { ports, authenticator, raw, reply, client, form } = sent;
  const { userId, principal } = asked.proved;
  const answer = form.get('passkey') ?? '';
  const otp = form.get('otp') ?? undefined;
  const passkey = answer === '' ? undefined : { json: answer, origin: originOf(raw) };
  let secondFactor: boolean;
  try {
    secondFactor = await authenticator.secondFactor(userId, { principal, source: raw.ip, otp, passkey });
  } catch (error) {
    const problem = problemOf(error, asked);
    // That it is asked for is no problem yet.
    const first = otp === undefined && passkey === undefined;
    const page = { ...pageOf(ports, client, asked), user: principal, ...(await waysOf(ports, raw, userId)) };
    return await sendSecondFactorPage(reply, first ? page : { ...page, problem });
  }
  const browserId = await signInBrowser(ports, authenticator, raw, reply, { userId, secondFactor });
  if (asked.proved.behind !== undefined) await standBehind(ports, asked.proved.behind, browserId);
  return await sendCode(ports, reply, asked, { userId, browserId });
}

/** How the user may show a second factor. Passkeys are for the engine's public name: by another one, codes are left. */
async function waysOf(ports: Ports, raw: FastifyRequest, userId: string): Promise<{ passkey?: object }> {
  const { passkeys } = ports.repos;
  const here = new URL(ports.settings.publicUrl).hostname === raw.hostname;
  const asks = here && (await passkeys.ofUser(userId)).length > 0;
  return asks ? { passkey: await proofOptions(ports, userId, originOf(raw)) } : {};
}

/** The sentence for the page; what is no refusal of the sign-in goes on. */
function problemOf(error: unknown, { language }: Asked): string {
  if (!Refusal.is(error) || error.status >= 500) throw error;
  return refusalText(error, language);
}

/** A name that ends with a profile says it itself; else the one that was chosen counts. */
async function principalOf(ports: Ports, userName: string, profile: string | undefined): Promise<string> {
  if (profile === undefined) return wholePrincipal(userName);
  const named = splitPrincipal(userName).profile.toLowerCase();
  const known = (await ports.directories.profiles()).some(one => one.toLowerCase() === named);
  return userName.includes('@') && known ? userName : `${userName}@${profile}`;
}
