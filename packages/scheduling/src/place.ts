// Chooses a host for a VM and says why: filters first, then weights, ties by id. Pure: the same request and snapshot give
// the same answer, and every host of the snapshot is in the explanation.
import { reasonsAgainst, yielding } from './filters.ts';
import type {
  ClusterPolicy,
  ClusterSnapshot,
  HostSnapshot,
  HostVerdict,
  Placement,
  PlacementRequest,
} from './model.ts';
import { scoresOf } from './weights.ts';

export function place(request: PlacementRequest, { hosts, policy }: ClusterSnapshot): Placement {
  const strict = verdicts(request, hosts, policy);
  const explanation = strict.some(verdict => verdict.fits) ? strict : verdicts(request, hosts, yielding(policy));
  const best = explanation[0];
  return { chosen: best?.fits === true ? best.hostId : undefined, explanation };
}

const verdicts = (request: PlacementRequest, hosts: readonly HostSnapshot[], policy: ClusterPolicy): HostVerdict[] =>
  hosts.map(host => judge(request, host, policy)).toSorted(bestFirst);

function judge(request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy): HostVerdict {
  const reasons = reasonsAgainst(request, host, policy);
  const who = { hostId: host.id, name: host.name };
  if (reasons.length > 0) return { ...who, fits: false, reasons, scores: [], total: 0 };
  const scores = scoresOf(request, host, policy);
  const factors = scores.reduce((sum, s) => sum + s.factor, 0);
  return {
    ...who,
    fits: true,
    reasons,
    scores,
    total: factors === 0 ? 0 : scores.reduce((sum, s) => sum + s.factor * s.score, 0) / factors,
  };
}

const bestFirst = (a: HostVerdict, b: HostVerdict): number =>
  Number(b.fits) - Number(a.fits) || b.total - a.total || (a.hostId < b.hostId ? -1 : a.hostId > b.hostId ? 1 : 0);
