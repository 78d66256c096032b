// The events of an action's life: what they are about and what their sentences are filled with.
import type { AnyAction, EntityRef, PermitRequest, Principal } from './action.ts';
import type { WorkflowEvent } from './options.ts';
import type { Refusal } from '@overt/kernel/refusal';

export interface EventAbout {
  readonly commandId: string;
  readonly principal: Principal;
  readonly correlationId: string;
  readonly input: unknown;
  readonly prepared: unknown;
}

export function eventOf<Ports, Tx>(
  action: AnyAction<Ports, Tx>,
  code: string,
  about: EventAbout,
  error?: Refusal,
): WorkflowEvent {
  const params = action.spec.eventParams?.(about.input, about.prepared) ?? {};
  return {
    code,
    severity: error === undefined ? 'normal' : 'error',
    correlationId: about.correlationId,
    commandId: about.commandId,
    principal: about.principal,
    subjects: subjectsOf(action, about.input),
    params: error === undefined ? params : { ...params, reason: error.message },
  };
}

export function permitsOf<Ports, Tx>(action: AnyAction<Ports, Tx>, input: unknown): readonly PermitRequest[] {
  const permits = action.spec.permit(input);
  return 'permit' in permits ? [permits] : permits;
}

/** What the action declares, else the entities of its permits and locks, each once. */
export function subjectsOf<Ports, Tx>(action: AnyAction<Ports, Tx>, input: unknown): readonly EntityRef[] {
  if (action.spec.about !== undefined) return action.spec.about(input);
  const all = [...permitsOf(action, input).map(permit => permit.on), ...action.spec.locks(input)];
  const unique = new Map(all.map(({ kind, id }) => [`${kind}:${id}`, { kind, id }]));
  return [...unique.values()];
}
