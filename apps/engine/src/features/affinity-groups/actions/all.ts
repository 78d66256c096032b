// Adds, changes and removes affinity groups and their members. What runs stays where it is: groups count at the next start.
import { exclusive, shared, typed, type LockRequest } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { checkConflicts, type GroupOfVms, type MemberKind } from '../affinity-group.ts';
import type { AffinityGroupColumns, AffinityGroupRow } from '../affinity-group.repo.ts';

export type Members = { readonly [Kind in MemberKind]?: readonly string[] };

const KINDS = ['vm', 'host', 'vm_label', 'host_label'] as const satisfies readonly MemberKind[];

const permit = (i: { readonly clusterId: string }) => ({
  permit: 'manipulate_affinity_groups',
  on: { kind: 'cluster', id: i.clusterId },
});

/** Groups of a cluster are checked against each other, therefore one changes at a time; its members must stay. */
const locks = (i: { clusterId: string; groupId: string; members?: Members }): LockRequest[] => [
  shared('cluster', i.clusterId),
  exclusive('affinity_groups', i.clusterId),
  exclusive('affinity_group', i.groupId),
  ...(i.members?.vm ?? []).map(id => shared('vm', id)),
  ...(i.members?.host ?? []).map(id => shared('host', id)),
];

const existing = async (tx: Tx, clusterId: string, id: string): Promise<AffinityGroupRow> =>
  (await tx.affinityGroups.byId(clusterId, id)) ?? refuse('NOT_FOUND', { what: 'affinity group', id });

async function checkMembers(tx: Tx, clusterId: string, members: Members): Promise<void> {
  const outside = await tx.affinityGroups.outside(clusterId, members.vm ?? [], members.host ?? []);
  if (outside.length > 0) refuse('AFFINITY_OTHER_CLUSTER', { members: outside.join(', ') });
}

async function checkColumns(
  tx: Tx,
  clusterId: string,
  id: string,
  { name, priority }: AffinityGroupColumns,
): Promise<void> {
  refuseUnless(priority === undefined || Number.isFinite(priority), 'INVALID_VALUE', {
    path: 'affinity_group.priority',
    rule: 'a number',
  });
  if (name === undefined) return;
  refuseUnless(/^[\w.-]{1,255}$/.test(name), 'INVALID_VALUE', {
    path: 'affinity_group.name',
    rule: '1 to 255 letters, digits, dots, dashes and underscores',
  });
  const others = (await tx.affinityGroups.ofClusters([clusterId])).filter(group => group.id !== id);
  if (others.some(group => group.name === name)) refuse('NAME_IN_USE', { what: 'affinity group', name });
}

/** Refuses AFFINITY_CONFLICT for the cluster's groups as they are in this transaction: after the change was written. */
const checkWritten = async (tx: Tx, clusterId: string): Promise<void> => {
  const groups: readonly GroupOfVms[] = await tx.affinityGroups.ofClusters([clusterId]);
  checkConflicts(groups);
};

export interface AddGroupInput {
  readonly clusterId: string;
  readonly groupId: string;
  readonly columns: AffinityGroupColumns & { readonly name: string };
  readonly members: Members;
}

export const addAffinityGroup = action({
  name: 'AddAffinityGroup',
  input: typed<AddGroupInput>(),
  permit,
  locks,
  async validate({ clusterId, groupId, columns, members }, tx) {
    if ((await tx.clusters.byId(clusterId)) === undefined) refuse('NOT_FOUND', { what: 'cluster', id: clusterId });
    await checkColumns(tx, clusterId, groupId, columns);
    await checkMembers(tx, clusterId, members);
  },
  events: { succeeded: 'USER_ADDED_AFFINITY_GROUP', failed: 'USER_FAILED_TO_ADD_AFFINITY_GROUP' },
  eventParams: i => ({ group: i.columns.name }),
  describe: i => `Adding affinity group ${i.columns.name}`,
})
  .step('write', {
    async tx(tx, { input: { clusterId, groupId, columns, members } }) {
      await tx.affinityGroups.insert({ id: groupId, cluster_id: clusterId, ...columns });
      for (const kind of KINDS) await tx.affinityGroups.addMembers(groupId, kind, members[kind] ?? []);
      await checkWritten(tx, clusterId);
      return null;
    },
    undoTx: (tx, { input }, result) =>
      result === undefined ? Promise.resolve() : tx.affinityGroups.delete(input.groupId),
  })
  .result((_state, input) => ({ clusterId: input.clusterId, groupId: input.groupId }));

