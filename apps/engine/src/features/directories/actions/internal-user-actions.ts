// Accounts of the built-in directory. Passwords come as sealed hashes: neither a password nor a hash that could be tried
// at leisure stands in the row of a command.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkNewName } from '../account-name.ts';
import { INTERNAL } from '../directory.ts';
import type { InternalUserChange, InternalUserRow } from '../internal.repo.ts';

export const PASSWORD_CONTEXT = 'internal-password';

const permit = () => ({ permit: 'manipulate_users', on: SYSTEM });
const about = ({ id }: { readonly id: string }) => [{ kind: 'internal_user', id }];
const principalOf = (name: string) => `${name}@${INTERNAL}`;

async function existing(tx: Tx, id: string): Promise<InternalUserRow> {
  return (await tx.internal.userById(id)) ?? refuse('NOT_FOUND', { what: 'account', id });
}

export interface SealedPassword {
  /** Base64 of the sealed scrypt hash. */
  readonly sealed: string;
  /** ISO time; null: never. */
  readonly expiresAt: string | null;
}

export interface AddInternalUserInput {
  readonly id: string;
  readonly name: string;
  readonly change: InternalUserChange;
  readonly password?: SealedPassword;
}

export const addInternalUser = action({
  name: 'AddInternalUser',
  input: typed<AddInternalUserInput>(),
  permit,
  locks: input => [exclusive('internal_user', input.id), exclusive('internal_user_name', input.name.toLowerCase())],
  validate: (input, tx) => checkNewName(input.name, 'account', name => tx.internal.userByName(name)),
  events: { succeeded: 'USER_ADD', failed: 'USER_FAILED_ADD_ADUSER' },
  describe: input => `Adding account ${principalOf(input.name)}`,
  about,
  eventParams: input => ({ subject: `the account ${principalOf(input.name)}` }),
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input: { id, name, change, password }, ports }) => {
    await tx.internal.insertUser({ id, name });
    await tx.internal.updateUser(id, change);
    if (password === undefined) return;
    const hash = ports.secrets.open(Buffer.from(password.sealed, 'base64'), PASSWORD_CONTEXT);
    await tx.internal.setPassword(id, hash, password.expiresAt);
  },
);

export const updateInternalUser = action({
  name: 'UpdateInternalUser',
  input: typed<{ id: string; change: InternalUserChange }>(),
  permit,
  locks: ({ id }) => [exclusive('internal_user', id)],
  async validate({ id, change }, tx, { principal }) {
    const account = await existing(tx, id);
    const own = (await tx.users.byEntry(INTERNAL, id))?.id === principal.id;
    refuseUnless(!own || change.enabled !== false, 'USER_IS_YOU', { user: principal.name });
    return { subject: principalOf(account.name), property: 'the account' };
  },
  events: { succeeded: 'USER_PROFILE_REPLACE_PROPERTY', failed: 'USER_PROFILE_REPLACE_PROPERTY_FAILED' },
  describe: () => 'Changing an account',
  about,
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input: { id, change } }) => {
    await tx.internal.updateUser(id, change);
    // Who is switched off is out at once, on every replica.
    if (change.enabled === false) await tx.sessions.deleteOfEntry(INTERNAL, id);
  },
);

export const setInternalPassword = action({
  name: 'SetInternalPassword',
  input: typed<{ id: string; password: SealedPassword }>(),
  permit,
  locks: ({ id }) => [exclusive('internal_user', id)],
  async validate({ id }, tx) {
    return { subject: principalOf((await existing(tx, id)).name) };
  },
  events: { succeeded: 'USER_PASSWORD_CHANGED', failed: 'USER_PASSWORD_CHANGE_FAILED' },
  describe: () => 'Changing a password',
  about,
  eventParams: (_input, prepared) => prepared,
}).result(
  (_state, { id }) => ({ id }),
  async (tx, { input: { id, password }, ports }) => {
    const hash = ports.secrets.open(Buffer.from(password.sealed, 'base64'), PASSWORD_CONTEXT);
    await tx.internal.setPassword(id, hash, password.expiresAt);
    // Sessions that were opened with the old password end with it.
    await tx.sessions.deleteOfEntry(INTERNAL, id);
  },
);

export const removeInternalUser = action({
  name: 'RemoveInternalUser',
  input: typed<{ id: string }>(),
  permit,
  locks: ({ id }) => [exclusive('internal_user', id)],
  async validate({ id }, tx, { principal }) {
    const account = await existing(tx, id);
    const known = await tx.users.byEntry(INTERNAL, id);
    refuseUnless(known?.id !== principal.id, 'USER_IS_YOU', { user: principal.name });
    if (known !== undefined)
      refuseUnless(await tx.permissions.administratedWithout(known.id), 'NEEDS_AN_ADMINISTRATOR');
    return { subject: `account ${principalOf(account.name)}` };
  },
  events: { succeeded: 'USER_REMOVE_ADUSER', failed: 'USER_FAILED_REMOVE_ADUSER' },
  describe: () => 'Removing an account',
  about,
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  async (tx, { input: { id } }) => {
    const known = await tx.users.byEntry(INTERNAL, id);
    if (known !== undefined) await tx.users.delete(known.id);
    await tx.internal.deleteUser(id);
  },
);
