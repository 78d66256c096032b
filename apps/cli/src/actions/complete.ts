// Shell completion. The shell's script hands over the words typed so far; the answer is one word a line: nouns and verbs,
// flags and their values, and names from the engine where a name is due. It never complains and never asks.
import type { Command, Option } from 'commander';
import { apiCommands, commandsBelow, listerOf, topNouns, type ApiCommand } from '../catalog/commands.ts';
import { flagsOf } from '../catalog/flags.ts';
import { singular } from '../catalog/words.ts';
import type { Io } from '../io.ts';
import { readConfig } from '../session/config-file.ts';
import { openSession } from '../session/session.ts';
import { valuesOf } from '../values/parse-value.ts';
import { completionScripts } from './completion-scripts.ts';
import { resolvePath } from './resolve-path.ts';

/** A command as far as its words are typed. */
export interface Chosen {
  readonly command: Command;
  /** How many words named it. */
  readonly words: number;
  /** Where it comes from the API's table. */
  readonly api?: ApiCommand;
}

const OWN = ['login', 'logout', 'context', 'api', 'apply', 'diff', 'completion', 'help'];
const EXTRA: Readonly<Record<string, readonly string[]>> = {
  disk: ['upload', 'download'],
  vm: ['console'],
  event: ['watch'],
};
const ANSWER_WITHIN_MS = 3000;
const MOST = 200;

async function names(io: Io, lister: ApiCommand | undefined, args: readonly string[], context?: string) {
  if (lister === undefined) return [];
  const signal = AbortSignal.any([io.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const { client } = await openSession(io, context);
  try {
    const output = { type: (lister.operation.output?.type ?? 'Vm') as 'Vm', array: true };
    const path = await resolvePath(client, lister, args, signal);
    const call = { operation: lister.name, verb: 'GET', path, query: { max: MOST }, output, signal } as const;
    const rows = (await client.transport.call(call)) as { name?: string; alias?: string; id?: string }[];
    return rows
      .map(row => row.name ?? row.alias ?? row.id ?? '')
      .filter(name => name !== '' && !/[\s$`"'\\]/.test(name));
  } finally {
    await client.close();
  }
}

/** The list at the top of the API that has objects of this type. */
const listerOfType = (type: string): ApiCommand | undefined =>
  apiCommands.find(
    ({ verb, args, operation }) => verb === 'list' && args.length === 0 && operation.output?.type === type,
  );

function nextWords(typed: readonly string[]): string[] {
  const nouns = typed.map(singular);
  const next = commandsBelow(nouns).map(command => command.nouns[nouns.length] ?? command.verb);
  const own = nouns.length === 0 ? OWN : nouns.length === 1 ? (EXTRA[nouns[0] ?? ''] ?? []) : [];
  return [...own, ...(nouns.length === 0 ? topNouns : next)];
}

const optionOf = (command: Command, word: string | undefined): Option | undefined =>
  command.options.find(({ long, short }) => word !== undefined && (word === long || word === short));

/** The words behind the command that are neither flags nor their values. */
const argumentsIn = (command: Command, typed: readonly string[]): string[] =>
  typed.filter((word, at) => !word.startsWith('-') && optionOf(command, typed[at - 1])?.required !== true);

/** Flags of `vm create` that the API has in a collection. */
const MEANT_TYPES: Readonly<Record<string, string>> = {
  disk: 'Disk',
  nic: 'VnicProfile',
  'storage-domain': 'StorageDomain',
};

async function flagWords(io: Io, { api }: Chosen, option: Option, context: string | undefined): Promise<string[]> {
  if (option.argChoices !== undefined) return option.argChoices;
  const name = option.long?.slice(2) ?? '';
  if (name === 'context') return Object.keys((await readConfig(io)).contexts);
  const flag = api && flagsOf(api).find(one => one.flag === name);
  const type = flag?.type ?? MEANT_TYPES[name] ?? '';
  return [...(valuesOf(type) ?? (await names(io, listerOfType(type), [], context)))];
}

async function argumentWords(io: Io, chosen: Chosen, args: readonly string[], context: string | undefined) {
  const { command, api } = chosen;
  const due = command.registeredArguments[args.length]?.name();
  if (due === undefined) return [];
  if (api !== undefined) return await names(io, listerOf(api.template, args.length), args, context);
  if (due === 'NAME') return Object.keys((await readConfig(io)).contexts);
  return await names(
    io,
    due === 'VM' ? listerOfType('Vm') : due === 'DISK' ? listerOfType('Disk') : undefined,
    [],
    context,
  );
}

async function candidates(io: Io, words: readonly string[], find: (words: readonly string[]) => Chosen | undefined) {
  const before = words.slice(0, -1);
  if (before[0] === 'completion') return before.length === 1 ? Object.keys(completionScripts) : [];
  if (before[0] === 'help' && before.length === 1) return ['exit-codes', ...topNouns];
  const firstFlag = before.findIndex(word => word.startsWith('-'));
  const chosen = find(firstFlag === -1 ? before : before.slice(0, firstFlag));
  if (chosen === undefined) return nextWords(before.filter(word => !word.startsWith('-')));
  const { command } = chosen;
  const typed = before.slice(chosen.words);
  const at = typed.indexOf('--context');
  const context = at === -1 ? undefined : typed[at + 1];
  const option = optionOf(command, typed.at(-1));
  if (option?.required === true) return await flagWords(io, chosen, option, context);
  if (words.at(-1)?.startsWith('-') === true) return [...command.options.map(({ long }) => long ?? ''), '--help'];
  return await argumentWords(io, chosen, argumentsIn(command, typed), context);
}

export async function complete(
  io: Io,
  words: readonly string[],
  find: (words: readonly string[]) => Chosen | undefined,
): Promise<readonly string[]> {
  const found = await candidates(io, words, find).catch(() => []);
  return [...new Set(found)].toSorted();
}
