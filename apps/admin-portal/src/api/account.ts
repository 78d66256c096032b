// What one does with one's own second factors.
import { client } from './client.ts';
import { askPasskey, makePasskey, type PasskeyOptions } from './passkey.ts';

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  usedAt: string | null;
}
export interface SecondFactors {
  totp: boolean;
  passkeys: readonly Passkey[];
  /** How many are left. */
  recoveryCodes: number;
}
export interface TotpEnrolment {
  secret: string;
  uri: string;
  enrolment: string;
}
export interface StepUpWays {
  totp: boolean;
  passkey: PasskeyOptions | null;
}

const at = '/overt/account';
const codesOf = (answer: unknown): readonly string[] => (answer as { recoveryCodes: readonly string[] }).recoveryCodes;

export const account = {
  factors: async (signal?: AbortSignal) =>
    (await client.json('GET', `${at}/second-factors`, undefined, signal)) as SecondFactors,
  stepUpWays: async () => (await client.json('POST', `${at}/step-up/begin`)) as StepUpWays,
  stepUp: async (proof: { code: string } | { passkey: string }) =>
    void (await client.json('POST', `${at}/step-up`, proof)),
  stepUpByPasskey: async (options: PasskeyOptions) => await account.stepUp({ passkey: await askPasskey(options) }),
  beginTotp: async () => (await client.json('POST', `${at}/totp`)) as TotpEnrolment,
  /** Recovery codes, where this is the first second factor. */
  confirmTotp: async (enrolment: string, code: string) =>
    codesOf(await client.json('POST', `${at}/totp/confirm`, { enrolment, code })),
  disableTotp: async (code: string) => void (await client.json('POST', `${at}/totp/disable`, { code })),
  /** Recovery codes, where this is the first second factor. */
  async addPasskey(name: string) {
    const { options } = (await client.json('POST', `${at}/passkeys/begin`)) as { options: PasskeyOptions };
    return codesOf(await client.json('POST', `${at}/passkeys`, { name, passkey: await makePasskey(options) }));
  },
  removePasskey: async (id: string) => void (await client.json('DELETE', `${at}/passkeys/${id}`)),
  renewCodes: async () => codesOf(await client.json('POST', `${at}/recovery-codes`)),
};
