// The builder behind `actionFactory`: it only collects. The erasure of types to `unknown` happens here and nowhere else.
import { Bug } from '@overt/kernel/refusal';
import type { Action, ActionBuilder, ActionSpec, AnyStep } from './action.ts';

/**
 * `const action = actionFactory<Ports, TxPorts>()`: binds the engine's ports once, for all its actions.
 * Ports are the adapters for steps; TxPorts the repositories bound to one transaction.
 */
export const actionFactory =
  <Ports, Tx>() =>
  <Input, Prepared = undefined>(
    spec: ActionSpec<Ports, Tx, Input, Prepared>,
  ): ActionBuilder<Ports, Tx, Input, Prepared, object> =>
    builder<Ports, Tx, Input, Prepared, object>(spec as unknown as ActionSpec<Ports, Tx, unknown, unknown>, []);

function builder<Ports, Tx, Input, Prepared, State>(
  spec: ActionSpec<Ports, Tx, unknown, unknown>,
  steps: readonly AnyStep<Ports, Tx>[],
): ActionBuilder<Ports, Tx, Input, Prepared, State> {
  const step = (name: string, given: object) => builder(spec, [...steps, namedStep(spec.name, steps, name, given)]);
  return {
    step: step as ActionBuilder<Ports, Tx, Input, Prepared, State>['step'],
    result: (finish, finalWrites) => ({
      name: spec.name,
      spec,
      steps,
      finish: finish as Action<Ports, Tx, unknown, unknown>['finish'],
      finalWrites: finalWrites as Action<Ports, Tx, unknown, unknown>['finalWrites'],
    }),
  };
}

function namedStep<Ports, Tx>(
  action: string,
  before: readonly AnyStep<Ports, Tx>[],
  name: string,
  step: object,
): AnyStep<Ports, Tx> {
  if (before.some(other => other.name === name)) throw new Bug(`action ${action} has two steps named ${name}`);
  const kind = 'do' in step ? 'do' : 'tx' in step ? 'tx' : 'long';
  return { ...step, name, kind } as AnyStep<Ports, Tx>;
}
