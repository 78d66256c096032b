// Rows of scheduling policies -> the API's SchedulingPolicy with its filters, weights and balance; units as the product has them.
import type { Balance, Filter, SchedulingPolicy, SchedulingPolicyUnit, Weight } from '@overt/api-types/types.gen';
import { policyUnit, policyUnits, propertyForms, type PolicyUnit } from '@overt/scheduling/units';
import { withRevision } from '../../api-object.ts';
import type { SchedulingPolicyRow } from './scheduling-policy.repo.ts';

export function toPolicy(row: SchedulingPolicyRow): SchedulingPolicy {
  const policy: SchedulingPolicy = {
    id: row.id,
    name: row.name,
    description: row.description,
    locked: row.locked,
    defaultPolicy: row.is_default,
    properties: Object.entries(row.properties).map(([name, value]) => ({ name, value })),
  };
  return withRevision(policy, row.revision);
}

// As in oVirt, a filter, weight or balance has the id of its unit.
const reference = (unitId: string) => ({
  id: unitId,
  name: policyUnit(unitId)?.name ?? unitId,
  schedulingPolicyUnit: { id: unitId },
});

export const toFilters = (row: SchedulingPolicyRow): Filter[] =>
  row.filters.map(({ unitId, position }) => ({ ...reference(unitId), position }));

export const toWeights = (row: SchedulingPolicyRow): Weight[] =>
  row.weights.map(({ unitId, factor }) => ({ ...reference(unitId), factor, schedulingPolicy: { id: row.id } }));

export const toBalances = (row: SchedulingPolicyRow): Balance[] =>
  row.balance_unit_id === null ? [] : [{ ...reference(row.balance_unit_id), schedulingPolicy: { id: row.id } }];

const toUnit = ({ id, name, type, properties }: PolicyUnit): SchedulingPolicyUnit => ({
  id,
  name,
  type,
  internal: true,
  enabled: true,
  properties: properties.map(property => ({ name: property, value: propertyForms[property]?.source ?? '' })),
});

export const units: readonly SchedulingPolicyUnit[] = policyUnits.map(toUnit);
