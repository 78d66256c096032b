// Adds, changes and removes scheduling policies and the units in them. The next start of a VM goes by what is here then.
import { exclusive, typed, type ActionEvents } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { policyUnit } from '@overt/scheduling/units';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import type { SchedulingPolicyRow } from '../scheduling-policy.repo.ts';
import { checkPolicyName, checkProperties, unitOfType, type Properties } from '../scheduling-policy.ts';

const permit = () => ({ permit: 'edit_storage_pool_configuration', on: SYSTEM });
const UPDATED: ActionEvents = {
  succeeded: 'USER_UPDATE_CLUSTER_POLICY',
  failed: 'USER_FAILED_TO_UPDATE_CLUSTER_POLICY',
};

/** Of a policy that may be changed. */
async function changeable(tx: Tx, id: string): Promise<SchedulingPolicyRow> {
  const row = (await tx.schedulingPolicies.byId(id)) ?? refuse('NOT_FOUND', { what: 'scheduling policy', id });
  refuseUnless(!row.locked, 'SCHEDULING_POLICY_LOCKED', { name: row.name });
  return row;
}

async function checkFree(tx: Tx, name: string, id: string): Promise<void> {
  checkPolicyName(name);
  const other = await tx.schedulingPolicies.idByName(name);
  refuseUnless(other === undefined || other === id, 'NAME_IN_USE', { what: 'scheduling policy', name });
}

export interface AddPolicyInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly properties: Properties;
}

