// From a password that somebody typed to what may enter the database: checked by the policy, hashed, sealed.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import { PASSWORD_CONTEXT, type SealedPassword } from './actions/internal-user-actions.ts';
import { checkPassword, passwordEnd } from './password-policy.ts';
import { hashPassword, verifyPassword } from './password.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
}

/** Refuses PASSWORD_TOO_WEAK, PASSWORD_USED_BEFORE. */
export async function newPassword(ports: Ports, account: Account, password: string): Promise<SealedPassword> {
  const policy = await ports.repos.internal.policy();
  checkPassword(password, account.name, policy);
  const former = policy.history === 0 ? [] : await ports.repos.internal.formerPasswords(account.id, policy.history);
  for (const hash of former) {
    if (await verifyPassword(password, hash)) refuse('PASSWORD_USED_BEFORE', { count: policy.history });
  }
  const end = passwordEnd(policy, ports.clock.now());
  const hash = await hashPassword(password, ports.random);
  return {
    sealed: ports.secrets.seal(hash, PASSWORD_CONTEXT).toString('base64'),
    expiresAt: end === null ? null : new Date(end).toISOString(),
  };
}

/** The account of a name, for a change of its password. Refuses NOT_FOUND. */
export async function accountNamed(ports: Ports, name: string): Promise<Account> {
  const row = await ports.repos.internal.userByName(name);
  refuseUnless(row, 'NOT_FOUND', { what: 'account', id: name.slice(0, 64) });
  return row;
}
