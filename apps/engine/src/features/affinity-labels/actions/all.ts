// Adds, changes and removes affinity labels, and puts them on VMs and hosts. What runs stays where it is: labels count at
// the next start.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { AffinityLabelChange, AffinityLabelRow, LabelledKind } from '../affinity-label.repo.ts';

const permit = () => ({ permit: 'tag_management', on: SYSTEM });

const existing = async (tx: Tx, id: string): Promise<AffinityLabelRow> =>
  (await tx.affinityLabels.byId(id)) ?? refuse('NOT_FOUND', { what: 'affinity label', id });

async function checkFree(tx: Tx, name: string, id: string): Promise<void> {
  refuseUnless(/^[\w.-]{1,50}$/.test(name), 'INVALID_VALUE', {
    path: 'affinity_label.name',
    rule: '1 to 50 letters, digits, dots, dashes and underscores',
  });
  const other = await tx.affinityLabels.idByName(name);
  refuseUnless(other === undefined || other === id, 'NAME_IN_USE', { what: 'affinity label', name });
}

export interface AddLabelInput {
  readonly id: string;
  readonly name: string;
  readonly implicitGroup: boolean;
}

export const addAffinityLabel = action({
  name: 'AddAffinityLabel',
  input: typed<AddLabelInput>(),
  permit,
  locks: i => [exclusive('affinity_label', i.id), exclusive('affinity_label_name', i.name)],
  validate: (i, tx) => checkFree(tx, i.name, i.id),
  events: { succeeded: 'USER_ADDED_AFFINITY_LABEL', failed: 'USER_FAILED_TO_ADD_AFFINITY_LABEL' },
  eventParams: i => ({ label: i.name }),
  describe: i => `Adding affinity label ${i.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, name, implicitGroup } }) =>
    tx.affinityLabels.insert({ id, name, has_implicit_group: implicitGroup }),
);

export const updateAffinityLabel = action({
  name: 'UpdateAffinityLabel',
  input: typed<{ readonly id: string; readonly change: AffinityLabelChange }>(),
  permit,
  locks: ({ id, change }) => [
    exclusive('affinity_label', id),
    ...(change.name === undefined ? [] : [exclusive('affinity_label_name', change.name)]),
  ],
  async validate({ id, change }, tx) {
    const { name } = await existing(tx, id);
    if (change.name !== undefined) await checkFree(tx, change.name, id);
    return { label: name };
  },
  events: { succeeded: 'USER_UPDATED_AFFINITY_LABEL', failed: 'USER_FAILED_TO_UPDATE_AFFINITY_LABEL' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Changing an affinity label',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.affinityLabels.update(input.id, input.change),
);

export const removeAffinityLabel = action({
  name: 'RemoveAffinityLabel',
  input: typed<{ readonly id: string }>(),
  permit,
  locks: i => [exclusive('affinity_label', i.id)],
  validate: async ({ id }, tx) => ({ label: (await existing(tx, id)).name }),
  events: { succeeded: 'USER_REMOVED_AFFINITY_LABEL', failed: 'USER_FAILED_TO_REMOVE_AFFINITY_LABEL' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing an affinity label',
}).result(
  () => ({}),
  (tx, { input }) => tx.affinityLabels.delete(input.id),
);

export interface LabelMemberInput {
  readonly labelId: string;
  readonly kind: LabelledKind;
  readonly memberId: string;
}

const memberLocks = (i: LabelMemberInput) => [exclusive('affinity_label', i.labelId), shared(i.kind, i.memberId)];
const UPDATED = { succeeded: 'USER_UPDATED_AFFINITY_LABEL', failed: 'USER_FAILED_TO_UPDATE_AFFINITY_LABEL' };

export const putAffinityLabel = action({
  name: 'PutAffinityLabel',
  input: typed<LabelMemberInput>(),
  permit,
  locks: memberLocks,
  async validate({ labelId, kind, memberId }, tx) {
    const { name } = await existing(tx, labelId);
    const found = kind === 'vm' ? await tx.vms.byIds([memberId]) : await tx.hosts.byIds([memberId]);
    if (found.length === 0) refuse('NOT_FOUND', { what: kind === 'vm' ? 'VM' : 'host', id: memberId });
    return { label: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Putting an affinity label on an object',
}).result(
  (_state, input) => ({ ...input }),
  (tx, { input }) => tx.affinityLabels.addMember(input.labelId, input.kind, input.memberId),
);

export const takeAffinityLabel = action({
  name: 'TakeAffinityLabel',
  input: typed<LabelMemberInput>(),
  permit,
  locks: memberLocks,
  async validate({ labelId, kind, memberId }, tx) {
    const { name, vms, hosts } = await existing(tx, labelId);
    const members = kind === 'vm' ? vms : hosts;
    refuseUnless(members.includes(memberId), 'NOT_FOUND', { what: `${kind} with the label`, id: memberId });
    return { label: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Taking an affinity label off an object',
}).result(
  () => ({}),
  (tx, { input }) => tx.affinityLabels.removeMember(input.labelId, input.kind, input.memberId),
);

export const affinityLabelActions = [
  addAffinityLabel,
  updateAffinityLabel,
  removeAffinityLabel,
  putAffinityLabel,
  takeAffinityLabel,
] as const;
