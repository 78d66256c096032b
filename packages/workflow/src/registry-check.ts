// What must hold for every action of a registry; an engine's test asserts that the list is empty.
import type { AnyAction } from './action.ts';
import { permitsOf, subjectsOf } from './events.ts';

export interface RegistryRules {
  readonly isPermit: (permit: string) => boolean;
  readonly isEvent: (code: string) => boolean;
  /** A valid input for each action, by name. */
  readonly sampleInput: (action: string) => unknown;
  /** `Action/step` of steps that need no undo, each with its reason. */
  readonly withoutUndo: Readonly<Record<string, string>>;
}

/** Faults as sentences. */
export function checkRegistry<Ports, Tx>(actions: readonly AnyAction<Ports, Tx>[], rules: RegistryRules): string[] {
  const faults: string[] = [];
  const names = new Set<string>();
  for (const action of actions) {
    const fault = (text: string) => void faults.push(`${action.name}: ${text}`);
    if (names.has(action.name)) fault('its name is used twice');
    names.add(action.name);
    if (!/^[A-Z][A-Za-z0-9]*$/.test(action.name)) fault('its name is not in PascalCase');
    const { started, succeeded, failed } = action.spec.events;
    for (const code of [started, succeeded, failed])
      if (typeof code === 'string' && !rules.isEvent(code)) fault(`the event ${code} is not in the catalogue`);
    const sample = rules.sampleInput(action.name);
    if (sample === undefined) {
      fault('the test has no sample input for it');
      continue;
    }
    const input = action.spec.input(sample);
    const permits = permitsOf(action, input);
    if (permits.length === 0) fault('it asks for no permit');
    for (const { permit } of permits) if (!rules.isPermit(permit)) fault(`the permit ${permit} does not exist`);
    if (subjectsOf(action, input).length === 0) fault('its events are about nothing');
    if (action.spec.describe(input).trim() === '') fault('its job has no description');
    for (const step of action.steps) {
      const undoable = step.undo !== undefined || step.undoTx !== undefined;
      const excused = `${action.name}/${step.name}` in rules.withoutUndo;
      if (!undoable && !excused) fault(`the step ${step.name} has no undo and no reason why`);
      if (undoable && excused) fault(`the step ${step.name} has an undo and an excuse for having none`);
    }
  }
  for (const name of Object.keys(rules.withoutUndo)) {
    const [action, step] = name.split('/');
    if (!actions.some(one => one.name === action && one.steps.some(s => s.name === step)))
      faults.push(`${name}: there is no such step`);
  }
  return faults;
}
