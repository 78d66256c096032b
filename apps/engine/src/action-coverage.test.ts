// Every registered action is tried by the kit that repeats, fails and interrupts each of its steps, by some test: this one
// names those that are not. It reads the tests, since each runs in a process of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { actions } from './actions.ts';
import { germanSteps } from './http/step-words.ts';

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));

/** The names that actions are exported under, from the files of `actions/`. */
async function exportedNames(): Promise<Map<unknown, string>> {
  const names = new Map<unknown, string>();
  const modules = files.filter(file => /\/actions\/[\w-]+\.ts$/.test(file) && !file.endsWith('.test.ts'));
  for (const file of modules) {
    const exported = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) if (!Array.isArray(value)) names.set(value, name);
  }
  return names;
}

/** `faultsOf(addVm, ...)`, or a helper of that test whose name begins so; also over a list of actions in a loop. */
function triedBy(text: string): (string | undefined)[] {
  const given = [...text.matchAll(/\bfaults(?:Of)?\(\s*(\w+)/g)].map(match => match[1]);
  return given.flatMap(name => {
    const list = new RegExp(`const ${name} of \\[([^\\]]*)\\]`).exec(text)?.[1];
    return list === undefined ? [name] : list.split(',').map(one => one.trim());
  });
}

test('every action with steps is tried by the action kit', async () => {
  const names = await exportedNames();
  const tests = files.filter(file => file.endsWith('.test.ts')).map(file => readFileSync(join(root, file), 'utf8'));
  const tried = new Set(tests.flatMap(triedBy));
  const missing = actions.filter(({ steps }) => steps.length > 0).filter(action => !tried.has(names.get(action) ?? ''));
  expect(missing.map(action => action.name)).toEqual([]);
});

test('each step has a German name in http/step-words.ts, and no other step has one', () => {
  const steps = new Set(actions.flatMap(action => action.steps.map(step => step.name)));
  expect(Object.keys(germanSteps).toSorted()).toEqual([...steps].toSorted());
});
