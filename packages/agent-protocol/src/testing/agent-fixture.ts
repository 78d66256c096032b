// An agent server with given handlers on a loopback port with real TLS, and clients for it.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { silentLog } from '@overt/kernel/ports';
import { systemClock, systemRandom } from '@overt/kernel/system';
import { agentClient, type AgentClient } from '../client.ts';
import { eventHub, type EventHub } from '../event-hub.ts';
import { memoryFenceStore, memoryJournal } from '../idempotency.ts';
import type { AgentServerOptions } from '../server-options.ts';
import { agentRequestHandler, attachAgent } from '../server.ts';
import { isEngineConnection } from '../trust.ts';
import { testAuthority, type TestAuthority, type TestIdentity } from './certificates.ts';

export interface AgentFixture {
  readonly url: string;
  readonly authority: TestAuthority;
  readonly engine: TestIdentity;
  readonly events: EventHub;
  client(identity?: TestIdentity, ca?: string): AgentClient;
  close(): Promise<void>;
}

export async function agentFixture(
  options: Partial<AgentServerOptions> & Pick<AgentServerOptions, 'handlers'>,
): Promise<AgentFixture> {
  const authority = await testAuthority();
  const host = await authority.issue('host1', 'server');
  const engine = await authority.issue('engine', 'client');
  const events = options.events ?? eventHub({ epoch: 'life-1' });
  const handler = agentRequestHandler({
    fenceStore: memoryFenceStore(),
    journal: memoryJournal(),
    events,
    authorize: request => isEngineConnection(request.socket as TLSSocket),
    log: silentLog,
    random: systemRandom,
    ...options,
  });
  const server = createServer({ ...host, ca: authority.ca, requestCert: true, rejectUnauthorized: true });
  attachAgent(server, handler);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: AgentClient[] = [];
  return {
    url,
    authority,
    engine,
    events,
    client(identity = engine, ca = authority.ca) {
      const client = agentClient({ url, tls: { ca, ...identity }, host: 'host1', log: silentLog, clock: systemClock });
      clients.push(client);
      return client;
    },
    async close() {
      await Promise.all(clients.map(client => client.close()));
      handler.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
