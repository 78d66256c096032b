import { predefinedPolicies } from './policies.ts';

/** Id of a policy by its name; the default one when the name is unknown. */
export function schedulingPolicyId(name: string): string | undefined {
  return predefinedPolicies.find(policy => policy.name === name)?.id;
}

/** Name of a policy by id or name; undefined when there is none. */
export function schedulingPolicyName(reference: {
  id?: string | undefined;
  name?: string | undefined;
}): string | undefined {
  return predefinedPolicies.find(policy => policy.id === reference.id || policy.name === reference.name)?.name;
}
