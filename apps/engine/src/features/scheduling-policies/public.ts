import { isUuid } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { Repos } from '../../repos.ts';

/** oVirt's id of the policy `none`, which a cluster has unless told. */
export const DEFAULT_POLICY_ID = 'b4ed2332-a7ac-4d5f-9596-99a439cb2812';

export { checkProperties, toProperties } from './scheduling-policy.ts';

/** Id of the policy that a body names by id or name; undefined when it names none. Refuses NOT_FOUND. */
export async function policyIdOf(
  repos: Repos,
  reference: { id?: string | undefined; name?: string | undefined } | undefined,
): Promise<string | undefined> {
  const { id, name } = reference ?? {};
  if (id !== undefined && isUuid(id) && (await repos.schedulingPolicies.byId(id)) !== undefined) return id;
  if (id === undefined && name === undefined) return undefined;
  const named = name === undefined ? undefined : await repos.schedulingPolicies.idByName(name);
  return named ?? refuse('NOT_FOUND', { what: 'scheduling policy', id: id ?? name ?? '' });
}
