// Chooses a host for a VM and says why: filters first, then weights, ties by id. Pure: the same request and snapshot give
// the same answer, and every host of the snapshot is in the explanation.
import { reasonsAgainst } from './filters.ts';
import type { ClusterSnapshot, HostSnapshot, HostVerdict, Placement, PlacementRequest, WeightScore } from './model.ts';
import { factorsOf, weights } from './weights.ts';

export function place(request: PlacementRequest, snapshot: ClusterSnapshot): Placement {
  const explanation = snapshot.hosts.map(host => judge(request, host, snapshot)).toSorted(bestFirst);
  const best = explanation[0];
  return { chosen: best?.fits === true ? best.hostId : undefined, explanation };
}

function judge(request: PlacementRequest, host: HostSnapshot, { policy }: ClusterSnapshot): HostVerdict {
  const reasons = reasonsAgainst(request, host, policy);
  const who = { hostId: host.id, name: host.name };
  if (reasons.length > 0) return { ...who, fits: false, reasons, scores: [], total: 0 };
  const scores: WeightScore[] = factorsOf(policy, request).map(([weight, factor]) => ({
    weight,
    factor,
    score: weights[weight](request, host, policy),
  }));
  const factors = scores.reduce((sum, s) => sum + s.factor, 0);
  return {
    ...who,
    fits: true,
    reasons,
    scores,
    total: scores.reduce((sum, s) => sum + s.factor * s.score, 0) / factors,
  };
}

const bestFirst = (a: HostVerdict, b: HostVerdict): number =>
  Number(b.fits) - Number(a.fits) || b.total - a.total || (a.hostId < b.hostId ? -1 : a.hostId > b.hostId ? 1 : 0);
