// What the HTTP layer needs of the workflow.
import type { AnyAction, SubmitContext } from '@overt/workflow/action';
import type { Outcome } from '@overt/workflow/outcome';
import type { Plan } from '@overt/workflow/submit';
import type { Ports, Tx } from '../ports.ts';

export interface Submitted {
  readonly id: string;
  /** Never rejects; `running` when this replica stops first. */
  readonly outcome: Promise<Outcome<unknown>>;
}

export interface Commands {
  submit(action: AnyAction<Ports, Tx>, input: unknown, ctx: SubmitContext): Promise<Submitted>;
  plan(action: AnyAction<Ports, Tx>, input: unknown, ctx: SubmitContext): Promise<Plan>;
}
