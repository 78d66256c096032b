// The second factor at sign-in: a code of an authenticator app, or one of the recovery codes, each of them once.
import { createHash } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { RandomSource } from '@overt/kernel/ports';
import type { Ports } from '../../ports.ts';
import { base32, stepOf } from './totp.ts';

export const TOTP_CONTEXT = 'totp';
const RECOVERY_CODES = 10;

/** `abcd-efgh-jklm-nopq`, 80 bits: nothing to guess, so a plain digest keeps it. */
export function recoveryCodes(random: RandomSource): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    (base32(random.bytes(10)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );
}

export const recoveryHash = (code: string): string =>
  createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest('base64url');

type FactorPorts = Pick<Ports, 'repos' | 'secrets' | 'clock'>;

/** Refuses SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, TOO_MANY_LOGINS. Says nothing of who has no second factor. */
export async function checkSecondFactor(ports: FactorPorts, userId: string, code: string | undefined): Promise<void> {
  const { secondFactors } = ports.repos;
  const row = await secondFactors.of(userId);
  if (row === undefined) return;
  if (code === undefined || code === '') return refuse('SECOND_FACTOR_REQUIRED');
  if (!(await secondFactors.begin(userId))) refuse('TOO_MANY_LOGINS', { seconds: Math.max(1, row.wait) });
  const secret = Buffer.from(ports.secrets.open(row.sealed_secret, TOTP_CONTEXT), 'base64');
  const step = stepOf(secret, code, ports.clock.now());
  const taken =
    step === undefined
      ? code.length >= 16 && code.length <= 40 && (await secondFactors.takeRecovery(userId, recoveryHash(code)))
      : await secondFactors.take(userId, step);
  refuseUnless(taken, 'SECOND_FACTOR_WRONG');
  await secondFactors.succeeded(userId);
}
