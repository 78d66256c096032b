// `?plan=true`: what an operation would do, in words for a person. Always JSON, whatever the client accepts.
import { inLanguage, type Language } from '@overt/kernel/language';
import type { EntityRef, LockRequest } from '@overt/workflow/action';
import type { Plan } from '@overt/workflow/submit';
import { stepWords } from './step-words.ts';

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

/** `names`: of entities, under `kind:id`; '' for what has no name yet. */
export interface NamedPlan {
  readonly plan: Plan;
  readonly names: ReadonlyMap<string, string>;
}

/** What the action does, `description`, is told as the list of jobs would have it, in English. */
export const planAnswer = ({ plan, names }: NamedPlan, language: Language): PlanAnswer => ({
  plan: {
    action: plan.action,
    description: plan.description,
    steps: plan.steps.map(({ name, undoable }) => ({ name, description: stepWords(name, language), undoable })),
    locks: plan.locks,
    affects: plan.affected.map(({ kind, id }) => ({ kind, id, name: names.get(`${kind}:${id}`) ?? '' })),
    explanation: inLanguage(plan.explanation, language) as Plan['explanation'],
  },
});
