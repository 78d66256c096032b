// Passwords of the built-in directory: scrypt, `scrypt$N$r$p$salt$hash` in base64. Checking an unknown user costs the same
// as checking a wrong password, so that time tells nobody which names exist.
import { scrypt, timingSafeEqual } from 'node:crypto';
import type { RandomSource } from '@overt/kernel/ports';

const COST = { N: 16_384, r: 8, p: 1 } as const;
const HASH_BYTES = 32;
/** Of work that nobody asked for: a longer one is refused before it is hashed. */
export const LONGEST_PASSWORD = 1024;

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = (password: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...cost, maxmem: 64 * 1024 * 1024 }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });

export async function hashPassword(password: string, random: RandomSource): Promise<string> {
  const salt = Buffer.from(random.bytes(16));
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(HASH_BYTES).toString('base64')}`;

/** `stored` undefined: takes the same time and says no. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, N = '', r = '', p = '', salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  const expected = Buffer.from(hash, 'base64');
  const actual = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === actual.length && timingSafeEqual(expected, actual) && typeof stored === 'string';
}
