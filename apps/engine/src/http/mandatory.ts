// Members that an operation cannot do without, by the model. A parent that stands in the path needs not be named again.
import type { Operation } from '@overt/api-types/operation-shape';
import { refuse } from '@overt/kernel/refusal';

/** Refuses MISSING_VALUE with all that is missing. */
export function checkMandatory(operation: Operation, body: object, params: Readonly<Record<string, string>>): void {
  const bodyName = operation.body?.name ?? '';
  const root = operation.action === undefined ? { [bodyName]: body } : body;
  const missing = missingOf(operation.mandatory ?? [], root, params);
  if (missing.length === 0) {
    const lacking = (operation.signatures ?? []).map(signature => missingOf(signature.mandatory, root, params));
    if (lacking.length === 0 || lacking.some(members => members.length === 0)) return;
    missing.push(...(lacking.toSorted((a, b) => a.length - b.length)[0] ?? []));
  }
  refuse('MISSING_VALUE', {
    type: operation.body?.type ?? 'Action',
    members: missing.join(', '),
    operation: operation.method,
  });
}

function missingOf(paths: readonly string[], root: object, params: Readonly<Record<string, string>>): string[] {
  return paths.filter(alternatives => !alternatives.split('|').some(path => isPresent(root, path.split('.'), params)));
}

function isPresent(value: unknown, words: readonly string[], params: Readonly<Record<string, string>>): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return value !== undefined && value !== null && value !== '';
  if (typeof value !== 'object' || value === null) return false;
  if (word.endsWith('[]')) {
    const items: unknown = Reflect.get(value, word.slice(0, -2));
    return Array.isArray(items) && items.every(item => isPresent(item, rest, params));
  }
  if (rest.length === 1 && params[`${word}Id`] !== undefined) return true;
  return isPresent(Reflect.get(value, word), rest, params);
}
