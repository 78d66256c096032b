// Which passwords the built-in directory takes; pure. What a password is compared with (former ones) comes in as hashes.
import { refuseUnless } from '@overt/kernel/refusal';
import { LONGEST_PASSWORD } from './password.ts';

export interface PasswordPolicy {
  readonly minLength: number;
  /** How many of lower case, upper case, digits and others it must have. */
  readonly minClasses: number;
  /** How many former passwords are refused. */
  readonly history: number;
  /** Null: passwords do not age. */
  readonly maxAgeDays: number | null;
}

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Refuses PASSWORD_TOO_WEAK with the rule that it breaks; never tells the password. */
export function checkPassword(password: string, userName: string, policy: PasswordPolicy): void {
  const length = [...password].length;
  const weak = (holds: boolean, rule: string): void => refuseUnless(holds, 'PASSWORD_TOO_WEAK', { rule });
  weak(length >= policy.minLength, `at least ${policy.minLength} characters`);
  weak(password.length <= LONGEST_PASSWORD, `at most ${LONGEST_PASSWORD} characters`);
  const classes = CLASSES.filter(pattern => pattern.test(password)).length;
  weak(classes >= policy.minClasses, `${policy.minClasses} of lower case, upper case, digits and others`);
  const folded = password.toLowerCase();
  weak(userName.length < 3 || !folded.includes(userName.toLowerCase()), 'no user name within it');
}

/** When a password that is set now ends, in milliseconds since the epoch; null: never. */
export const passwordEnd = (policy: PasswordPolicy, now: number): number | null =>
  policy.maxAgeDays === null ? null : now + policy.maxAgeDays * 24 * 3600 * 1000;
