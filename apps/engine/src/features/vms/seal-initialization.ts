// Passwords of `initialization` are hashed before anything is stored: what the database, a command's input or an event
// holds is the hash that cloud-init takes, never the password.
import type { Initialization } from '@overt/api-types/types.gen';
import type { RandomSource } from '@overt/kernel/ports';
import { encrypt } from 'unixcrypt';

const SALT_LETTERS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** sha512-crypt, as /etc/shadow has it. */
export function hashPassword(password: string, random: RandomSource): string {
  const salt = Array.from(random.bytes(16), byte => SALT_LETTERS[byte & 63]).join('');
  return encrypt(password, `$6$${salt}`);
}

/** The same with the root password hashed, in its own form and in the deprecated one. */
export function sealInitialization(initialization: Initialization, random: RandomSource): Initialization {
  const { rootPassword, cloudInit, ...rest } = initialization;
  const users = cloudInit?.users?.map(({ password, ...user }) =>
    password === undefined || password === '' ? user : { ...user, password: hashPassword(password, random) },
  );
  return {
    ...rest,
    ...(rootPassword === undefined || rootPassword === '' ? {} : { rootPassword: hashPassword(rootPassword, random) }),
    ...(cloudInit === undefined ? {} : { cloudInit: { ...cloudInit, ...(users === undefined ? {} : { users }) } }),
  };
}

/** What may be shown: without passwords and without their hashes. */
export function withoutPasswords(initialization: Initialization): Initialization {
  const { rootPassword: _hash, cloudInit, ...rest } = initialization;
  if (cloudInit === undefined) return rest;
  const users = cloudInit.users?.map(({ password: _password, ...user }) => user);
  return { ...rest, cloudInit: { ...cloudInit, ...(users === undefined ? {} : { users }) } };
}
