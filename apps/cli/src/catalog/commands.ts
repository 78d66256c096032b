// Every operation of the API as a command: nouns from the path (`/vms/{vmId}/nics` -> `vm nic`), then the verb. Built from
// the generated table at start; a command is looked up by its words in the singular.
import { cliCommands } from '@overt/api-types/cli.gen';
import { operations } from '@overt/api-types/operations.gen';
import type { OperationName } from '@overt/api-types/operation-types.gen';
import type { Operation } from '@overt/api-types/operation-shape';
import { canonicalVerb, shownVerb, singular } from './words.ts';

export interface ApiCommand {
  /** Singular. */
  readonly nouns: readonly string[];
  /** As shown: `create`, `list`, `start`. */
  readonly verb: string;
  readonly name: OperationName;
  readonly operation: Operation;
  readonly template: string;
  /** One per parameter of the template, as shown: `VM`, `NIC`. */
  readonly args: readonly string[];
}

/** Path segments are the nouns without their hyphens. */
const hyphenated = new Map(cliCommands.flatMap(({ nouns }) => nouns).map(noun => [noun.replaceAll('-', ''), noun]));

const nounOf = (segment: string): string => singular(hyphenated.get(segment) ?? segment);

function build(row: (typeof cliCommands)[number]): ApiCommand {
  const name = row.operation as OperationName;
  const operation = operations[name];
  const segments = row.template.split('/').filter(segment => segment !== '');
  const path = operation.action === undefined ? segments : segments.slice(0, -1);
  const nouns = path.filter(segment => !segment.startsWith('{')).map(nounOf);
  const args = path.flatMap((segment, index) => (segment.startsWith('{') ? [nounOf(path[index - 1] ?? '')] : []));
  return {
    nouns,
    verb: shownVerb(row.verb),
    name,
    operation,
    template: row.template,
    args: args.map(arg => arg.replaceAll('-', '_').toUpperCase()),
  };
}

const keyOf = (nouns: readonly string[], verb: string): string => [...nouns, canonicalVerb(verb)].join(' ');

export const apiCommands: readonly ApiCommand[] = cliCommands.map(build);
const byKey = new Map(apiCommands.toReversed().map(command => [keyOf(command.nouns, command.verb), command]));

export interface Found {
  readonly command: ApiCommand;
  /** How many words named it. */
  readonly words: number;
}

/** The longest run of words at the front that names a command. */
export function findCommand(words: readonly string[]): Found | undefined {
  for (let count = Math.min(words.length, 7); count > 0; count -= 1) {
    const command = byKey.get(keyOf(words.slice(0, count - 1).map(singular), words[count - 1] ?? ''));
    if (command !== undefined) return { command, words: count };
  }
  return undefined;
}

/** Commands whose nouns begin so; with no noun, all. */
export function commandsBelow(nouns: readonly string[]): readonly ApiCommand[] {
  const wanted = nouns.map(singular);
  return apiCommands.filter(command => wanted.every((noun, index) => command.nouns[index] === noun));
}

export const topNouns: readonly string[] = [
  ...new Set(apiCommands.flatMap(({ nouns }) => nouns.slice(0, 1))),
].toSorted();

/** The command that lists what the parameter at the end of `path` is chosen from: `/vms` for `/vms/{vmId}`. */
export function listerOf(template: string, argument: number): ApiCommand | undefined {
  const segments = template.split('/');
  const places = segments.flatMap((segment, index) => (segment.startsWith('{') ? [index] : []));
  const collection = segments.slice(0, places[argument] ?? 0).join('/');
  return apiCommands.find(({ template: own, verb }) => own === collection && verb === 'list');
}
