// Shell completion. The shell's script hands over the words typed so far; the answer is one word a line: nouns and verbs,
// flags and their values, and names from the engine where a name is due. It never complains and never asks.
import type { Command, Option } from 'commander';
import { apiCommands, commandsBelow, listerOf, topNouns, type ApiCommand } from '../catalog/commands.ts';
import { flagsOf } from '../catalog/flags.ts';
import { ownVerbs } from '../catalog/help.ts';
import { singular } from '../catalog/words.ts';
import type { Io } from '../io.ts';
import { readConfig } from '../session/config-file.ts';
import { knownNames, type Told } from '../session/known-names.ts';
import { openSession, targetOf } from '../session/session.ts';
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

const OWN = [
  'login',
  'logout',
  'context',
  'directory',
  'api',
  'apply',
  'diff',
  'export',
  'drift',
  'support-bundle',
  'completion',
  'help',
];
const ownVerbsOf = (noun: string): string[] => (ownVerbs[noun] ?? []).map(([usage]) => usage.split(' ')[1] ?? '');
const ANSWER_WITHIN_MS = 2000;
const MOST = 200;

/** What is asked for, as far as its words are typed. */
interface Due {
  readonly io: Io;
  /** How the word that is being typed begins. */
  readonly prefix: string;
  readonly context: string | undefined;
}

async function ask({ io, prefix, context }: Due, lister: ApiCommand, args: readonly string[]): Promise<Told> {
  const signal = AbortSignal.any([io.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  const { client } = await openSession(io, context, { attempts: 1, firstPauseMs: 0 });
  try {
    const { operation, name } = lister;
    const output = { type: (operation.output?.type ?? 'Vm') as 'Vm', array: true };
    const path = await resolvePath(client, lister, args, signal);
    // Of ten thousand names only those that begin so are of use.
    const searched = operation.searchable === true && /^[\w.-]+$/.test(prefix);
    const search = searched ? { search: `${output.type === ('Disk' as string) ? 'alias' : 'name'}=${prefix}*` } : {};
    const query = { max: MOST, ...search };
    const rows = (await client.transport.call({ operation: name, verb: 'GET', path, query, output, signal })) as {
      name?: string;
      alias?: string;
      id?: string;
    }[];
    const names = rows.map(row => row.name ?? row.alias ?? row.id ?? '');
    return { names: names.filter(one => one !== '' && !/[\s$`"'\\]/.test(one)), complete: rows.length < MOST };
  } finally {
    await client.close();
  }
}

async function names(due: Due, lister: ApiCommand | undefined, args: readonly string[]): Promise<readonly string[]> {
  if (lister === undefined) return [];
  const { url, username } = await targetOf(due.io, due.context);
  const place = [url, username, lister.template, ...args].join(' ');
  return await knownNames(due.io, place, due.prefix, () => ask(due, lister, args));
}

/** The list at the top of the API that has objects of this type. */
const listerOfType = (type: string): ApiCommand | undefined =>
  apiCommands.find(
    ({ verb, args, operation }) => verb === 'list' && args.length === 0 && operation.output?.type === type,
  );

function nextWords(typed: readonly string[]): string[] {
  const nouns = typed.map(singular);
  const next = commandsBelow(nouns).map(command => command.nouns[nouns.length] ?? command.verb);
  const own = nouns.length === 0 ? OWN : nouns.length === 1 ? ownVerbsOf(nouns[0] ?? '') : [];
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

async function flagWords(due: Due, { api }: Chosen, option: Option): Promise<readonly string[]> {
  if (option.argChoices !== undefined) return option.argChoices;
  const name = option.long?.slice(2) ?? '';
  if (name === 'context') return Object.keys((await readConfig(due.io)).contexts);
  const flag = api && flagsOf(api).find(one => one.flag === name);
  const type = flag?.type ?? MEANT_TYPES[name] ?? '';
  return valuesOf(type) ?? (await names(due, listerOfType(type), []));
}

const ARGUMENT_TYPES: Readonly<Record<string, string>> = { VM: 'Vm', DISK: 'Disk' };

async function argumentWords(due: Due, { command, api }: Chosen, args: readonly string[]): Promise<readonly string[]> {
  const { registeredArguments: all } = command;
  const last = all.at(-1);
  const argument = all[args.length]?.name() ?? (last?.variadic === true ? last.name() : undefined);
  if (argument === undefined) return [];
  if (api !== undefined) return await names(due, listerOf(api.template, args.length), args);
  if (argument === 'CONTEXT') return Object.keys((await readConfig(due.io)).contexts);
  if (argument === 'DIRECTORY') return await directoryNames(due);
  return await names(due, listerOfType(ARGUMENT_TYPES[argument] ?? ''), []);
}

async function directoryNames(due: Due): Promise<readonly string[]> {
  const { url, username } = await targetOf(due.io, due.context);
  return await knownNames(due.io, `${url} ${username} directories`, due.prefix, async () => {
    const { client } = await openSession(due.io, due.context, { attempts: 1, firstPauseMs: 0 });
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const all = (await client.json('GET', '/overt/directories', undefined, signal)) as {
        directories: readonly { readonly name: string }[];
      };
      return { names: all.directories.map(({ name }) => name), complete: true };
    } finally {
      await client.close();
    }
  });
}

async function candidates(io: Io, words: readonly string[], find: (words: readonly string[]) => Chosen | undefined) {
  const before = words.slice(0, -1);
  if (before[0] === 'completion') return before.length === 1 ? Object.keys(completionScripts) : [];
  if (before[0] === 'help' && before.length === 1) return ['exit-codes', ...topNouns];
  const firstFlag = before.findIndex(word => word.startsWith('-'));
  const chosen = find(firstFlag === -1 ? before : before.slice(0, firstFlag));
  const verbs = chosen?.words === 1 && before.length === 1 ? ownVerbsOf(before[0] ?? '') : [];
  if (verbs.length > 0) return verbs;
  if (chosen === undefined) return nextWords(before.filter(word => !word.startsWith('-')));
  const { command } = chosen;
  const typed = before.slice(chosen.words);
  const at = typed.indexOf('--context');
  const context = at === -1 ? undefined : typed[at + 1];
  const prefix = words.at(-1) ?? '';
  const due = { io, prefix, context };
  const option = optionOf(command, typed.at(-1));
  if (option?.required === true) return await flagWords(due, chosen, option);
  if (prefix.startsWith('-')) return [...command.options.map(({ long }) => long ?? ''), '--help'];
  return await argumentWords(due, chosen, argumentsIn(command, typed));
}

export async function complete(
  io: Io,
  words: readonly string[],
  find: (words: readonly string[]) => Chosen | undefined,
): Promise<readonly string[]> {
  const found = await candidates(io, words, find).catch(() => []);
  return [...new Set(found)].toSorted();
}
