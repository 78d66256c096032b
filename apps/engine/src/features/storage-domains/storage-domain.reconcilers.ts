// Brings hosts to the storage that is recorded for them: agents keep nothing over a restart, so each active domain is
// activated again where it is missing; and what hosts measured and can or cannot read is recorded.
import { parseId } from '@overt/kernel/ids';
import { reconciler } from '@overt/workflow/reconciler';
import type { StorageDomainSample } from '@overt/agent-protocol/model/host-report';
import type { Ports } from '../../ports.ts';
import { recordEvent } from '../events/public.ts';
import { toAgentConnection } from './storage-connection.ts';
import { compareStorage, type ExpectedDomain } from './storage-domain.monitor.ts';

async function activate(ports: Ports, domain: ExpectedDomain, fence: number, signal: AbortSignal): Promise<void> {
  const hostId = parseId<'Host'>(domain.hostId);
  const connection = toAgentConnection(domain.connection);
  const key = `storage-on-hosts/${domain.id}/${ports.random.uuid()}`;
  // The reconciler's own scope: a command about the domain is never shut out by it.
  const context = { fence: { scope: `storage_on_host:${domain.id}`, value: fence }, signal };
  await ports.hosts.call(
    hostId,
    'StoragePool.connectStorageServer',
    { connection },
    { ...context, key: `${key}/connect` },
  );
  await ports.hosts.call(
    hostId,
    'StorageDomain.activate',
    { storageDomainId: domain.id, connection },
    { ...context, key },
  );
}

/** Records what became of a domain, with an event that nobody but the system caused. */
async function move(ports: Ports, id: string, to: 'active' | 'inactive'): Promise<void> {
  const from = to === 'active' ? (['inactive', 'unknown'] as const) : (['active'] as const);
  await ports.transaction(async tx => {
    const moved = await tx.storageDomains.moveAttachmentStatus(id, from, to);
    if (!moved || to === 'active') return;
    await recordEvent(tx, {
      code: 'SYSTEM_DEACTIVATED_STORAGE_DOMAIN',
      severity: 'error',
      correlationId: undefined,
      principal: undefined,
      subjects: [{ kind: 'storage_domain', id }],
      params: {},
    });
  });
}

export const storageOnHosts = reconciler<Ports>({
  name: 'storage-on-hosts',
  everyMs: 5000,
  singleton: true,
  async run(ports, { fence, signal, log }) {
    await ports.repos.storageDomains.loseSightOfSilentHosts();
    const hosts = await ports.repos.storageDomains.hostSamples();
    if (hosts.length === 0) return;
    const samples = new Map(hosts.map(host => [host.hostId, host.samples as readonly StorageDomainSample[]]));
    const rows = await ports.repos.storageDomains.expectedOnHosts([...samples.keys()]);
    const expected = rows.map(({ id, host_id: hostId, status, connection }) => ({
      id,
      hostId: hostId ?? '',
      status,
      connection,
    }));
    const found = compareStorage(expected, samples);
    await ports.repos.storageDomains.recordSizes(found.sizes);
    for (const { id } of found.becameActive) await move(ports, id, 'active');
    for (const { id } of found.becameInactive) await move(ports, id, 'inactive');
    for (const domain of found.toActivate) {
      await activate(ports, domain, fence, signal).catch((error: unknown) => {
        log.warn(
          { error, storageDomainId: domain.id, hostId: domain.hostId },
          'storage could not be activated on its host; it is tried again',
        );
      });
    }
  },
});

export const storageDomainReconcilers = [storageOnHosts] as const;
