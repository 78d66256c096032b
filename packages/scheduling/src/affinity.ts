// What affinity groups and labels say about one host.
import type { AffinityRule, PlacementRequest } from './model.ts';

export const refuses = (rule: AffinityRule, hostId: string): boolean => rule.hosts.includes(hostId) !== rule.positive;

/** Share of the wishes that the host fulfils, by priority, 0 to 1; undefined where there are none. */
export function wishesFulfilled(
  request: PlacementRequest,
  about: AffinityRule['about'],
  hostId: string,
): number | undefined {
  const wishes = request.affinity?.filter(rule => rule.about === about && !rule.enforcing) ?? [];
  const all = wishes.reduce((sum, rule) => sum + weightOf(rule), 0);
  if (all === 0) return undefined;
  const fulfilled = wishes.filter(rule => !refuses(rule, hostId));
  return fulfilled.reduce((sum, rule) => sum + weightOf(rule), 0) / all;
}

// A priority of zero is the lowest, not none at all.
const weightOf = (rule: AffinityRule): number => 1 + Math.max(0, rule.priority);
