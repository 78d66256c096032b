// Gives an unattached storage domain to a data center and activates it.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { toAgentConnection } from '../storage-connection.ts';
import { HOST_RETRY } from '../host-retry.ts';
import { checkStorageDomainCan } from '../storage-domain.ts';
import { existingDomain, requireUp } from './shared.ts';

export interface AttachStorageDomainInput {
  readonly id: string;
  readonly dataCenterId: string;
}

async function checkDataCenter(tx: Tx, dataCenterId: string, hostId: string): Promise<void> {
  const dataCenter = await tx.dataCenters.byId(dataCenterId);
  refuseUnless(dataCenter, 'NOT_FOUND', { what: 'data center', id: dataCenterId });
  const host = await tx.storageDomains.host(hostId);
  const together = dataCenter.is_local && host?.data_center_id === dataCenterId;
  refuseUnless(together, 'STORAGE_DATA_CENTER_LOCAL', { host: host?.name ?? hostId, name: dataCenter.name });
}

export const attachStorageDomain = action({
  name: 'AttachStorageDomainToPool',
  input: typed<AttachStorageDomainInput>(),
  permit: i => ({ permit: 'manipulate_storage_domain', on: { kind: 'storage_domain', id: i.id } }),
  locks: i => [exclusive('storage_domain', i.id), shared('data_center', i.dataCenterId)],
  async validate({ id, dataCenterId }, tx) {
    const domain = await existingDomain(tx, id);
    checkStorageDomainCan('attach', { name: domain.name, status: domain.effective_status });
    const hostId = await requireUp(tx, domain);
    await checkDataCenter(tx, dataCenterId, hostId);
    return { name: domain.name, hostId, connection: toAgentConnection(domain.connection) };
  },
  events: { succeeded: 'USER_ATTACH_STORAGE_DOMAIN_TO_POOL', failed: 'USER_ATTACH_STORAGE_DOMAIN_TO_POOL_FAILED' },
  describe: () => 'Attaching storage domain to data center',
  eventParams: (_, { name }) => ({ storage_domain: name }),
})
  .step('record', {
    async tx(tx, { input }) {
      await tx.storageDomains.attach(input.id, input.dataCenterId);
      return { master: (await tx.storageDomains.byId(input.id))?.is_master ?? false };
    },
    async undoTx(tx, { input }, done) {
      if (done !== undefined) await tx.storageDomains.detach(input.id);
    },
  })
  .step('attach', {
    retry: HOST_RETRY,
    async do({ input, prepared, state, ports, key, fence, correlationId, signal }) {
      const { connection, hostId } = prepared;
      const params = {
        storageDomainId: input.id,
        storagePoolId: input.dataCenterId,
        connection,
        master: state.record.master,
      };
      const context = { key, fence: { scope: `storage_domain:${input.id}`, value: fence }, correlationId, signal };
      await ports.hosts.call(parseId<'Host'>(hostId), 'StorageDomain.attach', params, context);
      return {};
    },
    async undo({ input, prepared, ports, key, fence }) {
      const params = { storageDomainId: input.id, storagePoolId: input.dataCenterId, connection: prepared.connection };
      const context = { key: `${key}/undo`, fence: { scope: `storage_domain:${input.id}`, value: fence } };
      await ports.hosts.call(parseId<'Host'>(prepared.hostId), 'StorageDomain.detach', params, context);
    },
  })
  .step('activate', {
    retry: HOST_RETRY,
    do: ({ input, prepared, ports, key, fence, correlationId, signal }) =>
      ports.hosts.call(
        parseId<'Host'>(prepared.hostId),
        'StorageDomain.activate',
        { storageDomainId: input.id, connection: prepared.connection },
        { key, fence: { scope: `storage_domain:${input.id}`, value: fence }, correlationId, signal },
      ),
    async undo({ input, prepared, ports, key, fence }) {
      const context = { key: `${key}/undo`, fence: { scope: `storage_domain:${input.id}`, value: fence } };
      await ports.hosts.call(
        parseId<'Host'>(prepared.hostId),
        'StorageDomain.deactivate',
        { storageDomainId: input.id },
        context,
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
