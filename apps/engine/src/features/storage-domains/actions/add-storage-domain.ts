// Makes a storage domain on a host's directory. It stays unattached until a data center takes it.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { parseId } from '@overt/kernel/ids';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { HOST_RETRY } from '../host-retry.ts';
import {
  checkLocalPath,
  checkStorageDomainName,
  checkThresholds,
  type StorageDomainSettings,
} from '../storage-domain.ts';

export interface AddStorageDomainInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly comment: string;
  readonly type: 'data' | 'iso';
  readonly hostId: string;
  readonly path: string;
  readonly wipeAfterDelete: boolean;
  /** What is absent is as the database says. */
  readonly settings?: StorageDomainSettings;
}

const connection = (i: AddStorageDomainInput) => ({ type: 'localfs' as const, path: checkLocalPath(i.path) });
const fence = (i: AddStorageDomainInput, value: number) => ({ scope: `storage_domain:${i.id}`, value });

export const addStorageDomain = action({
  name: 'AddStorageDomain',
  input: typed<AddStorageDomainInput>(),
  permit: i => ({ permit: 'create_storage_domain', on: { kind: 'host', id: i.hostId } }),
  locks: i => [exclusive('storage_domain', i.id), shared('host', i.hostId)],
  async validate(i, tx) {
    const path = checkLocalPath(i.path);
    checkStorageDomainName(i.name);
    checkThresholds(i.settings ?? {});
    if (await tx.storageDomains.byId(i.id)) refuse('NAME_IN_USE', { what: 'storage domain', name: i.id });
    if (await tx.storageDomains.idByName(i.name)) refuse('NAME_IN_USE', { what: 'storage domain', name: i.name });
    const host = await tx.storageDomains.host(i.hostId);
    refuseUnless(host, 'NOT_FOUND', { what: 'host', id: i.hostId });
    const up = host.administrative_state === 'active' && host.status === 'up';
    refuseUnless(up, 'STORAGE_HOST_NOT_UP', { host: host.name });
    const other = await tx.storageDomains.byLocalPath(i.hostId, path);
    if (other) refuse('STORAGE_PATH_IN_USE', { path, host: host.name, name: other });
  },
  events: { succeeded: 'USER_ADD_STORAGE_DOMAIN', failed: 'USER_ADD_STORAGE_DOMAIN_FAILED' },
  describe: i => `Adding storage domain ${i.name}`,
  about: i => [{ kind: 'storage_domain', id: i.id }],
  eventParams: i => ({ storage_domain: i.name }),
})
  .step('record', {
    async tx(tx, { input: i }) {
      await tx.storageDomains.insert({
        id: i.id,
        name: i.name,
        description: i.description,
        comment: i.comment,
        type: i.type,
        storage_type: 'localfs',
        connection: connection(i),
        local_host_id: i.hostId,
        status: 'locked',
        wipe_after_delete: i.wipeAfterDelete,
        ...i.settings,
      });
      return {};
    },
    async undoTx(tx, { input }, done) {
      if (done !== undefined) await tx.storageDomains.delete(input.id);
    },
  })
  .step('create', {
    retry: HOST_RETRY,
    async do({ input: i, ports, key, fence: value, correlationId, signal }) {
      const hostId = parseId<'Host'>(i.hostId);
      const context = { fence: fence(i, value), correlationId, signal };
      const params = { connection: connection(i) };
      await ports.hosts.call(hostId, 'StoragePool.connectStorageServer', params, { ...context, key: `${key}/connect` });
      const domain = {
        ...params,
        storageDomainId: i.id,
        name: i.name,
        domainClass: i.type === 'iso' ? 'Iso' : 'Data',
      } as const;
      await ports.hosts.call(hostId, 'StorageDomain.create', domain, { ...context, key });
      return {};
    },
    undo: ({ input: i, ports, key, fence: value }) =>
      ports.hosts
        .call(
          parseId<'Host'>(i.hostId),
          'StorageDomain.format',
          { storageDomainId: i.id, connection: connection(i) },
          { key: `${key}/undo`, fence: fence(i, value) },
        )
        .then(() => undefined),
  })
  .result(
    (_state, { id }) => ({ id }),
    (tx, { input }) => tx.storageDomains.update(input.id, { status: 'unattached' }),
  );
