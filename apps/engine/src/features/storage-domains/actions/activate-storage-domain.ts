// Activates an attached storage domain, and the reverse: maintenance.
import { exclusive, typed } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { toAgentConnection } from '../storage-connection.ts';
import { HOST_RETRY } from '../host-retry.ts';
import { checkStorageDomainCan } from '../storage-domain.ts';
import { existingDomain, requireUp } from './shared.ts';

const permit = (i: { id: string }) => ({
  permit: 'manipulate_storage_domain',
  on: { kind: 'storage_domain', id: i.id },
});

export const activateStorageDomain = action({
  name: 'ActivateStorageDomain',
  input: typed<{ id: string }>(),
  permit,
  locks: i => [exclusive('storage_domain', i.id)],
  async validate({ id }, tx) {
    const domain = await existingDomain(tx, id);
    checkStorageDomainCan('activate', { name: domain.name, status: domain.effective_status });
    return { name: domain.name, hostId: await requireUp(tx, domain), connection: toAgentConnection(domain.connection) };
  },
  events: { succeeded: 'USER_ACTIVATED_STORAGE_DOMAIN', failed: 'USER_ACTIVATE_STORAGE_DOMAIN_FAILED' },
  describe: () => 'Activating storage domain',
  eventParams: (_, { name }) => ({ storage_domain: name }),
})
  .step('activate', {
    retry: HOST_RETRY,
    // Without undo: an active domain on the host does no harm, and the reconciler brings hosts to what is recorded.
    async do({ input, prepared, ports, key, fence, correlationId, signal }) {
      const hostId = parseId<'Host'>(prepared.hostId);
      const { connection } = prepared;
      const context = { fence: { scope: `storage_domain:${input.id}`, value: fence }, correlationId, signal };
      await ports.hosts.call(
        hostId,
        'StoragePool.connectStorageServer',
        { connection },
        { ...context, key: `${key}/connect` },
      );
      return ports.hosts.call(
        hostId,
        'StorageDomain.activate',
        { storageDomainId: input.id, connection },
        { ...context, key },
      );
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    async (tx, { input: { id }, state }) => {
      await tx.storageDomains.setAttachmentStatus(id, 'active');
      await tx.storageDomains.recordSizes([{ ...state.activate, id }]);
    },
  );

export const deactivateStorageDomain = action({
  name: 'DeactivateStorageDomain',
  input: typed<{ id: string }>(),
  permit,
  locks: i => [exclusive('storage_domain', i.id)],
  async validate({ id }, tx) {
    const domain = await existingDomain(tx, id);
    checkStorageDomainCan('deactivate', { name: domain.name, status: domain.effective_status });
    const users = await tx.storageDomains.users(id);
    if (users.length > 0) refuse('STORAGE_DOMAIN_IN_USE', { name: domain.name, users: users.join(', ') });
    const host = domain.local_host_id === null ? undefined : await tx.storageDomains.host(domain.local_host_id);
    return { name: domain.name, hostId: host?.status === 'up' ? host.id : null };
  },
  events: { succeeded: 'USER_DEACTIVATED_STORAGE_DOMAIN', failed: 'USER_DEACTIVATE_STORAGE_DOMAIN_FAILED' },
  describe: () => 'Moving storage domain to maintenance',
  eventParams: (_, { name }) => ({ storage_domain: name }),
})
  .step('deactivate', {
    retry: HOST_RETRY,
    // Without undo: the reconciler activates again what is recorded as active.
    async do({ input, prepared, ports, key, fence, correlationId, signal }) {
      if (prepared.hostId === null) return {};
      const context = { key, fence: { scope: `storage_domain:${input.id}`, value: fence }, correlationId, signal };
      await ports.hosts.call(
        parseId<'Host'>(prepared.hostId),
        'StorageDomain.deactivate',
        { storageDomainId: input.id },
        context,
      );
      return {};
    },
  })
  .result(
    (_state, { id }) => ({ id }),
    (tx, { input }) => tx.storageDomains.setAttachmentStatus(input.id, 'maintenance'),
  );
