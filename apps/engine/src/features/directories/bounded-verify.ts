// Password checks queue here, so that a flood of sign-ins does not take every core and all memory.
import { createHmac } from 'node:crypto';
import type { Clock, RandomSource } from '@overt/kernel/ports';
import { refuseUnless } from '@overt/kernel/refusal';
import { verifyPassword } from './password.ts';

/** How many run at once: each takes a core for 50 ms and 16 MiB. */
const CHECKS_AT_ONCE = 2;
const CHECKS_WAITING = 50;
/** A client that sends its password with each request pays for one check a minute. */
const REMEMBER_MS = 60_000;
const REMEMBER_AT_MOST = 1000;

export type VerifyPassword = typeof verifyPassword;

/** Refuses TOO_MANY_LOGINS when the queue is full. What was right a moment ago is not computed again. */
export function boundedVerify({ clock, random }: { clock: Clock; random: RandomSource }): VerifyPassword {
  const pepper = Buffer.from(random.bytes(32));
  const remembered = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(password: string, stored: string | null | undefined): Promise<boolean> {
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
  }

  return async (password, stored) => {
    const proof = createHmac('sha256', pepper)
      .update(`${stored ?? ''}\0${password}`)
      .digest('base64');
    const until = remembered.get(proof);
    if (until !== undefined && until > clock.monotonic()) return true;
    if (!(await inTurn(password, stored))) return false;
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    remembered.set(proof, clock.monotonic() + REMEMBER_MS);
    return true;
  };
}
