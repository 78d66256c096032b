// What Node has and a browser has not: an own certificate authority, and control over kept-alive connections. Apart from
// client.ts so that a browser's bundle holds nothing of it.
import { Agent, fetch as undiciFetch } from 'undici';
import { createClient, type Client, type ClientOptions } from './client.ts';
import type { Fetch } from './fetch-port.ts';
import { passwordLogin, type Credentials } from './login.ts';

export interface NodeFetchOptions {
  /** PEM text of the authority that signed the engine's certificate; without it Node's own list. */
  readonly ca?: string | undefined;
  readonly connections?: number | undefined;
}

export interface NodeFetch {
  readonly fetch: Fetch;
  /** Closes idle connections, or the process goes on for as long as they do. */
  close(): Promise<void>;
}

export function nodeFetch({ ca, connections = 16 }: NodeFetchOptions = {}): NodeFetch {
  const dispatcher = new Agent({
    connections,
    keepAliveTimeout: 30_000,
    // The event stream stays silent for long; a call that must not take long has its own signal.
    bodyTimeout: 0,
    connect: { timeout: 10_000, ...(ca === undefined ? {} : { ca }) },
  });
  return {
    fetch: async (url, init) => (await undiciFetch(url, { ...init, dispatcher })) as Awaited<ReturnType<Fetch>>,
    close: () => dispatcher.destroy(),
  };
}

export interface NodeClient extends Client {
  /** Ends the session that `credentials` opened, and closes the connections. */
  close(): Promise<void>;
}

export interface NodeClientOptions extends Omit<ClientOptions, 'fetch'>, NodeFetchOptions {
  /** Signs in at the first call, and again when the session has ended. Instead of `token` or `tokenSource`. */
  readonly credentials?: Credentials | undefined;
}

export function nodeClient({ ca, connections, credentials, ...options }: NodeClientOptions): NodeClient {
  const { fetch, close } = nodeFetch({ ca, connections });
  const login = credentials && passwordLogin({ ...options, fetch }, credentials);
  return {
    ...createClient({ ...options, fetch, ...(login && { tokenSource: login }) }),
    async close() {
      await login?.logout().catch(() => undefined);
      await close();
    },
  };
}
