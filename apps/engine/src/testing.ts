// A whole engine in the test's process: real database, real HTTP, hosts that answer nothing unless the test says so.
import { silentLog } from '@overt/kernel/ports';
import { Bug, refuse } from '@overt/kernel/refusal';
import { systemClock, systemRandom } from '@overt/kernel/system';
import { testDatabase } from '@overt/database/test-database';
import type { HostAccess } from './brokers/hosts/agent-broker.ts';
import { startEngine, type EngineAdapters, type RunningEngine } from './engine.ts';

export const TEST_PASSWORD = 'test-password';

const nobody = async (): Promise<never> =>
  refuse('AGENT_UNREACHABLE', { host: 'any', detail: 'no hosts in this test' });

/** Hosts that are all out of reach. */
export const unreachableHosts: HostAccess = {
  broker: { call: nobody, read: nobody, openConsole: nobody },
  events: {
    events: () => ({ [Symbol.asyncIterator]: () => ({ next: nobody }) }),
  },
  enrolment: { offer: nobody, enrol: nobody, forget: () => undefined },
  stop: async () => undefined,
};

export interface TestEngine extends RunningEngine {
  readonly api: string;
  /** A token of the administrator. */
  readonly token: string;
  readonly databaseUrl: string;
  /** A request with the administrator's token; JSON unless told. */
  request(path: string, options?: RequestInit & { accept?: string }): Promise<Response>;
}

export async function testEngine(
  adapters: Partial<EngineAdapters> = {},
  options: { databaseUrl?: string; portalDirectory?: string } = {},
): Promise<TestEngine> {
  const database = options.databaseUrl === undefined ? await testDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const engine = await startEngine(
    {
      databaseUrl,
      secretKey: new Uint8Array(32).fill(7),
      listen: '127.0.0.1',
      port: 0,
      addresses: ['localhost', '127.0.0.1'],
      nodeName: 'test',
      adminPassword: TEST_PASSWORD,
      insecure: true,
      portalDirectory: options.portalDirectory,
    },
    { clock: systemClock, random: systemRandom, log: silentLog, hosts: () => unreachableHosts, ...adapters },
  );
  const base = `http://127.0.0.1:${engine.port}`;
  const token = await signIn(base);
  return {
    ...engine,
    url: base,
    api: `${base}/ovirt-engine/api`,
    token,
    databaseUrl,
    request: (path, { accept = 'application/json', ...rest } = {}) =>
      fetch(
        path.startsWith('/ovirt-engine') || path.startsWith('/overt') ? base + path : `${base}/ovirt-engine/api${path}`,
        {
          ...rest,
          headers: { authorization: `Bearer ${token}`, accept, ...(rest.headers as Record<string, string>) },
        },
      ),
    async stop() {
      await engine.stop();
      await database?.close();
    },
  };
}

export async function signIn(base: string, username = 'admin@internal', password = TEST_PASSWORD): Promise<string> {
  const answer = await fetch(`${base}/ovirt-engine/sso/oauth/token`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username, password }),
  });
  const body = (await answer.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Bug(`sign-in failed: ${JSON.stringify(body)}`);
  return body.access_token;
}
