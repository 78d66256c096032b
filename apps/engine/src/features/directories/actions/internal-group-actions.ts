// Groups of the built-in directory and its password policy. What a change of groups means for permissions holds at once,
// also for who is signed in.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkNewName } from '../account-name.ts';
import type { InternalGroupRow } from '../internal.repo.ts';
import type { PasswordPolicy } from '../password-policy.ts';

const permit = () => ({ permit: 'manipulate_users', on: SYSTEM });
/** Memberships depend on each other: one change at a time. */
const ALL_GROUPS = exclusive('internal_groups', 'all');

async function existing(tx: Tx, id: string): Promise<InternalGroupRow> {
  return (await tx.internal.groupById(id)) ?? refuse('NOT_FOUND', { what: 'group', id });
}

export const addInternalGroup = action({
  name: 'AddInternalGroup',
  input: typed<{ id: string; name: string; description: string }>(),
  permit,
  locks: () => [ALL_GROUPS],
  lockPatience: 10_000,
  validate: ({ name }, tx) => checkNewName(name, 'group', one => tx.internal.groupByName(one)),
  events: { succeeded: 'USER_ADD', failed: 'USER_FAILED_ADD_ADUSER' },
  describe: ({ name }) => `Adding group ${name} to the built-in directory`,
  about: ({ id }) => [{ kind: 'internal_group', id }],
  eventParams: ({ name }) => ({ subject: `the group ${name} of the built-in directory` }),
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.internal.insertGroup(input),
);

export const removeInternalGroup = action({
  name: 'RemoveInternalGroup',
  input: typed<{ id: string }>(),
  permit,
  locks: () => [ALL_GROUPS],
  lockPatience: 10_000,
  async validate({ id }, tx) {
    return { subject: `${(await existing(tx, id)).name} of the built-in directory` };
  },
  events: { succeeded: 'USER_REMOVE_AD_GROUP', failed: 'USER_REMOVE_AD_GROUP_FAILED' },
  describe: () => 'Removing a group from the built-in directory',
  about: ({ id }) => [{ kind: 'internal_group', id }],
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  async (tx, { input }) => {
    await tx.internal.deleteGroup(input.id);
    await tx.internal.spreadMemberships();
  },
);

export interface MemberInput {
  readonly groupId: string;
  readonly member: { readonly kind: 'user' | 'group'; readonly id: string };
}

const memberEvents = { succeeded: 'USER_PROFILE_REPLACE_PROPERTY', failed: 'USER_PROFILE_REPLACE_PROPERTY_FAILED' };
const memberSubject = { property: 'the groups' };

export const addInternalMember = action({
  name: 'AddInternalMember',
  input: typed<MemberInput>(),
  permit,
  locks: () => [ALL_GROUPS],
  lockPatience: 10_000,
  async validate({ groupId, member }, tx) {
    const group = await existing(tx, groupId);
    if (member.kind === 'user') {
      refuseUnless(await tx.internal.userById(member.id), 'NOT_FOUND', { what: 'account', id: member.id });
      return memberSubject;
    }
    const child = await existing(tx, member.id);
    const within = member.id === groupId || (await tx.internal.isWithin(groupId, member.id));
    refuseUnless(!within, 'GROUP_IN_ITSELF', { child: child.name, group: group.name });
    return memberSubject;
  },
  events: memberEvents,
  describe: () => 'Adding a member to a group of the built-in directory',
  about: ({ groupId }) => [{ kind: 'internal_group', id: groupId }],
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  async (tx, { input: { groupId, member } }) => {
    await tx.internal.addMember(groupId, member.kind === 'user' ? { user_id: member.id } : { child_id: member.id });
    await tx.internal.spreadMemberships();
  },
);

export const removeInternalMember = action({
  name: 'RemoveInternalMember',
  input: typed<{ groupId: string; memberId: string }>(),
  permit,
  locks: () => [ALL_GROUPS],
  lockPatience: 10_000,
  async validate({ groupId, memberId }, tx) {
    await existing(tx, groupId);
    const there = (await tx.internal.members(groupId)).some(member => member.id === memberId);
    refuseUnless(there, 'NOT_FOUND', { what: 'member', id: memberId });
    return memberSubject;
  },
  events: memberEvents,
  describe: () => 'Taking a member out of a group of the built-in directory',
  about: ({ groupId }) => [{ kind: 'internal_group', id: groupId }],
  eventParams: (_input, prepared) => prepared,
}).result(
  () => ({}),
  async (tx, { input: { groupId, memberId } }) => {
    await tx.internal.removeMember(groupId, memberId);
    await tx.internal.spreadMemberships();
  },
);

export const setInternalPolicy = action({
  name: 'SetInternalPolicy',
  input: typed<PasswordPolicy>(),
  permit: () => ({ permit: 'configure_engine', on: SYSTEM }),
  locks: () => [exclusive('internal_policy', 'all')],
  lockPatience: 10_000,
  events: { succeeded: null, failed: null },
  describe: () => 'Changing the password policy',
}).result(
  () => ({}),
  (tx, { input }) => tx.internal.setPolicy(input),
);
