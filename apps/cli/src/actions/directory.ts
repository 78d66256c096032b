// overt directory: the LDAP directories whose users sign in, and the test that says which step fails.
import { Command, Option } from 'commander';
import { stringify } from 'yaml';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { clean, table } from '../output/render.ts';
import { openSession } from '../session/session.ts';
import { readSecret, SECRET_SOURCES } from '../values/secret.ts';
import { configOf, withConfigFlags, type ConfigFlags } from './directory-config.ts';

interface Directory {
  readonly name: string;
  readonly type: string;
  readonly servers: readonly { readonly host: string; readonly port?: number }[];
  readonly tls: string;
  readonly baseDn: string;
  readonly enabled: boolean;
}

interface Step {
  readonly step: string;
  readonly server?: string;
  readonly ok: boolean;
  readonly detail: string;
}

interface Common {
  readonly output: string;
  readonly context?: string;
}

const PATH = '/overt/directories';
const FORMATS = ['table', 'json', 'yaml', 'name'] as const;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function call(io: Io, { context }: Common, method: Method, path: string, body?: unknown): Promise<unknown> {
  const { client } = await openSession(io, context);
  try {
    return await client.json(method, PATH + path, body, io.signal);
  } finally {
    await client.close();
  }
}

const at = (name: string): string => `/${encodeURIComponent(name)}`;

function show(io: Io, { output }: Common, value: unknown): void {
  io.out(output === 'json' ? `${JSON.stringify(value, null, 2)}\n` : stringify(value, { lineWidth: 0 }));
}

async function list(io: Io, options: Common): Promise<void> {
  const { directories } = (await call(io, options, 'GET', '')) as { directories: readonly Directory[] };
  if (options.output === 'name') return io.out(directories.map(({ name }) => `${name}\n`).join(''));
  if (options.output !== 'table') return show(io, options, directories);
  const rows = directories.map(({ name, type, servers, tls, baseDn, enabled }) => [
    name,
    type,
    servers.map(({ host, port }) => (port === undefined ? host : `${host}:${port}`)).join(','),
    tls,
    baseDn,
    enabled,
  ]);
  io.out(table(['NAME', 'TYPE', 'SERVERS', 'TLS', 'BASE', 'ENABLED'], rows));
}

interface TestFlags extends Common, ConfigFlags {
  readonly user?: string;
  readonly password?: string;
}

/** Of what is stored, unless flags say what to try instead. */
async function test(io: Io, name: string | undefined, flags: TestFlags): Promise<void> {
  const config = await configOf(io, flags);
  const password =
    flags.password === undefined ? undefined : await readSecret(io, flags.password, `Password of ${flags.user ?? ''}`);
  const who = {
    ...(flags.user === undefined ? {} : { userName: flags.user }),
    ...(password === undefined ? {} : { password }),
  };
  const path = name === undefined ? '/test' : `${at(name)}/test`;
  if (name !== undefined && Object.keys(config).length > 0)
    throw new CliError(EXIT.usage, 'Give the name of a directory, or flags that say what to try; not both.');
  const { ok, steps } = (await call(io, flags, 'POST', path, { ...config, ...who })) as {
    ok: boolean;
    steps: readonly Step[];
  };
  if (flags.output === 'table') {
    const rows = steps.map(({ step, server, ok: good, detail }) => [good ? 'ok' : 'FAILED', step, server, detail]);
    io.out(table(['RESULT', 'STEP', 'SERVER', 'DETAIL'], rows));
  } else show(io, flags, { ok, steps });
  if (ok) return;
  const wrong = steps.findLast(({ ok: good }) => !good);
  throw new CliError(EXIT.failed, clean(`The step "${wrong?.step ?? 'connect'}" failed: ${wrong?.detail ?? ''}`));
}

const withCommon = (command: Command): Command =>
  command
    .addOption(new Option('-o, --output <format>', 'how to print').choices(FORMATS).default('table'))
    .option('--context <name>', 'which engine (see: overt context list)');

const named = (verb: string, description: string): Command =>
  new Command(`directory ${verb}`).description(description).argument('<DIRECTORY>', 'its name: the profile at sign-in');

async function change(io: Io, method: 'POST' | 'PUT', name: string, flags: Common & ConfigFlags): Promise<void> {
  const config = await configOf(io, flags);
  const created = method === 'POST';
  const answer = await call(io, flags, method, created ? '' : at(name), created ? { name, ...config } : config);
  if (flags.output === 'table' || flags.output === 'name') io.out(`${name}\n`);
  else show(io, flags, answer);
}

export const directoryCommands: Readonly<Record<string, (io: Io) => Command>> = {
  'directory list': io =>
    withCommon(new Command('directory list').description('The directories whose users may sign in.')).action(
      (options: Common) => list(io, options),
    ),
  'directory get': io =>
    withCommon(named('get', 'One directory, whole; never its password.')).action(
      async (name: string, options: Common) => show(io, options, await call(io, options, 'GET', at(name))),
    ),
  'directory add': io =>
    withCommon(
      withConfigFlags(named('create', 'Let the users of a directory sign in. Try it first: overt directory test.')),
    ).action((name: string, flags: Common & ConfigFlags) => change(io, 'POST', name, flags)),
  'directory update': io =>
    withCommon(withConfigFlags(named('update', 'Change a directory. What is not said stays.'))).action(
      (name: string, flags: Common & ConfigFlags) => change(io, 'PUT', name, flags),
    ),
  'directory remove': io =>
    withCommon(named('delete', 'Nobody signs in from this directory any more; its users stay known.')).action(
      async (name: string, options: Common) => void (await call(io, options, 'DELETE', at(name))),
    ),
  'directory test': io =>
    withCommon(
      withConfigFlags(
        new Command('directory test')
          .description('Ask the servers of a directory step by step, and say which step fails. Changes nothing.')
          .argument('[DIRECTORY]', 'one that is stored; without it what the flags say')
          .option('--user <name>', 'look this user up, with his groups')
          .option('--password <source>', `and try to sign in; ${SECRET_SOURCES}`),
      ),
    ).action((name: string | undefined, flags: TestFlags) => test(io, name, flags)),
};
