// The permit check of the submit life cycle: every request of the action must hold, on the object or on one above it.
import { refuse } from '@overt/kernel/refusal';
import type { PermitRequest, SubmitContext } from '@overt/workflow/action';
import type { Repos } from '../../repos.ts';

/** Who the engine is when it acts by itself: reconcilers and the bootstrap. Holds every permit, cannot sign in. */
export const ENGINE_PRINCIPAL = { id: '00000000-0000-0000-0000-000000000000', name: 'SYSTEM' } as const;

export async function authorize(repos: Repos, requests: readonly PermitRequest[], ctx: SubmitContext): Promise<void> {
  if (ctx.principal.id === ENGINE_PRINCIPAL.id) return;
  for (const { permit, on } of requests) {
    if (await repos.permissions.holds(ctx.principal.id, permit, on.kind, on.id)) continue;
    refuse('PERMISSION_DENIED', { user: ctx.principal.name, permit, kind: on.kind.replaceAll('_', ' '), id: on.id });
  }
}
