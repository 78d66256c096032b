// What a generated command sends: the body from a file, from --set and from flags, in this order; and the query.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { TypeName } from '@overt/api-types/types.gen';
import type { ApiRequest } from '@overt/sdk/transport-port';
import type { ApiCommand } from '../catalog/commands.ts';
import { flagValue, type Flag } from '../catalog/flags.ts';
import { camel, kebab } from '../catalog/words.ts';
import { usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { followFor } from '../output/columns.ts';
import { fromPlain, setPath } from '../values/plain.ts';
import { isSecret, readSecret } from '../values/secret.ts';
import { shortcutsOf } from './shortcuts.ts';

/** Flags and their texts, as commander gives them. */
export type Given = Readonly<Record<string, unknown>>;

const wire = (member: string): string => kebab(member).replaceAll('-', '_');

export async function readYaml(io: Io, file: string): Promise<unknown> {
  const text =
    file === '-' ? await io.readStdin() : await readFile(file, 'utf8').catch(() => usage(`${file} cannot be read.`));
  try {
    return parse(text) as unknown;
  } catch (error) {
    return usage(`${file} is neither YAML nor JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `path=value` as it is; of a secret with the secret itself in the place of where it is. */
async function assignmentOf(io: Io, given: string): Promise<string> {
  const at = given.indexOf('=');
  const path = given.slice(0, Math.max(0, at));
  if (!isSecret(path)) return given;
  return `${path}=${await readSecret(io, given.slice(at + 1), `--set ${path}`)}`;
}

const textOf = async (io: Io, { kind, flag }: Flag, given: unknown): Promise<string> => {
  const text = given === true ? 'true' : String(given);
  return kind === 'secret' ? await readSecret(io, text, `--${flag}`) : text;
};

export async function bodyOf(
  io: Io,
  command: ApiCommand,
  flags: readonly Flag[],
  given: Given,
): Promise<ApiRequest['body']> {
  const { body } = command.operation;
  if (body === undefined) return undefined;
  const start: unknown = typeof given['file'] === 'string' ? await readYaml(io, given['file']) : {};
  const plain = structuredClone(start);
  for (const assignment of (given['set'] as string[] | undefined) ?? [])
    setPath(plain as Record<string, unknown>, await assignmentOf(io, assignment));
  const value = Array.isArray(plain) ? plain.map(item => fromPlain(body.type, item)) : fromPlain(body.type, plain);
  for (const flag of flags) {
    const text = given[camel(flag.flag)];
    if (flag.place !== 'body' || text === undefined || Array.isArray(value)) continue;
    value[flag.member] = flagValue(flag, await textOf(io, flag, text));
  }
  for (const { flag, into } of shortcutsOf(command.name)) {
    const texts = given[camel(flag)] as string[] | undefined;
    if (texts !== undefined && !Array.isArray(value)) into(value, texts);
  }
  return { type: body.type as TypeName, array: Array.isArray(value), value };
}

export function queryOf(command: ApiCommand, flags: readonly Flag[], given: Given): ApiRequest['query'] {
  const query: Record<string, string | number | boolean> = {};
  for (const flag of flags) {
    const text = given[camel(flag.flag)];
    if (flag.place !== 'query' || text === undefined) continue;
    query[wire(flag.member)] = flagValue(flag, text === true ? 'true' : String(text)) as string | number | boolean;
  }
  const follow = followFor(command.operation.output?.type ?? '', given['output']);
  const takesFollow = command.operation.query?.some(({ name }) => name === 'follow') === true;
  const isList = command.operation.output?.array === true;
  if (follow !== undefined && takesFollow && isList) query['follow'] ??= follow;
  if (given['plan'] === true) query['plan'] = true;
  return query;
}
