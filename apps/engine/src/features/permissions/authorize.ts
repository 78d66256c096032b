// The permit check of the submit life cycle: every request of the action must hold, on the object or on one above it. Where
// a role that gives it wants so, whoever destroys has shown a second factor lately.
import { refuse } from '@overt/kernel/refusal';
import type { PermitRequest, SubmitContext } from '@overt/workflow/action';
import type { Repos } from '../../repos.ts';

/** Who the engine is when it acts by itself: reconcilers and the bootstrap. Holds every permit, cannot sign in. */
export const ENGINE_PRINCIPAL = { id: '00000000-0000-0000-0000-000000000000', name: 'SYSTEM' } as const;

export interface Asked extends SubmitContext {
  readonly destructive: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Refuses PERMISSION_DENIED, STEP_UP_REQUIRED. */
export async function authorize(repos: Repos, requests: readonly PermitRequest[], asked: Asked): Promise<void> {
  const { principal } = asked;
  if (principal.id === ENGINE_PRINCIPAL.id) return;
  for (const { permit, on } of requests) {
    if (await repos.permissions.holds(principal.id, permit, on.kind, on.id)) continue;
    refuse('PERMISSION_DENIED', { user: principal.name, permit, kind: on.kind.replaceAll('_', ' '), id: on.id });
  }
  if (!asked.destructive) return;
  for (const { permit, on } of requests) {
    const minutes = await repos.permissions.stepUpMinutes(principal.id, permit, on.kind, on.id);
    if (minutes !== null && !isFresh(principal.details?.['secondFactorAt'], minutes, asked.now))
      refuse('STEP_UP_REQUIRED', { minutes });
  }
}

/** `shown`: when a second factor was, as the session says; sessions of API tokens never did. */
export function isFresh(shown: unknown, minutes: number, now: number): boolean {
  return typeof shown === 'string' && now - Date.parse(shown) <= minutes * 60_000;
}
