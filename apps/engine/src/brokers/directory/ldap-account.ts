// Whether a server lets a user in with a password; if not, why, as far as it says: each kind of server says it in its own way.
import type { Clock } from '@overt/kernel/ports';
import type { DirectoryServer, LdapConfig } from '../../features/directories/public.ts';
import { LdapFailure, withConnection, type LdapConnection } from './ldap-connection.ts';
import type { FoundUser } from './ldap-entries.ts';
import { present } from './ldap-filter.ts';

export type NoReason = 'WRONG_PASSWORD' | 'DIRECTORY_PASSWORD_EXPIRED' | 'DIRECTORY_ACCOUNT_LOCKED' | 'USER_DISABLED';

export interface No {
  readonly reason: NoReason;
  /** The server's word, without a secret in it. */
  readonly detail: string;
}

export interface Place {
  readonly config: LdapConfig;
  readonly server: DirectoryServer;
  readonly clock: Clock;
}

const [BUSY, UNAVAILABLE, UNWILLING] = [51, 52, 53];

/** Undefined when the password is good. Throws LdapFailure for what is no word of the server about the user. */
export async function tryPassword(
  { config, server, clock }: Place,
  { dn, passwordExpiresAt }: Pick<FoundUser, 'dn' | 'passwordExpiresAt'>,
  password: string,
): Promise<No | undefined> {
  return await withConnection(config, server, async own => {
    const wrong = await failureOf(own.bind(dn, password));
    if (wrong !== undefined) return { reason: reasonOf(wrong), detail: wrong.message };
    if (passwordExpiresAt !== undefined && passwordExpiresAt <= clock.now())
      return { reason: 'DIRECTORY_PASSWORD_EXPIRED', detail: 'the password has expired' };
    return await mustChange(own, dn);
  });
}

async function failureOf(work: Promise<unknown>): Promise<LdapFailure | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (!(error instanceof LdapFailure) || error.resultCode === undefined) throw error;
    // Another server may know.
    if (error.resultCode === BUSY || error.resultCode === UNAVAILABLE) throw error;
    return error;
  }
}

/** After a reset by an administrator 389 Directory Server takes the password, and then nothing but a new one. */
async function mustChange(own: LdapConnection, dn: string): Promise<No | undefined> {
  const search = { base: dn, scope: 'base', filter: present('objectClass'), attributes: ['1.1'], max: 1 } as const;
  const failure = await failureOf(own.search(search));
  // Whoever may not read his own entry is signed in all the same.
  if (failure?.resultCode !== UNWILLING) return undefined;
  return { reason: 'DIRECTORY_PASSWORD_EXPIRED', detail: 'the server wants another password to be chosen first' };
}

/**
 * Active Directory says why to who has the password right, as `data 533`. 389 Directory Server and FreeIPA say of an
 * account that is locked or switched off that it is, whatever the password; of an expired one only with the right one.
 */
const SAYINGS: readonly (readonly [RegExp, NoReason])[] = [
  [/\bdata (532|773)\b/, 'DIRECTORY_PASSWORD_EXPIRED'],
  [/\bdata 775\b/, 'DIRECTORY_ACCOUNT_LOCKED'],
  [/\bdata (533|701)\b/, 'USER_DISABLED'],
  [/password (is |has )?expired/i, 'DIRECTORY_PASSWORD_EXPIRED'],
  [/password retry limit|too many failed logins|entry permanently locked/i, 'DIRECTORY_ACCOUNT_LOCKED'],
  [/account inactivated|account inactivity limit|\(kerberos principal\) is expired/i, 'USER_DISABLED'],
];

export const reasonOf = ({ message }: LdapFailure): NoReason =>
  SAYINGS.find(([pattern]) => pattern.test(message))?.[1] ?? 'WRONG_PASSWORD';
