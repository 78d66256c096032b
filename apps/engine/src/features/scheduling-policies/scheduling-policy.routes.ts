// The predefined policies, read only.
import type { SchedulingPolicy } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import { predefinedPolicies, type PredefinedPolicy } from './policies.ts';
import { byId } from '../../api-object.ts';

const toPolicy = ({ id, name, description, defaultPolicy, properties }: PredefinedPolicy): SchedulingPolicy => ({
  id,
  name,
  description,
  locked: true,
  defaultPolicy,
  properties: Object.entries(properties).map(([property, value]) => ({ name: property, value })),
});

const all = (): SchedulingPolicy[] => predefinedPolicies.map(toPolicy);

export const schedulingPolicyRoutes: FeatureRoutes = {
  bindings: [
    bind('SchedulingPoliciesService', { list: list(async () => all()) }),
    bind('SchedulingPolicyService', {
      get: get(async (_ports, request) => {
        const id = pathId(request, 'policyId', 'scheduling policy');
        return all().find(policy => policy.id === id) ?? refuse('NOT_FOUND', { what: 'scheduling policy', id });
      }),
    }),
  ],
  loaders: { byId: { SchedulingPolicy: async () => byId(all()) } },
};
