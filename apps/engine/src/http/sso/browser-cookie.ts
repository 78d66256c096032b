// The cookie of a browser that has signed in. It opens codes for applications and nothing else: it is no token of the API,
// which no cookie of ours is, so that no other site can make a browser act.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BrowserSignIn } from '../../features/sessions/session.repo.ts';
import type { Ports } from '../../ports.ts';
import { cookie, type Authenticator } from './authenticator.ts';
import { attributes } from './sign-in-request.ts';

const COOKIE = 'overt_session';

export async function signedInBrowser(
  authenticator: Authenticator,
  raw: FastifyRequest,
): Promise<BrowserSignIn | undefined> {
  const token = cookie(raw.headers.cookie, COOKIE);
  return token === undefined ? undefined : await authenticator.browser(token);
}

/** Returns the sign-in's id. Who was signed in before as somebody else is signed out. */
export async function signInBrowser(
  ports: Ports,
  authenticator: Authenticator,
  raw: FastifyRequest,
  reply: FastifyReply,
  { userId, secondFactor }: { readonly userId: string; readonly secondFactor: boolean },
): Promise<string> {
  const before = await signedInBrowser(authenticator, raw);
  if (before?.user_id === userId && (await ports.repos.sessions.renewBrowser(before.id, secondFactor)))
    return before.id;
  if (before !== undefined) await ports.repos.sessions.signOut(before.id);
  const id = ports.random.uuid();
  const { token } = await authenticator.open(userId, 'browser', {
    id,
    kind: 'browser',
    source: raw.ip,
    secondFactor,
  });
  reply.header('set-cookie', `${COOKIE}=${token}; ${attributes(raw, 'Lax')}`);
  return id;
}
