// Detaches a storage domain from its data center (the data stay), or removes an unattached one.
import { exclusive, typed } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { toAgentConnection } from '../storage-connection.ts';
import { HOST_RETRY } from '../host-retry.ts';
import { checkStorageDomainCan } from '../storage-domain.ts';
import { existingDomain, requireUp } from './shared.ts';

export const detachStorageDomain = action({
  name: 'DetachStorageDomainFromPool',
  destructive: true,
  input: typed<{ id: string }>(),
  permit: i => ({ permit: 'manipulate_storage_domain', on: { kind: 'storage_domain', id: i.id } }),
  locks: i => [exclusive('storage_domain', i.id)],
  async validate({ id }, tx) {
    const domain = await existingDomain(tx, id);
    checkStorageDomainCan('detach', { name: domain.name, status: domain.effective_status });
    const disks = await tx.storageDomains.diskAliases(id);
    if (disks.length > 0) refuse('STORAGE_DOMAIN_HAS_DISKS', { name: domain.name, disks: disks.join(', ') });
    const hostId = await requireUp(tx, domain);
    return {
      name: domain.name,
      hostId,
      dataCenterId: domain.attached_to ?? '',
      connection: toAgentConnection(domain.connection),
    };
  },
  events: { succeeded: 'USER_DETACH_STORAGE_DOMAIN_FROM_POOL', failed: 'USER_DETACH_STORAGE_DOMAIN_FROM_POOL_FAILED' },
  describe: () => 'Detaching storage domain',
  eventParams: (_, { name }) => ({ storage_domain: name }),
})
  .step('detach', {
    retry: HOST_RETRY,
    // Without undo: detaching again is the same, and an attached domain whose metadata name no pool attaches again.
    async do({ input, prepared, ports, key, fence, correlationId, signal }) {
      const params = {
        storageDomainId: input.id,
        storagePoolId: prepared.dataCenterId,
        connection: prepared.connection,
      };
      const hostId = parseId<'Host'>(prepared.hostId);
      const context = { fence: { scope: `storage_domain:${input.id}`, value: fence }, correlationId, signal };
      // It may serve the domain still when it was out of reach while the domain went into maintenance.
      const stop = { ...context, key: `${key}/deactivate` };
      await ports.hosts.call(hostId, 'StorageDomain.deactivate', { storageDomainId: input.id }, stop);
      await ports.hosts.call(hostId, 'StorageDomain.detach', params, { ...context, key });
      return {};
    },
  })
  .result(
    () => ({}),
    (tx, { input }) => tx.storageDomains.detach(input.id),
  );

export const removeStorageDomain = action({
  name: 'RemoveStorageDomain',
  /** Without `format` the data stay on the host and only the record goes. */
  input: typed<{ id: string; format: boolean }>(),
  permit: i => ({ permit: 'delete_storage_domain', on: { kind: 'storage_domain', id: i.id } }),
  locks: i => [exclusive('storage_domain', i.id)],
  async validate({ id, format }, tx) {
    const domain = await existingDomain(tx, id);
    checkStorageDomainCan('remove', { name: domain.name, status: domain.effective_status });
    const hostId = format ? await requireUp(tx, domain) : null;
    return { name: domain.name, hostId, connection: toAgentConnection(domain.connection) };
  },
  events: { succeeded: 'USER_REMOVE_STORAGE_DOMAIN', failed: 'USER_REMOVE_STORAGE_DOMAIN_FAILED' },
  describe: () => 'Removing storage domain',
  eventParams: (_, { name }) => ({ storage_domain: name }),
})
  .step('format', {
    retry: HOST_RETRY,
    // Without undo: what is formatted is gone; the command is repeated until the record is gone too.
    async do({ input, prepared, ports, key, fence, correlationId, signal }) {
      if (prepared.hostId === null) return {};
      const params = { storageDomainId: input.id, connection: prepared.connection };
      const context = { key, fence: { scope: `storage_domain:${input.id}`, value: fence }, correlationId, signal };
      await ports.hosts.call(parseId<'Host'>(prepared.hostId), 'StorageDomain.format', params, context);
      return {};
    },
  })
  .result(
    () => ({}),
    (tx, { input }) => tx.storageDomains.delete(input.id),
  );
