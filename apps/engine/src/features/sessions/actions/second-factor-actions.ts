// What users do with their second factors; and what an administrator does for who has lost his.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';

const own = () => ({ permit: 'edit_profile', on: SYSTEM });
const ofUser = ({ userId }: { readonly userId: string }) => [exclusive('user_sign_in', userId)];
const about = ({ userId }: { readonly userId: string }) => [{ kind: 'user', id: userId }];
const added = { succeeded: 'USER_PROFILE_CREATE_PROPERTY', failed: 'USER_PROFILE_CREATE_PROPERTY_FAILED' };
const removed = { succeeded: 'USER_PROFILE_REMOVE_PROPERTY', failed: 'USER_PROFILE_REMOVE_PROPERTY_FAILED' };
const PASSKEYS_AT_MOST = 20;

export interface EnableTotpInput {
  readonly userId: string;
  /** Base64. */
  readonly sealedSecret: string;
  readonly step: number;
  /** Empty: those that are there stay. */
  readonly recoveryHashes: readonly string[];
}

export const enableTotp = action({
  name: 'EnableTotp',
  input: typed<EnableTotpInput>(),
  permit: own,
  locks: ofUser,
  about,
  async validate({ userId }, tx) {
    refuseUnless((await tx.secondFactors.of(userId)) === undefined, 'SECOND_FACTOR_IS_ON');
    return { property: 'the second factor' };
  },
  events: added,
  describe: () => 'Switching the second factor on',
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  (tx, { input: { userId, sealedSecret, step, recoveryHashes } }) =>
    tx.secondFactors.enable(userId, Buffer.from(sealedSecret, 'base64'), step, recoveryHashes),
);

const disable = {
  input: typed<{ userId: string }>(),
  locks: ofUser,
  about,
  events: removed,
  describe: () => 'Switching the second factor off',
  eventParams: () => ({ property: 'the second factor' }),
};

export const disableTotp = action({ ...disable, name: 'DisableTotp', permit: own }).result(
  () => ({}),
  async (tx, { input: { userId } }) => {
    await tx.secondFactors.disable(userId);
    await tx.secondFactors.dropRecoveryWithoutFactor(userId);
  },
);

/** For who has lost his app or passkeys and his recovery codes: everything goes. */
export const resetTotp = action({
  ...disable,
  name: 'ResetTotp',
  permit: () => ({ permit: 'manipulate_users', on: SYSTEM }),
}).result(
  () => ({}),
  async (tx, { input: { userId } }) => {
    await tx.secondFactors.disable(userId);
    for (const { id } of await tx.passkeys.ofUser(userId)) await tx.passkeys.delete(id, userId);
    await tx.secondFactors.dropRecoveryWithoutFactor(userId);
  },
);

export interface AddPasskeyInput {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly credentialId: string;
  /** Base64. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  /** Empty: those that are there stay. */
  readonly recoveryHashes: readonly string[];
}

export const addPasskey = action({
  name: 'AddPasskey',
  input: typed<AddPasskeyInput>(),
  permit: own,
  locks: ofUser,
  about,
  async validate({ userId, name }, tx) {
    const known = await tx.passkeys.ofUser(userId);
    if (known.some(one => one.name === name)) refuse('NAME_IN_USE', { what: 'passkey', name });
    const rule = `at most ${PASSKEYS_AT_MOST} a user`;
    refuseUnless(known.length < PASSKEYS_AT_MOST, 'INVALID_VALUE', { path: 'passkeys', rule });
    return { property: `the passkey ${name}` };
  },
  events: added,
  describe: ({ name }) => `Adding the passkey ${name}`,
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input: { id, userId, name, publicKey, recoveryHashes, ...rest } }) => {
    await tx.passkeys.insert(id, userId, name, { ...rest, publicKey: Buffer.from(publicKey, 'base64') });
    if (recoveryHashes.length > 0) await tx.secondFactors.setRecovery(userId, recoveryHashes);
  },
);

export const removePasskey = action({
  name: 'RemovePasskey',
  input: typed<{ id: string; userId: string }>(),
  permit: own,
  locks: ofUser,
  about,
  async validate({ id, userId }, tx) {
    const passkey = (await tx.passkeys.ofUser(userId)).find(one => one.id === id);
    return { property: `the passkey ${(passkey ?? refuse('NOT_FOUND', { what: 'passkey', id })).name}` };
  },
  events: removed,
  describe: () => 'Removing a passkey',
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  async (tx, { input: { id, userId } }) => {
    await tx.passkeys.delete(id, userId);
    await tx.secondFactors.dropRecoveryWithoutFactor(userId);
  },
);

export const renewRecoveryCodes = action({
  name: 'RenewRecoveryCodes',
  input: typed<{ userId: string; hashes: readonly string[] }>(),
  permit: own,
  locks: ofUser,
  about,
  events: added,
  describe: () => 'Making new recovery codes',
  eventParams: () => ({ property: 'recovery codes' }),
}).result(
  () => ({}),
  (tx, { input: { userId, hashes } }) => tx.secondFactors.setRecovery(userId, hashes),
);

export const secondFactorActions = [
  addPasskey,
  disableTotp,
  enableTotp,
  removePasskey,
  renewRecoveryCodes,
  resetTotp,
] as const;
