// What a scheduling policy may hold; pure.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { policyUnit, propertyForms, type PolicyUnit } from '@overt/scheduling/units';

export type Properties = Readonly<Record<string, string>>;

/** Members of the API's `properties` as a record. */
export function toProperties(
  given: readonly { name?: string | undefined; value?: string | undefined }[],
): Record<string, string> {
  return Object.fromEntries(given.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value ?? '']])));
}

/** Refuses SCHEDULING_PROPERTY_UNKNOWN and SCHEDULING_PROPERTY_INVALID. */
export function checkProperties(properties: Properties): void {
  for (const [property, value] of Object.entries(properties)) {
    const form =
      propertyForms[property] ??
      refuse('SCHEDULING_PROPERTY_UNKNOWN', {
        property: property.slice(0, 64),
        known: Object.keys(propertyForms).join(', '),
      });
    refuseUnless(form.test(value), 'SCHEDULING_PROPERTY_INVALID', {
      property,
      value: value.slice(0, 64),
      form: form.source,
    });
  }
}

/** A unit that a policy can be given in this place. */
export function unitOfType(id: string, wanted: PolicyUnit['type']): PolicyUnit {
  const unit = policyUnit(id) ?? refuse('NOT_FOUND', { what: 'scheduling policy unit', id });
  const words = { filter: 'filter', weight: 'weight', load_balancing: 'balancer' } as const;
  refuseUnless(unit.type === wanted, 'SCHEDULING_UNIT_TYPE', {
    name: unit.name,
    type: words[unit.type],
    wanted: words[wanted],
  });
  refuseUnless(!unit.mandatory, 'SCHEDULING_UNIT_MANDATORY', { name: unit.name });
  return unit;
}

export function checkPolicyName(name: string): void {
  refuseUnless(/^[\w.-]{1,128}$/.test(name), 'INVALID_VALUE', {
    path: 'scheduling_policy.name',
    rule: '1 to 128 letters, digits, dots, dashes and underscores',
  });
}
