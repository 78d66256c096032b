// The adapters of a real engine: hosts through their agents, console and image sockets beside the API.
import { agentBroker } from './brokers/hosts/agent-broker.ts';
import type { EngineAdapters } from './engine.ts';
import { imageProxy } from './features/image-transfers/public.ts';
import { startMonitoring } from './monitoring/monitoring.ts';

export const productionAdapters = (base: Pick<EngineAdapters, 'clock' | 'random' | 'log'>): EngineAdapters => ({
  ...base,
  hosts: ({ repos, certificates, tls, clock, log }) =>
    agentBroker({
      address: hostId => repos.hosts.address(hostId),
      identity: { ca: certificates.caPem, cert: tls.cert, key: tls.key },
      clock,
      log,
    }),
  monitoring: startMonitoring,
  parts: [async (server, ports) => void (await server.register(imageProxy(ports)))],
});
