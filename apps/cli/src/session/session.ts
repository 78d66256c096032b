// The client for a command: from the environment (scripts), from the chosen context, or from this machine's installation.
// A session that has ended is opened anew where the password is at hand, in OVERT_PASSWORD or in this machine's installation.
import { readFile } from 'node:fs/promises';
import { signIn, signOut } from '@overt/sdk/login';
import type { RetryPolicy } from '@overt/sdk/http';
import { nodeClient, nodeFetch, type NodeClient } from '@overt/sdk/node';
import { CliError, EXIT, usage } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { readConfig, writeConfig, type Context } from './config-file.ts';
import { withoutCredentials } from '../values/secret.ts';
import { languageOf } from './language.ts';
import { findLocal, sameEngine } from './local-install.ts';

export interface Session {
  readonly client: NodeClient;
  readonly url: string;
  readonly ca: string | undefined;
}

/** Where to, as whom, and how to get in. */
interface Target {
  readonly url: string;
  readonly username: string;
  readonly ca: string | undefined;
  readonly token: string | undefined;
  readonly password: string | undefined;
  /** The context that a new token is kept in; without it what was opened is closed again. */
  readonly context: string | undefined;
}

const notSignedIn = (): never => {
  throw new CliError(EXIT.auth, 'You are not signed in. Run: overt login https://engine:8443');
};

async function fromEnvironment(io: Io, url: string, known: Context | undefined): Promise<Target> {
  const { env } = io;
  const same = known?.url === url ? known : undefined;
  const file = env['OVERT_CA_FILE'];
  return {
    url,
    username: env['OVERT_USERNAME'] ?? same?.username ?? 'admin@internal',
    ca: file ? await readFile(file, 'utf8').catch(() => usage(`OVERT_CA_FILE: ${file} cannot be read.`)) : same?.ca,
    token: env['OVERT_TOKEN'] ?? same?.token,
    password: env['OVERT_PASSWORD'],
    context: undefined,
  };
}

/** Throws exit codes 3 and 4 when it is not known. */
export async function targetOf(io: Io, contextName: string | undefined): Promise<Target> {
  const { env } = io;
  const { current, contexts } = await readConfig(io);
  const named = contextName ?? env['OVERT_CONTEXT'];
  const context = contexts[named ?? current];
  const url = env['OVERT_URL'];
  if (url !== undefined && contextName === undefined) return await fromEnvironment(io, url, context);
  if (context === undefined && named !== undefined) {
    throw new CliError(EXIT.notFound, `There is no context ${named}. See: overt context list`);
  }
  const local = await findLocal(io);
  const { username, url: at } = context ?? local ?? notSignedIn();
  const ownPassword =
    local !== undefined && local.username === username && sameEngine(local.url, at) ? local.password : undefined;
  return {
    url: at,
    username,
    ca: context === undefined ? local?.ca : context.ca,
    token: context?.token,
    password: env['OVERT_PASSWORD'] ?? ownPassword,
    context: named ?? current,
  };
}

async function keepToken(io: Io, { context, url, username, ca }: Target, token: string): Promise<void> {
  if (context === undefined) return;
  const config = await readConfig(io);
  config.contexts[context] = { url, username, token, ...(ca === undefined ? {} : { ca }) };
  await writeConfig(io, config);
}

/** Asked for where a role wants it before what destroys. False where nobody is there to be asked. */
async function showSecondFactor(io: Io, client: Pick<NodeClient, 'json'>): Promise<boolean> {
  const code = io.canAsk ? (await io.askPassword('Code of your second factor')).trim() : '';
  if (code === '') return false;
  await client.json('POST', '/overt/account/step-up', { code });
  return true;
}

export async function openSession(io: Io, contextName?: string, retry?: RetryPolicy): Promise<Session> {
  const target = await targetOf(io, contextName);
  withoutCredentials(target.url);
  const { url, username, ca, password } = target;
  if (!/^https?:\/\//.test(url)) return usage(`${url} is no address. Write it like https://engine:8443`);
  if (target.token === undefined && password === undefined) return notSignedIn();

  const { fetch, close } = nodeFetch({ ca });
  const language = () => languageOf(io);
  let opened: Promise<string> | undefined;
  async function open(known: string): Promise<string> {
    const { token } = await signIn({ baseUrl: url, fetch, retry, language }, { username, password: known }, io.signal);
    await keepToken(io, target, token);
    return token;
  }
  const client: NodeClient = nodeClient({
    baseUrl: url,
    ca,
    retry,
    language,
    stepUp: () => showSecondFactor(io, client),
    tokenSource: {
      token: () => opened ?? target.token ?? (password === undefined ? undefined : (opened = open(password))),
      async renew(refused) {
        if (password === undefined) return false;
        // Calls that were refused together share one sign-in; what it opened and is refused, another one will not mend.
        return (await (opened ??= open(password))) !== refused;
      },
    },
  });
  return {
    url,
    ca,
    client: {
      ...client,
      async close() {
        await client.close();
        const token = target.context === undefined ? await opened?.catch(() => undefined) : undefined;
        if (token !== undefined) await signOut({ baseUrl: url, fetch }, token).catch(() => undefined);
        await close();
      },
    },
  };
}