export const addSchedulingPolicy = action({
  name: 'AddSchedulingPolicy',
  input: typed<AddPolicyInput>(),
  permit,
  locks: i => [exclusive('scheduling_policy', i.id), exclusive('scheduling_policy_name', i.name)],
  async validate(i, tx) {
    await checkFree(tx, i.name, i.id);
    checkProperties(i.properties);
  },
  events: { succeeded: 'USER_ADD_CLUSTER_POLICY', failed: 'USER_FAILED_TO_ADD_CLUSTER_POLICY' },
  eventParams: i => ({ policy: i.name }),
  describe: i => `Adding scheduling policy ${i.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.schedulingPolicies.insert(input),
);

export interface UpdatePolicyInput {
  readonly id: string;
  readonly change: { readonly name?: string; readonly description?: string; readonly properties?: Properties };
}

export const updateSchedulingPolicy = action({
  name: 'UpdateSchedulingPolicy',
  input: typed<UpdatePolicyInput>(),
  permit,
  locks: ({ id, change }) => [
    exclusive('scheduling_policy', id),
    ...(change.name === undefined ? [] : [exclusive('scheduling_policy_name', change.name)]),
  ],
  async validate({ id, change }, tx) {
    const { name } = await changeable(tx, id);
    if (change.name !== undefined) await checkFree(tx, change.name, id);
    if (change.properties !== undefined) checkProperties(change.properties);
    return { policy: name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Changing a scheduling policy',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.schedulingPolicies.update(input.id, input.change),
);

export const removeSchedulingPolicy = action({
  name: 'RemoveSchedulingPolicy',
  input: typed<{ readonly id: string }>(),
  permit,
  locks: i => [exclusive('scheduling_policy', i.id)],
  async validate({ id }, tx) {
    const { name } = await changeable(tx, id);
    const users = await tx.schedulingPolicies.users(id);
    if (users.length > 0) refuse('IN_USE', { what: 'scheduling policy', name, by: users.join(', ') });
    return { policy: name };
  },
  events: { succeeded: 'USER_REMOVE_CLUSTER_POLICY', failed: 'USER_FAILED_TO_REMOVE_CLUSTER_POLICY' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing a scheduling policy',
}).result(
  () => ({}),
  (tx, { input }) => tx.schedulingPolicies.delete(input.id),
);

export interface AddUnitInput {
  readonly policyId: string;
  readonly unitId: string;
  readonly type: 'filter' | 'weight' | 'load_balancing';
  /** Position of a filter (-1 first, 1 last), factor of a weight. */
  readonly value: number;
}

const unitIds = (policy: SchedulingPolicyRow): readonly (string | null)[] => [
  ...policy.filters.map(filter => filter.unitId),
  ...policy.weights.map(weight => weight.unitId),
  policy.balance_unit_id,
];

function checkPlace(policy: SchedulingPolicyRow, position: number): void {
  refuseUnless(position >= -1 && position <= 1, 'INVALID_VALUE', {
    path: 'filter.position',
    rule: '-1 (first), 0 or 1 (last)',
  });
  const other = position === 0 ? undefined : policy.filters.find(filter => filter.position === position);
  if (other === undefined) return;
  const name = policyUnit(other.unitId)?.name ?? other.unitId;
  refuse('SCHEDULING_POSITION_TAKEN', { other: name, place: position < 0 ? 'first' : 'last' });
}

export const addPolicyUnit = action({
  name: 'AddSchedulingPolicyUnit',
  input: typed<AddUnitInput>(),
  permit,
  locks: i => [exclusive('scheduling_policy', i.policyId)],
  async validate({ policyId, unitId, type, value }, tx) {
    const policy = await changeable(tx, policyId);
    const { name } = unitOfType(unitId, type);
    // A policy has one balancer: a new one takes the place of the old one.
    const present = type === 'load_balancing' ? [] : unitIds(policy);
    refuseUnless(!present.includes(unitId), 'SCHEDULING_UNIT_PRESENT', { policy: policy.name, name });
    if (type === 'filter') checkPlace(policy, value);
    refuseUnless(type !== 'weight' || (value >= 1 && value <= 1000), 'INVALID_VALUE', {
      path: 'weight.factor',
      rule: '1 to 1000',
    });
    return { policy: policy.name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Adding a unit to a scheduling policy',
}).result(
  (_state, { policyId, unitId }) => ({ policyId, unitId }),
  async (tx, { input: { policyId, unitId, type, value } }) => {
    if (type === 'filter') await tx.schedulingPolicies.addFilter(policyId, unitId, value);
    else if (type === 'weight') await tx.schedulingPolicies.addWeight(policyId, unitId, value);
    else await tx.schedulingPolicies.update(policyId, { balance_unit_id: unitId });
  },
);

export const removePolicyUnit = action({
  name: 'RemoveUnitOfSchedulingPolicy',
  input: typed<{ readonly policyId: string; readonly unitId: string; readonly type: AddUnitInput['type'] }>(),
  permit,
  locks: i => [exclusive('scheduling_policy', i.policyId)],
  async validate({ policyId, unitId, type }, tx) {
    const missing = () => refuse('NOT_FOUND', { what: type.replace('load_balancing', 'balance'), id: unitId });
    const row = (await tx.schedulingPolicies.byId(policyId)) ?? missing();
    if (policyUnit(unitId)?.type !== type || !unitIds(row).includes(unitId)) missing();
    return { policy: (await changeable(tx, policyId)).name };
  },
  events: UPDATED,
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing a unit from a scheduling policy',
}).result(
  () => ({}),
  (tx, { input }) => tx.schedulingPolicies.removeUnit(input.policyId, input.unitId),
);

/** oVirt removes units of external schedulers only, and there are none here. */
export const removeSchedulingUnit = action({
  name: 'RemoveSchedulingUnit',
  input: typed<{ readonly id: string }>(),
  permit,
  locks: i => [exclusive('scheduling_unit', i.id)],
  async validate({ id }): Promise<undefined> {
    const unit = policyUnit(id) ?? refuse('NOT_FOUND', { what: 'scheduling policy unit', id });
    return refuse('SCHEDULING_UNIT_INTERNAL', { name: unit.name });
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Removing a scheduling unit',
}).result(() => ({}));

export const schedulingPolicyActions = [
  addSchedulingPolicy,
  updateSchedulingPolicy,
  removeSchedulingPolicy,
  addPolicyUnit,
  removePolicyUnit,
  removeSchedulingUnit,
] as const;
