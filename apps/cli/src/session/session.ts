// The client for a command: from the environment (scripts), from the chosen context, or from this machine's installation.
import { readFile } from 'node:fs/promises';
import { passwordLogin } from '@overt/sdk/login';
import { nodeClient, nodeFetch, type NodeClient } from '@overt/sdk/node';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { readConfig } from './config-file.ts';

export interface Session {
  readonly client: NodeClient;
  readonly url: string;
  readonly token: () => Promise<string | undefined>;
  readonly ca: string | undefined;
}

const notSignedIn = (): never => {
  throw new CliError(EXIT.auth, 'You are not signed in. Run: overt login https://engine:8443');
};

export async function openSession(io: Io, contextName?: string): Promise<Session> {
  const { env } = io;
  const fromEnv = env['OVERT_URL'] !== undefined && contextName === undefined;
  const { current, contexts } = await readConfig(io);
  const context = contexts[contextName ?? env['OVERT_CONTEXT'] ?? current];
  if (!fromEnv && context === undefined) return notSignedIn();
  const url = fromEnv ? (env['OVERT_URL'] ?? '') : (context?.url ?? '');
  const ca =
    env['OVERT_CA_FILE'] && fromEnv
      ? await readFile(env['OVERT_CA_FILE'], 'utf8')
      : context?.url === url
        ? context.ca
        : undefined;
  const token = fromEnv ? (env['OVERT_TOKEN'] ?? (context?.url === url ? context.token : undefined)) : context?.token;
  const username = env['OVERT_USERNAME'] ?? context?.username ?? 'admin@internal';
  const password = env['OVERT_PASSWORD'];
  if (token === undefined && password === undefined) return notSignedIn();

  const { fetch, close } = nodeFetch({ ca });
  const login = password === undefined ? undefined : passwordLogin({ baseUrl: url, fetch }, { username, password });
  let kept = token;
  const tokenSource = {
    token: async () => kept ?? (await login?.token()),
    async renew(refused: string | undefined) {
      if (login === undefined) return false;
      // The kept token has ended; the password of the environment opens a new session.
      if (kept === undefined) return await login.renew(refused);
      kept = undefined;
      return true;
    },
  };
  const client = nodeClient({ baseUrl: url, tokenSource, ca });
  return {
    client: {
      ...client,
      async close() {
        await client.close();
        // What OVERT_PASSWORD opened is closed again; what `overt login` opened stays.
        if (kept === undefined) await login?.logout().catch(() => undefined);
        await close();
      },
    },
    url,
    token: tokenSource.token,
    ca,
  };
}
