// The second factor: a passkey, a code of an authenticator app, or one of the recovery codes, each of them once.
import { createHash } from 'node:crypto';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import type { RandomSource } from '@overt/kernel/ports';
import type { Ports } from '../../ports.ts';
import { prove, type PasskeyAnswer } from './passkey.ts';
import type { TotpRow } from './second-factor.repo.ts';
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

type FactorPorts = Pick<Ports, 'repos' | 'secrets' | 'clock' | 'random' | 'settings'>;

export interface SecondFactorProof {
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined;
  readonly passkey?: PasskeyAnswer | undefined;
}

/**
 * False when the user has no second factor. Refuses SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, PASSKEY_REFUSED,
 * PASSKEY_ELSEWHERE, TOO_MANY_LOGINS.
 */
export async function checkSecondFactor(
  ports: FactorPorts,
  userId: string,
  { code = '', passkey }: SecondFactorProof,
): Promise<boolean> {
  const { secondFactors, passkeys } = ports.repos;
  const row = await secondFactors.of(userId);
  if (row === undefined && (await passkeys.ofUser(userId)).length === 0) return false;
  if (passkey !== undefined) {
    await prove(ports, userId, passkey);
    return true;
  }
  if (code === '') return refuse('SECOND_FACTOR_REQUIRED');
  if (row !== undefined && !(await secondFactors.begin(userId)))
    refuse('TOO_MANY_LOGINS', { seconds: Math.max(1, row.wait) });
  const taken = (await appCodeFits(ports, userId, row, code)) || (await recoveryCodeFits(ports, userId, code));
  refuseUnless(taken, 'SECOND_FACTOR_WRONG');
  if (row !== undefined) await secondFactors.succeeded(userId);
  return true;
}

async function appCodeFits(
  { repos, secrets, clock }: FactorPorts,
  userId: string,
  row: TotpRow | undefined,
  code: string,
): Promise<boolean> {
  if (row === undefined) return false;
  const secret = Buffer.from(secrets.open(row.sealed_secret, TOTP_CONTEXT), 'base64');
  const step = stepOf(secret, code, clock.now());
  return step !== undefined && (await repos.secondFactors.take(userId, step));
}

/** 80 bits each: nothing that guessing finds, so that they need no limit of their own. */
const recoveryCodeFits = async ({ repos }: FactorPorts, userId: string, code: string): Promise<boolean> =>
  code.length >= 16 && code.length <= 40 && (await repos.secondFactors.takeRecovery(userId, recoveryHash(code)));
