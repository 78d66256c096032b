// Where a storage domain is on its host. The next activation looks there; what lies at the old path stays there.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { checkLocalPath } from '../storage-domain.ts';
import { existingDomain } from './shared.ts';

export interface UpdateConnectionInput {
  readonly storageDomainId: string;
  readonly path: string;
}

export const updateStorageConnection = action({
  name: 'UpdateStorageConnection',
  input: typed<UpdateConnectionInput>(),
  permit: i => ({ permit: 'edit_storage_domain_configuration', on: { kind: 'storage_domain', id: i.storageDomainId } }),
  // Two domains of a host never share a path, therefore one path changes at a time.
  locks: i => [exclusive('storage_domain', i.storageDomainId), exclusive('storage_paths', 'all')],
  lockPatience: 10_000,
  async validate({ storageDomainId, path }, tx) {
    const domain = await existingDomain(tx, storageDomainId);
    const idle = domain.effective_status === 'maintenance' || domain.effective_status === 'unattached';
    refuseUnless(idle, 'STORAGE_CONNECTION_IN_USE', { name: domain.name, status: domain.effective_status });
    const wanted = checkLocalPath(path);
    const other = (await tx.storageDomains.all()).find(
      one =>
        one.id !== storageDomainId &&
        one.local_host_id === domain.local_host_id &&
        (one.connection as { readonly path?: string }).path === wanted,
    );
    if (other !== undefined) refuse('IN_USE', { what: 'path', name: wanted, by: `storage domain ${other.name}` });
    return { name: domain.name, path: wanted };
  },
  events: { succeeded: 'USER_UPDATE_STORAGE_DOMAIN', failed: 'USER_UPDATE_STORAGE_DOMAIN_FAILED' },
  eventParams: (_i, { name }) => ({ storage_domain: name }),
  describe: () => 'Changing where a storage domain is',
}).result(
  (_state, { storageDomainId }) => ({ storageDomainId }),
  (tx, { input, prepared }) => tx.storageDomains.setPath(input.storageDomainId, prepared.path),
);

/** A connection goes with its storage domain. */
export const removeStorageConnection = action({
  name: 'RemoveStorageConnection',
  input: typed<{ readonly storageDomainId: string }>(),
  permit: i => ({ permit: 'edit_storage_domain_configuration', on: { kind: 'storage_domain', id: i.storageDomainId } }),
  locks: i => [exclusive('storage_domain', i.storageDomainId)],
  async validate({ storageDomainId }, tx): Promise<undefined> {
    const { name } = await existingDomain(tx, storageDomainId);
    return refuse('IN_USE', { what: 'storage connection of', name, by: `storage domain ${name}` });
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Removing a storage connection',
}).result(() => ({}));
