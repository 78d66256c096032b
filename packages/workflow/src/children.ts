// Sub-commands: a step submits them under its own authority and key, then polls; the child's end wakes the parent.
import type { AnyAction, Children, ChildStatus } from './action.ts';
import { outcomeOf } from './outcome.ts';
import type { Core } from './options.ts';
import type { ParentCommand } from './submit.ts';
import { readOutcomes } from './signal.repo.ts';
import type { Run } from './step-context.ts';

/** `submit` runs the child here when there is room, like any other submission. */
export function childrenOf<Ports, Tx>(
  core: Core<Ports, Tx>,
  run: Run,
  submit: (actionName: string, input: unknown, run: Run, parent: ParentCommand) => Promise<string>,
): Children<Ports> {
  const { command, hold } = run;
  return {
    submit: (action, input, key) => submit(action.name, input, run, { hold, ancestors: command.ancestor_ids, key }),
    async status<Input, Result, T>(
      _action: AnyAction<Ports, T> & { readonly __types?: { readonly input: Input; readonly result: Result } },
      id: string,
    ) {
      const row = (await readOutcomes(core.db, [id]))[0];
      const outcome = row === undefined ? undefined : outcomeOf(row);
      if (outcome === undefined || outcome.status === 'running') return { status: 'pending' };
      return outcome as ChildStatus<Result>;
    },
  };
}
