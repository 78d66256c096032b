// overt login and logout.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ApiError } from '@overt/sdk/api-error';
import { signIn, type Session } from '@overt/sdk/login';
import { nodeFetch } from '@overt/sdk/node';
import { CliError, EXIT, usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { readConfig, writeConfig } from '../session/config-file.ts';
import { languageOf } from '../session/language.ts';
import { findLocal, sameEngine } from '../session/local-install.ts';
import { forgetNames } from '../session/known-names.ts';
import { trustedCa } from '../session/trust.ts';
import { withoutCredentials } from '../values/secret.ts';
import { forget } from './contexts.ts';

interface LoginOptions {
  username?: string;
  caFile?: string;
  fingerprint?: string;
  passwordStdin?: true;
  context: string;
}

async function passwordOf(io: Io, options: LoginOptions, username: string, known: string | undefined): Promise<string> {
  if (options.passwordStdin) return (await io.readStdin()).replace(/\r?\n$/, '');
  const given = io.env['OVERT_PASSWORD'] ?? known;
  if (given !== undefined) return given;
  if (!io.canAsk) return usage('Give the password in OVERT_PASSWORD or with --password-stdin.');
  return await io.askPassword(`Password of ${username}`);
}

const wantsSecondFactor = (error: unknown): boolean => error instanceof ApiError && error.code === 'mfa_required';

const isUnknownAuthority = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.status === 0 &&
  /self.signed|unable to (get|verify)|certificate/i.test(error.message);

async function login(io: Io, given: string | undefined, options: LoginOptions): Promise<void> {
  const found = await findLocal(io);
  const local = found !== undefined && (given === undefined || sameEngine(given, found.url)) ? found : undefined;
  const url =
    given ??
    local?.url ??
    usage('No Overt was found on this machine. Say where it is: overt login https://engine:8443');
  withoutCredentials(url);
  if (!/^https?:\/\//.test(url)) usage(`${url} is no address. Write it like https://engine:8443`);
  const username = options.username ?? local?.username ?? 'admin@internal';
  let ca =
    options.caFile === undefined
      ? local?.ca
      : await readFile(options.caFile, 'utf8').catch(() => usage(`${options.caFile} cannot be read.`));
  const ownPassword = username === local?.username ? local.password : undefined;
  const password = await passwordOf(io, options, username, ownPassword);
  const enter = async (otp?: string): Promise<Session> => {
    const { fetch, close } = nodeFetch({ ca });
    try {
      return await signIn(
        { baseUrl: url, fetch, language: () => languageOf(io), retry: { attempts: 1, firstPauseMs: 0 } },
        { username, password, ...(otp === undefined ? {} : { otp }) },
        io.signal,
      );
    } catch (error) {
      if (otp !== undefined || !io.canAsk || !wantsSecondFactor(error)) throw error;
      return await enter((await io.askPassword('Code of your second factor')).trim());
    } finally {
      await close();
    }
  };
  const session = await enter().catch(async (error: unknown) => {
    if (ca !== undefined || !isUnknownAuthority(error)) throw error;
    ca = await trustedCa(io, url, options.fingerprint);
    return await enter();
  });
  const config = await readConfig(io);
  config.contexts[options.context] = { url, username, token: session.token, ...(ca === undefined ? {} : { ca }) };
  config.current = options.context;
  await writeConfig(io, config);
  await forgetNames(io);
  io.err(`Signed in to ${url} as ${username}.\n`);
}

async function logout(io: Io, name: string | undefined): Promise<void> {
  const { contexts, current } = await readConfig(io);
  const context = contexts[name ?? current];
  if (context === undefined) throw new CliError(EXIT.ok, 'You are not signed in.');
  await forget(io, name ?? current, context);
  io.err(`Signed out of ${context.url}.\n`);
}

export const loginCommand = (io: Io): Command =>
  new Command('login')
    .description('Sign in and remember where. Without a URL: the Overt of this machine.')
    .argument('[URL]', 'address of the engine, like https://engine:8443')
    .option('--username <name>', 'with its profile (default: admin@internal)')
    .option('--ca-file <file>', "certificate authority that signed the engine's certificate")
    .option('--fingerprint <sha256>', 'trust the authority that the engine offers if it has this fingerprint')
    .option('--password-stdin', 'read the password from standard input (else OVERT_PASSWORD, else it is asked for)')
    .option('--context <name>', 'remember it under this name', 'default')
    .action((url: string | undefined, options: LoginOptions) => login(io, url, options));

export const logoutCommand = (io: Io): Command =>
  new Command('logout')
    .description('End the session and forget it.')
    .option('--context <name>', 'which one')
    .action((options: { context?: string }) => logout(io, options.context));
