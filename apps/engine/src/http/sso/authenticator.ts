// Who asks. Tokens, passwords and cookies all come down to a session's row.
import { Refusal, refuse, refuseUnless } from '@overt/kernel/refusal';
import { splitPrincipal, verifyPassword, type SignedInUser } from '../../features/directories/public.ts';
import type { PasskeyAnswer } from '../../features/sessions/passkey.ts';
import { checkSecondFactor } from '../../features/sessions/second-factor.ts';
import type { BrowserSignIn, SessionRow } from '../../features/sessions/session.repo.ts';
import type { Ports } from '../../ports.ts';
import { admit } from './admit.ts';
import type { LoginGuard } from './login-guard.ts';
import type { TokenSigner } from './tokens.ts';

const LONGEST_PRINCIPAL = 256;

export interface Login {
  readonly principal: string;
  readonly password: string;
  /** Code of the second factor. */
  readonly otp?: string | undefined;
  /** A passkey's answer to a challenge, as JSON, instead. */
  readonly passkey?: PasskeyAnswer | undefined;
  /** Address of the client. */
  readonly source: string;
}

export interface NewSessionOptions {
  readonly kind?: 'session' | 'browser';
  readonly browserId?: string | null;
  readonly secondFactor?: boolean;
  readonly idleSeconds?: number;
  readonly source?: string;
  readonly clientId?: string;
  readonly id?: string;
}

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly userId: string;
}

export interface Identified {
  readonly userId: string;
  /** A second factor was shown. */
  readonly secondFactor: boolean;
}

export interface Authenticator {
  /**
   * The user's id, when directory, second factor and permissions agree. Refuses WRONG_PASSWORD, PASSWORD_EXPIRED,
   * DIRECTORY_PASSWORD_EXPIRED, DIRECTORY_ACCOUNT_LOCKED, USER_DISABLED, LOGIN_NOT_PERMITTED, SECOND_FACTOR_REQUIRED,
   * SECOND_FACTOR_WRONG, TOO_MANY_LOGINS.
   */
  identify(login: Login): Promise<Identified>;
  /** The first half of `identify`: whose password it is. Nobody is signed in by it. */
  firstFactor(login: Omit<Login, 'otp'>): Promise<string>;
  /** The other half; counts as a failure of the same guesser. False when the user has none. */
  secondFactor(userId: string, login: Omit<Login, 'password'>): Promise<boolean>;
  /** As `identify`, for the password alone, which may have expired; of an account of the built-in directory. */
  provePassword(login: Login): Promise<void>;
  /** A session of somebody who was identified. */
  open(userId: string, scope: string, options?: NewSessionOptions): Promise<OpenedSession>;
  /** Both at once. An API token may stand for the password, and is then the session itself. */
  signIn(login: Login, scope: string, idleSeconds?: number): Promise<OpenedSession & { readonly kept: boolean }>;
  /** The live session of a token. */
  session(token: string): Promise<SessionRow | undefined>;
  /** The live sign-in that a browser's cookie names. */
  browser(token: string): Promise<BrowserSignIn | undefined>;
  /** The token of a session or API token. */
  tokenOf(sessionId: string): Promise<string>;
  /** Ends the session, its browser's sign-in and what that opened elsewhere. False when the token was no live session. */
  signOut(token: string): Promise<boolean>;
  /** Ends this session alone. */
  revoke(token: string): Promise<boolean>;
}

/** With its profile: however a name is typed, failures count for the one. */
export function wholePrincipal(principal: string): string {
  const { userName, profile } = splitPrincipal(principal);
  return `${userName}@${profile}`;
}

type Guess = Pick<Login, 'principal' | 'source'>;

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

  async function guarded<Result>({ source, principal: typed }: Guess, work: () => Promise<Result>): Promise<Result> {
    const principal = wholePrincipal(typed);
    await guard.check(source, principal);
    try {
      return await work();
    } catch (error) {
      const guessed = Refusal.is(error, 'WRONG_PASSWORD') || Refusal.is(error, 'SECOND_FACTOR_WRONG');
      if (guessed) await guard.failed(source, principal);
      throw error;
    }
  }

  const firstFactor = ({ principal, password, source }: Omit<Login, 'otp'>): Promise<string> =>
    guarded({ source, principal }, async () => {
      refuseUnless(principal.length <= LONGEST_PRINCIPAL && !principal.includes('\0'), 'WRONG_PASSWORD');
      const found = await askDirectory(principal, password);
      return await ports.transaction(tx => admit(tx, random.uuid(), found));
    });

  const secondFactor = (userId: string, login: Omit<Login, 'password'>): Promise<boolean> => {
    const { principal, source, otp, passkey } = login;
    return guarded({ source, principal }, async () => {
      const shown = await checkSecondFactor(ports, userId, { code: otp, passkey });
      await guard.succeeded(source, wholePrincipal(principal));
      return shown;
    });
  };

  async function identify(login: Login): Promise<Identified> {
    const userId = await firstFactor(login);
    return { userId, secondFactor: await secondFactor(userId, login) };
  }

  async function provePassword({ principal: typed, password, source }: Login): Promise<void> {
    const principal = wholePrincipal(typed);
    await guard.check(source, principal);
    try {
      await askDirectory(principal, password);
    } catch (error) {
      if (Refusal.is(error, 'PASSWORD_EXPIRED')) return;
      if (Refusal.is(error, 'WRONG_PASSWORD')) await guard.failed(source, principal);
      throw error;
    }
  }

  async function open(userId: string, scope: string, options: NewSessionOptions = {}): Promise<OpenedSession> {
    const policy = await repos.signInPolicy.get();
    const longestSeconds = policy.longestMinutes * 60;
    const { idleSeconds = policy.idleMinutes * 60, id = random.uuid(), ...rest } = options;
    const expiresAt = await repos.sessions.insert({
      ...rest,
      id,
      userId,
      scope,
      idleSeconds,
      longestSeconds,
    });
    return { token: await tokens.sign(id), expiresAt, userId };
  }

  async function session(token: string): Promise<SessionRow | undefined> {
    const id = await tokens.verify(token);
    return id === undefined ? undefined : await repos.sessions.use(id);
  }

  /** Programs that know names and passwords only send an API token as the password. */
  async function byApiToken({ principal, password }: Login): Promise<OpenedSession | undefined> {
    const found = password.startsWith('eyJ') ? await session(password) : undefined;
    if (found?.kind !== 'token' || found.principal.toLowerCase() !== principal.toLowerCase()) return undefined;
    return { token: password, expiresAt: found.expires_at, userId: found.user_id };
  }

  return {
    identify,
    firstFactor,
    secondFactor,
    provePassword,
    open,
    session,
    async browser(token) {
      const id = await tokens.verify(token);
      return id === undefined ? undefined : await repos.sessions.browser(id);
    },
    tokenOf: id => tokens.sign(id),
    async signIn(login, scope, idleSeconds) {
      const kept = await byApiToken(login);
      if (kept !== undefined) return { ...kept, kept: true };
      const { userId, secondFactor: shown } = await identify(login);
      const idle = idleSeconds === undefined ? {} : { idleSeconds };
      const opened = await open(userId, scope, { ...idle, source: login.source, secondFactor: shown });
      return { ...opened, kept: false };
    },
    async signOut(token) {
      const id = await tokens.verify(token);
      return id !== undefined && (await repos.sessions.signOut(id));
    },
    async revoke(token) {
      const id = await tokens.verify(token);
      return id !== undefined && (await repos.sessions.delete(id));
    },
  };
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
