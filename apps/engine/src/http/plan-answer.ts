// `?plan=true`: what an operation would do, in words for a person. Always JSON, whatever the client accepts.
import type { EntityRef, LockRequest } from '@overt/workflow/action';
import type { Plan } from '@overt/workflow/submit';

export interface PlanAnswer {
  readonly plan: {
    readonly action: string;
    readonly description: string;
    readonly steps: readonly { readonly name: string; readonly description: string; readonly undoable: boolean }[];
    readonly locks: readonly LockRequest[];
    readonly affects: readonly (EntityRef & { readonly name: string })[];
    readonly explanation: Plan['explanation'];
  };
}

/** `nameOf` gives '' for what has no name yet. */
export const planAnswer = (plan: Plan, nameOf: (ref: EntityRef) => string): PlanAnswer => ({
  plan: {
    action: plan.action,
    description: plan.description,
    steps: plan.steps.map(step => ({ name: step.name, description: inWords(step.name), undoable: step.undoable })),
    locks: plan.locks,
    affects: plan.affected.map(ref => ({ kind: ref.kind, id: ref.id, name: nameOf(ref) })),
    explanation: plan.explanation,
  },
});

/** `prepare-disks` -> `Prepare disks` */
function inWords(name: string): string {
  const words = name
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
