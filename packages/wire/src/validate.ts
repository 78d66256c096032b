// Whether a body gives what its operation demands. The demands are dotted member paths from the model: `vm.name`,
// `vm.cluster.id|vm.cluster.name` (either), `disks[].id` (each item, at least one). An operation with signatures is
// satisfied by any one of them on top of its own.
import type { Operation } from '@overt/api-types/operation-shape';
import type { OperationName } from '@overt/api-types/operation-types.gen';
import { operations } from '@overt/api-types/operations.gen';
import { refuse } from '@overt/kernel/refusal';

function has(value: unknown, steps: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (value === undefined || value === null) return false;
  if (step === undefined) return true;
  if (typeof value !== 'object') return false;
  const member: unknown = Object.getOwnPropertyDescriptor(value, step.replace('[]', ''))?.value;
  if (!step.endsWith('[]')) return has(member, rest);
  return Array.isArray(member) && member.length > 0 && member.every(item => has(item, rest));
}

/** Steps of a path inside the body: the first word names the body itself, but for an action a member of it. */
const stepsOf = (operation: Operation, path: string): readonly string[] =>
  operation.action === undefined ? path.split('.').slice(1) : path.split('.');

const holds = (operation: Operation, demand: string, body: unknown): boolean =>
  demand.split('|').some(path => has(body, stepsOf(operation, path)));

/** `vm.cluster.id|vm.cluster.name` is said as `cluster.id|name`. */
function wording(operation: Operation, demand: string): string {
  const [first = [], ...others] = demand.split('|').map(path => stepsOf(operation, path));
  const tails = others.map(steps => {
    const shared = steps.findIndex((step, at) => step !== first[at]);
    return steps.slice(Math.max(shared, 0)).join('.');
  });
  return [first.join('.'), ...tails].join('|');
}

/** What is missing; empty when the body will do. Of several signatures the one that is nearest to being met speaks. */
export function missingMembers(name: OperationName, body: unknown): readonly string[] {
  const operation = operations[name];
  const missing = (demands: readonly string[]): string[] => demands.filter(demand => !holds(operation, demand, body));
  const always = missing(operation.mandatory ?? []);
  const choices = (operation.signatures ?? []).map(({ mandatory }) => missing(mandatory));
  const best = choices.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return [...always, ...best].map(demand => wording(operation, demand));
}

/** Refuses MISSING_VALUE in oVirt's words: `Vm [name, cluster.id|name] required for add`. A list body is judged item by item. */
export function requireMembers(name: OperationName, body: unknown): void {
  const { body: slot, method } = operations[name];
  for (const one of slot?.array && Array.isArray(body) ? body : [body]) {
    const members = missingMembers(name, one);
    if (members.length > 0) {
      refuse('MISSING_VALUE', { type: slot?.type ?? 'Action', members: members.join(', '), operation: method });
    }
  }
}
