// Hosts through their agents: one client a host, made when first needed and dropped when the host's address or its
// certificate changed.
import { agentClient, type AgentClient } from '@overt/agent-protocol/client';
import { parseId } from '@overt/kernel/ids';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { fetchOffer, sendGrant, type EngineIdentity } from './enrolment-client.ts';
import type { HostBroker, HostEnrolment, HostEvents } from './host-broker.ts';

export interface AgentBrokerOptions {
  /** Name and place of a host; undefined when there is no such host. */
  readonly address: (hostId: string) => Promise<{ name: string; address: string; port: number } | undefined>;
  readonly identity: EngineIdentity;
  readonly clock: Clock;
  readonly log: Log;
}

export interface HostAccess {
  readonly broker: HostBroker;
  readonly enrolment: HostEnrolment;
  readonly events: HostEvents;
  stop(): Promise<void>;
}

export function agentBroker(options: AgentBrokerOptions): HostAccess {
  const { identity, clock, log } = options;
  const clients = new Map<string, Promise<AgentClient>>();

  async function connect(hostId: string): Promise<AgentClient> {
    const host = (await options.address(hostId)) ?? refuse('NOT_FOUND', { what: 'host', id: hostId });
    const bracketed = host.address.includes(':') ? `[${host.address}]` : host.address;
    return agentClient({ url: `https://${bracketed}:${host.port}`, tls: identity, host: host.name, log, clock });
  }

  function client(hostId: string): Promise<AgentClient> {
    const known = clients.get(hostId);
    if (known !== undefined) return known;
    const made = connect(hostId);
    clients.set(hostId, made);
    // A host that was not found may be added later.
    made.catch(() => clients.delete(hostId));
    return made;
  }

  function forget(hostId: string): void {
    const known = clients.get(hostId);
    clients.delete(hostId);
    known?.then(
      one => one.close(),
      () => undefined,
    );
  }

  return {
    broker: {
      call: async (hostId, name, params, context) => (await client(hostId)).call(name, params, context),
      read: async (hostId, name, params, signal) =>
        // A read carries no order: the scope is never compared.
        (await client(hostId)).call(name, params, signal === undefined ? undefined : { ...NO_ORDER, signal }),
      openConsole: async (hostId, vmId, type) => (await client(hostId)).openConsole(vmId, type),
    },
    events: {
      async *events(hostId, after, follow) {
        yield* (await client(parseId<'Host'>(hostId))).events(after, follow);
      },
    },
    enrolment: {
      offer: agent => fetchOffer(agent).catch(error => refetch(agent, error)),
      enrol: (agent, grant) => sendGrant(agent, grant, identity),
      forget,
    },
    async stop() {
      await Promise.allSettled([...clients.values()].map(async one => (await one).close()));
      clients.clear();
    },
  };

  // An agent that took our certificate while we died answers to our own certificate only.
  async function refetch(agent: { address: string; port: number }, error: unknown) {
    return fetchOffer(agent, identity).catch(() => {
      throw error;
    });
  }
}

const NO_ORDER = { fence: { scope: 'host', value: 0 }, key: 'read' } as const;
