// Slows down guessing without letting anybody lock another's account. Failures count three ways: for a source and a user
// together, for a source, and for a user. Who has signed in from his source before is stopped by the first alone: neither a
// neighbour behind the same address nor somebody who guesses from everywhere keeps him out.
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { refuse } from '@overt/kernel/refusal';
import type { Repos } from '../../repos.ts';

const FAILURES_TOGETHER = 8;
const FAILURES_OF_SOURCE = 60;
const FAILURES_OF_USER = 100;

export interface LoginGuard {
  /** Refuses TOO_MANY_LOGINS. */
  check(source: string, user: string): Promise<void>;
  failed(source: string, user: string): Promise<void>;
  succeeded(source: string, user: string): Promise<void>;
}

export function loginGuard({ loginAttempts }: Pick<Repos, 'loginAttempts'>): LoginGuard {
  return {
    async check(source, user) {
      const keys = keysOf(source, user);
      const rows = new Map((await loginAttempts.of(Object.values(keys))).map(row => [row.key, row]));
      const counted = rows.get(keys.together)?.known === true ? [keys.together] : Object.values(keys);
      const wait = Math.max(...counted.map(key => rows.get(key)?.wait ?? 0));
      if (wait > 0) refuse('TOO_MANY_LOGINS', { seconds: wait });
    },
    async failed(source, user) {
      const keys = keysOf(source, user);
      await loginAttempts.failed([
        { key: keys.together, failures: FAILURES_TOGETHER },
        { key: keys.source, failures: FAILURES_OF_SOURCE },
        { key: keys.user, failures: FAILURES_OF_USER },
      ]);
    },
    async succeeded(source, user) {
      await loginAttempts.succeeded(keysOf(source, user).together);
    },
  };
}

function keysOf(source: string, user: string) {
  const place = network(source);
  const name = user.toLowerCase();
  return { together: digest('both', place, name), source: digest('source', place), user: digest('user', name) };
}

const digest = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** Whoever has one IPv6 address has 2^64 of them. */
function network(source: string): string {
  const address = source.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const words = head.split(':').filter(word => word !== '');
  const last = tail.split(':').filter(word => word !== '');
  const zeros = address.includes('::') ? Array<string>(8 - words.length - last.length).fill('0') : [];
  return [...words, ...zeros, ...last].slice(0, 4).join(':');
}
