// overt context: the engines that one is signed in to. Every command takes --context NAME; the chosen one is meant without.
import { Command, Option } from 'commander';
import { signOut } from '@overt/sdk/login';
import { nodeFetch } from '@overt/sdk/node';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { table } from '../output/render.ts';
import { readConfig, writeConfig, type Context } from '../session/config-file.ts';
import { forgetNames } from '../session/known-names.ts';

const unknown = (name: string): never => {
  throw new CliError(EXIT.notFound, `There is no context ${name}. See: overt context list`);
};

async function list(io: Io, output: string): Promise<void> {
  const { current, contexts } = await readConfig(io);
  const all = Object.entries(contexts).map(([name, { url, username }]) => ({
    name,
    url,
    username,
    current: name === current,
  }));
  if (output === 'json') return io.out(`${JSON.stringify(all, null, 2)}\n`);
  if (output === 'name') return io.out(all.map(({ name }) => `${name}\n`).join(''));
  const rows = all.map(({ name, url, username, current: chosen }) => [chosen ? '*' : ' ', name, url, username]);
  io.out(table([' ', 'CONTEXT', 'URL', 'USER'], rows));
}

async function use(io: Io, name: string): Promise<void> {
  const config = await readConfig(io);
  if (!Object.hasOwn(config.contexts, name)) return unknown(name);
  config.current = name;
  await writeConfig(io, config);
  io.err(`Commands go to ${config.contexts[name]?.url} now.\n`);
}

/** Its session ends at the engine too; an engine that does not answer keeps it until it expires. */
export async function forget(io: Io, name: string, { url, token, ca }: Context): Promise<void> {
  const { fetch, close } = nodeFetch({ ca });
  await signOut({ baseUrl: url, fetch, retry: { attempts: 1, firstPauseMs: 0 } }, token, io.signal).catch(() =>
    io.err(`${url} did not end the session; it ends by itself.\n`),
  );
  await close();
  const config = await readConfig(io);
  delete config.contexts[name];
  await writeConfig(io, config);
  await forgetNames(io);
}

async function remove(io: Io, names: readonly string[]): Promise<void> {
  const { contexts, current } = await readConfig(io);
  for (const name of names) {
    const context = (Object.hasOwn(contexts, name) && contexts[name]) || unknown(name);
    await forget(io, name, context);
    io.err(`Signed out of ${context.url} and forgot ${name}.\n`);
  }
  if (names.includes(current) && Object.keys(contexts).length > names.length)
    io.err('Choose another one: overt context use NAME\n');
}

const LIST_FORMATS = ['table', 'json', 'name'] as const;
const listOutput = () => new Option('-o, --output <format>', 'how to print').choices(LIST_FORMATS).default('table');

export const contextListCommand = (io: Io): Command =>
  new Command('context list')
    .description('The engines that you are signed in to; * marks the one that commands go to.')
    .addOption(listOutput())
    .action(({ output }: { output: string }) => list(io, output));

export const contextUseCommand = (io: Io): Command =>
  new Command('context use')
    .description('Choose the engine that commands go to from now on.')
    .argument('<CONTEXT>', 'as overt context list shows it')
    .action((name: string) => use(io, name));

export const contextRemoveCommand = (io: Io): Command =>
  new Command('context remove')
    .description('End the session with an engine and forget it.')
    .argument('<CONTEXT...>', 'as overt context list shows it')
    .action((names: string[]) => remove(io, names));

export const contextCommand = (io: Io): Command =>
  new Command('context')
    .description('The engines that you are signed in to, or the choice of one: overt context list, use, remove.')
    .argument('[CONTEXT]', 'the one to use from now on')
    .addOption(listOutput())
    .action((name: string | undefined, { output }: { output: string }) =>
      name === undefined ? list(io, output) : use(io, name),
    );
