// A user's own keys, options and subscriptions. `own`: asked by the user himself, for whom `edit_profile` is enough.
import type { Json } from '@overt/database/json';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { parseSshKey } from '../ssh-key.ts';

export interface ProfileInput {
  readonly userId: string;
  readonly own: boolean;
}

const common = {
  permit: ({ own }: ProfileInput) => ({ permit: own ? 'edit_profile' : 'manipulate_users', on: SYSTEM }),
  locks: ({ userId }: ProfileInput) => [exclusive('user_profile', userId)],
  about: ({ userId }: ProfileInput) => [{ kind: 'user', id: userId }],
};
const added = { succeeded: 'USER_PROFILE_CREATE_PROPERTY', failed: 'USER_PROFILE_CREATE_PROPERTY_FAILED' };
const replaced = { succeeded: 'USER_PROFILE_REPLACE_PROPERTY', failed: 'USER_PROFILE_REPLACE_PROPERTY_FAILED' };
const removed = { succeeded: 'USER_PROFILE_REMOVE_PROPERTY', failed: 'USER_PROFILE_REMOVE_PROPERTY_FAILED' };

/** More than a person needs; a bound for what one user may store. */
const AT_MOST = 100;
const LONGEST_OPTION = 64 * 1024;

async function checkUser(tx: Tx, userId: string): Promise<void> {
  const [user] = await tx.users.byIds([userId]);
  refuseUnless(user, 'NOT_FOUND', { what: 'user', id: userId });
}

async function sshKey(tx: Tx, userId: string, id: string): Promise<void> {
  const keys = await tx.userProfiles.sshKeys([userId]);
  if (!keys.some(key => key.id === id)) refuse('NOT_FOUND', { what: 'SSH key', id });
}

export const addSshPublicKey = action({
  ...common,
  name: 'AddUserSshPublicKey',
  input: typed<ProfileInput & { id: string; content: string }>(),
  async validate({ userId, content }, tx) {
    await checkUser(tx, userId);
    const line = parseSshKey(content);
    const keys = await tx.userProfiles.sshKeys([userId]);
    if (keys.some(key => key.content === line)) refuse('NAME_IN_USE', { what: 'SSH key', name: 'with this content' });
    refuseUnless(keys.length < AT_MOST, 'INVALID_VALUE', {
      path: 'ssh_public_key',
      rule: `at most ${AT_MOST} keys a user`,
    });
    return { property: 'an SSH key' };
  },
  events: added,
  eventParams: (_input, prepared) => prepared,
  describe: () => 'Adding an SSH key',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, userId, content } }) =>
    tx.userProfiles.insertSshKey({ id, user_id: userId, content: parseSshKey(content) }),
);

export const updateSshPublicKey = action({
  ...common,
  name: 'UpdateUserSshPublicKey',
  input: typed<ProfileInput & { id: string; content: string }>(),
  async validate({ userId, id, content }, tx) {
    await sshKey(tx, userId, id);
    parseSshKey(content);
    return { property: 'an SSH key' };
  },
  events: replaced,
  eventParams: (_input, prepared) => prepared,
  describe: () => 'Changing an SSH key',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, content } }) => tx.userProfiles.setSshKey(id, parseSshKey(content)),
);

export const removeSshPublicKey = action({
  ...common,
  name: 'RemoveUserSshPublicKey',
  input: typed<ProfileInput & { id: string }>(),
  async validate({ userId, id }, tx) {
    await sshKey(tx, userId, id);
    return { property: 'an SSH key' };
  },
  events: removed,
  eventParams: (_input, prepared) => prepared,
  describe: () => 'Removing an SSH key',
}).result(
  () => ({}),
  (tx, { input }) => tx.userProfiles.deleteSshKey(input.id),
);

export interface OptionToPut {
  readonly id: string;
  readonly name: string;
  readonly content: Json;
}

/** Options replace those of the same name. */
export const putUserOptions = action({
  ...common,
  name: 'PutUserOptions',
  input: typed<ProfileInput & { options: readonly OptionToPut[] }>(),
  async validate({ userId, options }, tx) {
    await checkUser(tx, userId);
    for (const { name, content } of options) {
      const fits = name.trim() !== '' && name.length <= 255 && JSON.stringify(content).length <= LONGEST_OPTION;
      const rule = `a name of 1 to 255 characters and a content of at most ${LONGEST_OPTION}`;
      refuseUnless(fits, 'INVALID_VALUE', { path: 'user_option', rule });
    }
    const names = new Set((await tx.userProfiles.options([userId])).map(option => option.name));
    for (const { name } of options) names.add(name);
    refuseUnless(names.size <= AT_MOST, 'INVALID_VALUE', {
      path: 'user_option',
      rule: `at most ${AT_MOST} options a user`,
    });
    return { property: options.map(option => option.name).join(', ') };
  },
  events: added,
  eventParams: (_input, prepared) => prepared,
  describe: () => 'Setting options of a user',
}).result(
  (_state, { userId }) => ({ userId }),
  async (tx, { input: { userId, options } }) => {
    for (const option of options) await tx.userProfiles.putOption({ ...option, user_id: userId });
  },
);

export const removeUserOption = action({
  ...common,
  name: 'RemoveUserOption',
  input: typed<ProfileInput & { id: string }>(),
  async validate({ userId, id }, tx) {
    const option = (await tx.userProfiles.options([userId])).find(one => one.id === id);
    return { property: option?.name ?? refuse('NOT_FOUND', { what: 'option', id }) };
  },
  events: removed,
  eventParams: (_input, prepared) => prepared,
  describe: () => 'Removing an option of a user',
}).result(
  () => ({}),
  (tx, { input }) => tx.userProfiles.deleteOption(input.id),
);

export const addEventSubscription = action({
  ...common,
  name: 'AddEventSubscription',
  input: typed<ProfileInput & { event: string; method: 'smtp' | 'snmp'; address: string }>(),
  async validate({ userId, event, address }, tx) {
    await checkUser(tx, userId);
    const there = await tx.userProfiles.subscriptions([userId]);
    if (there.some(one => one.event === event)) refuse('NAME_IN_USE', { what: 'subscription', name: event });
    const rule = 'an address of at most 255 characters';
    refuseUnless(address.length <= 255, 'INVALID_VALUE', { path: 'event_subscription.address', rule });
  },
  events: { succeeded: null, failed: null },
  describe: ({ event }) => `Subscribing to ${event}`,
}).result(
  (_state, { event }) => ({ event }),
  (tx, { input: { userId, event, method, address } }) =>
    tx.userProfiles.insertSubscription({ user_id: userId, event, method, address }),
);

export const removeEventSubscription = action({
  ...common,
  name: 'RemoveEventSubscription',
  input: typed<ProfileInput & { event: string }>(),
  async validate({ userId, event }, tx) {
    const there = await tx.userProfiles.subscriptions([userId]);
    if (!there.some(one => one.event === event)) refuse('NOT_FOUND', { what: 'subscription', id: event });
  },
  events: { succeeded: null, failed: null },
  describe: ({ event }) => `Ending the subscription to ${event}`,
}).result(
  () => ({}),
  (tx, { input }) => tx.userProfiles.deleteSubscription(input.userId, input.event),
);