export interface UpdateGroupInput {
  readonly clusterId: string;
  readonly groupId: string;
  readonly columns: AffinityGroupColumns;
  /** Replaces all members of each kind that is named. */
  readonly members: Members;
}

const UPDATED = { succeeded: 'USER_UPDATED_AFFINITY_GROUP', failed: 'USER_FAILED_TO_UPDATE_AFFINITY_GROUP' };

export const updateAffinityGroup = action({
  name: 'UpdateAffinityGroup',
  input: typed<UpdateGroupInput>(),
  permit,
  locks,
  async validate({ clusterId, groupId, columns, members }, tx) {
    const { name } = await existing(tx, clusterId, groupId);
    await checkColumns(tx, clusterId, groupId, columns);
    await checkMembers(tx, clusterId, members);
    return { group: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Changing an affinity group',
})
  .step('write', {
    // The last step: a refusal rolls it back whole, so that there is nothing to undo.
    async tx(tx, { input: { clusterId, groupId, columns, members } }) {
      await tx.affinityGroups.update(groupId, columns);
      for (const kind of KINDS) {
        const ids = members[kind];
        if (ids === undefined) continue;
        await tx.affinityGroups.removeMembers(groupId, kind);
        await tx.affinityGroups.addMembers(groupId, kind, ids);
      }
      await checkWritten(tx, clusterId);
      return null;
    },
  })
  .result((_state, input) => ({ clusterId: input.clusterId, groupId: input.groupId }));

export const removeAffinityGroup = action({
  name: 'RemoveAffinityGroup',
  input: typed<{ readonly clusterId: string; readonly groupId: string }>(),
  permit,
  locks,
  validate: async ({ clusterId, groupId }, tx) => ({ group: (await existing(tx, clusterId, groupId)).name }),
  events: { succeeded: 'USER_REMOVED_AFFINITY_GROUP', failed: 'USER_FAILED_TO_REMOVE_AFFINITY_GROUP' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing an affinity group',
}).result(
  () => ({}),
  (tx, { input }) => tx.affinityGroups.delete(input.groupId),
);

export interface GroupMemberInput {
  readonly clusterId: string;
  readonly groupId: string;
  readonly kind: MemberKind;
  readonly memberId: string;
}

const memberLocks = (i: GroupMemberInput) => locks({ ...i, members: { [i.kind]: [i.memberId] } });

export const addGroupMember = action({
  name: 'AddAffinityGroupMember',
  input: typed<GroupMemberInput>(),
  permit,
  locks: memberLocks,
  async validate({ clusterId, groupId, kind, memberId }, tx) {
    const { name } = await existing(tx, clusterId, groupId);
    await checkMembers(tx, clusterId, { [kind]: [memberId] });
    return { group: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Adding a member to an affinity group',
})
  .step('write', {
    // The last step, as above.
    async tx(tx, { input: { clusterId, groupId, kind, memberId } }) {
      await tx.affinityGroups.addMembers(groupId, kind, [memberId]);
      await checkWritten(tx, clusterId);
      return null;
    },
  })
  .result((_state, input) => ({ ...input }));

export const removeGroupMember = action({
  name: 'RemoveAffinityGroupMember',
  input: typed<GroupMemberInput>(),
  permit,
  locks: memberLocks,
  async validate({ clusterId, groupId, kind, memberId }, tx) {
    const { name, members } = await existing(tx, clusterId, groupId);
    const what = `${kind.replace('_', ' ')} of the affinity group`;
    refuseUnless(members[kind].includes(memberId), 'NOT_FOUND', { what, id: memberId });
    return { group: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Taking a member out of an affinity group',
}).result(
  () => ({}),
  (tx, { input }) => tx.affinityGroups.removeMembers(input.groupId, input.kind, [input.memberId]),
);

export const affinityGroupActions = [
  addAffinityGroup,
  updateAffinityGroup,
  removeAffinityGroup,
  addGroupMember,
  removeGroupMember,
] as const;
