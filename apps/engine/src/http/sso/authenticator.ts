// Who asks. Tokens, passwords and cookies all come down to a session's row.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { splitPrincipal, verifyPassword, type SignedInUser } from '../../features/directories/public.ts';
import type { SessionRow } from '../../features/sessions/session.repo.ts';
import type { Ports, Tx } from '../../ports.ts';
import type { LoginGuard } from './login-guard.ts';
import type { TokenSigner } from './tokens.ts';

export const IDLE_SECONDS = 30 * 60;
const LONGEST_PRINCIPAL = 256;

export interface Login {
  readonly principal: string;
  readonly password: string;
  /** Address of the client. */
  readonly source: string;
}

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly userId: string;
}

export interface Authenticator {
  /** Refuses WRONG_PASSWORD, PASSWORD_EXPIRED, USER_DISABLED, LOGIN_NOT_PERMITTED, TOO_MANY_LOGINS. */
  signIn(login: Login, scope: string, idleSeconds?: number): Promise<OpenedSession>;
  /** The live session of a token. */
  session(token: string): Promise<SessionRow | undefined>;
  /** False when the token was no live session. */
  signOut(token: string): Promise<boolean>;
}

export function authenticator(ports: Ports, tokens: TokenSigner, guard: LoginGuard): Authenticator {
  const { random, repos } = ports;

  /** Asks the directory. Every answer to a name that is not there has cost what a wrong password costs. */
  async function askDirectory(principal: string, password: string): Promise<SignedInUser & { profile: string }> {
    const { userName, profile } = splitPrincipal(principal);
    const directory = await ports.directories.open(profile);
    if (directory !== undefined) return { ...(await directory.signIn(userName, password)), profile: directory.profile };
    await verifyPassword(password, undefined);
    return refuse('WRONG_PASSWORD');
  }

  async function checked({ principal, password, source }: Login): Promise<SignedInUser & { profile: string }> {
    guard.check(source, principal);
    refuseUnless(principal.length <= LONGEST_PRINCIPAL, 'WRONG_PASSWORD');
    try {
      const found = await askDirectory(principal, password);
      guard.succeeded(source, principal);
      return found;
    } catch (error) {
      if (Refusal.is(error, 'WRONG_PASSWORD')) guard.failed(source, principal);
      throw error;
    }
  }

  return {
    async signIn(login, scope, idleSeconds = IDLE_SECONDS) {
      const found = await checked(login);
      const userId = await ports.transaction(tx => admit(tx, random.uuid(), found));
      const id = random.uuid();
      const expiresAt = await repos.sessions.insert({ id, userId, scope, idleSeconds });
      return { token: await tokens.sign(id), expiresAt, userId };
    },
    async session(token) {
      const id = await tokens.verify(token);
      return id === undefined ? undefined : await repos.sessions.use(id);
    },
    async signOut(token) {
      const id = await tokens.verify(token);
      return id !== undefined && (await repos.sessions.delete(id));
    },
  };
}

/**
 * Makes a directory's user the engine's, with the groups that the directory says now. Who has no role that permits to sign
 * in is refused, and if he was not known before, he is not known after.
 */
async function admit(
  tx: Tx,
  newId: string,
  { user, groups, profile }: SignedInUser & { profile: string },
): Promise<string> {
  const id = await tx.users.put({
    id: newId,
    user_name: user.userName,
    directory: profile,
    external_id: user.externalId,
    namespace: user.namespace,
    first_name: user.firstName,
    last_name: user.lastName,
    email: user.email,
    department: user.department,
  });
  await tx.users.setMemberships(id, groups);
  const known = await tx.users.byEntry(profile, user.externalId);
  const principal = known?.principal ?? `${user.userName}@${profile}`;
  refuseUnless(known?.enabled, 'USER_DISABLED', { user: principal });
  refuseUnless(await tx.permissions.holdsAnywhere(id, 'login'), 'LOGIN_NOT_PERMITTED', { user: principal });
  await tx.users.signedIn(id);
  return id;
}

/** `Basic` credentials; undefined when the header is something else or broken. */
export function basicCredentials(header: string | undefined): { principal: string; password: string } | undefined {
  const encoded = /^basic\s+([\w+/=-]+)\s*$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { principal: text.slice(0, colon), password: text.slice(colon + 1) };
}

export const bearerToken = (header: string | undefined): string | undefined =>
  /^bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1];

export function cookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
