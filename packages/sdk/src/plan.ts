// The answer to `?plan=true`: what would be done, in which steps, with which locks, and why there. Nothing has been done.
import { clientError } from './api-error.ts';

export interface PlanHost {
  hostId: string;
  hostName: string;
  fits: boolean;
  /** Sentences: why it does not fit. */
  reasons: string[];
  /** Sentences: what would make it fit. */
  toFit?: string[];
  /** 0 to 1 by the name of the weight. */
  scores: Record<string, number>;
}

export interface PlacementExplanation {
  /** `score`: weighted mean, 0 to 1. */
  chosen: { hostId: string; hostName: string; score: number } | null;
  /** The best, and the first of those that do not fit. */
  hosts: PlanHost[];
  /** How many more there are. */
  moreHosts?: number;
  /** Sentence: why it could not be started at all, wherever. */
  problem?: string;
}

/** What `GET /overt/vms/{id}/placement` answers. */
export interface VmPlacement {
  vm: { id: string; name: string; hostId: string | null };
  /** Of its last start; null before the first. */
  placement: { hostId: string | null; decidedAt: string; explanation: PlacementExplanation } | null;
  /** If it were started at this moment. */
  now: PlacementExplanation;
}

export interface Plan {
  action: string;
  description: string;
  steps: { name: string; description: string; undoable?: boolean }[];
  locks: { kind: string; id: string; mode: 'exclusive' | 'shared' }[];
  affects: { kind: string; id: string; name: string }[];
  /** Why there; null where nothing is placed. */
  explanation: PlacementExplanation | null;
}

/** Of what a call with `plan: true` resolved to. */
export function planOf(answer: unknown): Plan {
  if (typeof answer !== 'object' || answer === null || !('plan' in answer)) {
    throw clientError('BAD_ANSWER', 'The engine answered without a plan. It may be older than this client.');
  }
  return answer.plan as Plan;
}

/** `plan(o => api.vms().vm(id).start({}, o))`. Rejects with the refusal that doing it would meet. */
export const plan = async (call: (options: { plan: true }) => Promise<unknown>): Promise<Plan> =>
  planOf(await call({ plan: true }));
