// Who asks. Tokens, passwords and cookies all come down to a session's row.
import { createHmac } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { LONGEST_PASSWORD, verifyPassword } from '../../features/users/password.ts';
import type { SessionRow } from '../../features/sessions/session.repo.ts';
import type { Ports } from '../../ports.ts';
import type { LoginGuard } from './login-guard.ts';
import type { TokenSigner } from './tokens.ts';

export const IDLE_SECONDS = 30 * 60;

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
  /** Refuses WRONG_PASSWORD, USER_DISABLED, TOO_MANY_LOGINS. */
  signIn(login: Login, scope: string, idleSeconds?: number): Promise<OpenedSession>;
  /** The live session of a token. */
  session(token: string): Promise<SessionRow | undefined>;
  /** False when the token was no live session. */
  signOut(token: string): Promise<boolean>;
}

/** How many password checks run at once: each takes a core for 50 ms and 16 MiB. */
const CHECKS_AT_ONCE = 2;
const CHECKS_WAITING = 50;
/** A client that sends its password with each request pays for one check a minute. */
const REMEMBER_MS = 60_000;
const REMEMBER_AT_MOST = 1000;

export function authenticator(ports: Ports, tokens: TokenSigner, guard: LoginGuard): Authenticator {
  const { clock, random, repos } = ports;
  const verify = boundedVerify();
  const pepper = Buffer.from(random.bytes(32));
  const remembered = new Map<string, number>();

  async function check(password: string, stored: string | null | undefined): Promise<boolean> {
    const proof = createHmac('sha256', pepper)
      .update(`${stored ?? ''}\0${password}`)
      .digest('base64');
    const until = remembered.get(proof);
    if (until !== undefined && until > clock.monotonic()) return true;
    if (!(await verify(password, stored))) return false;
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    remembered.set(proof, clock.monotonic() + REMEMBER_MS);
    return true;
  }

  return {
    async signIn({ principal, password, source }, scope, idleSeconds = IDLE_SECONDS) {
      guard.check(source, principal);
      refuseUnless(password.length <= LONGEST_PASSWORD && principal.length <= 256, 'WRONG_PASSWORD');
      const user = await repos.users.login(principal);
      if (!(await check(password, user?.password_hash)) || user === undefined) {
        guard.failed(source, principal);
        return refuse('WRONG_PASSWORD');
      }
      refuseUnless(user.enabled, 'USER_DISABLED', { user: user.principal });
      guard.succeeded(source, principal);
      const id = random.uuid();
      const expiresAt = await repos.sessions.insert({ id, userId: user.id, scope, idleSeconds });
      return { token: await tokens.sign(id), expiresAt, userId: user.id };
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

// A flood of sign-ins queues here instead of taking every core.
function boundedVerify(): typeof verifyPassword {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (password, stored) => {
    if (running >= CHECKS_AT_ONCE) {
      refuseUnless(waiting.length < CHECKS_WAITING, 'TOO_MANY_LOGINS', { seconds: 5 });
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    running++;
    try {
      return await verifyPassword(password, stored);
    } finally {
      running--;
      waiting.shift()?.();
    }
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
