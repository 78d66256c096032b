// What other features use of storage domains.
export { HOST_RETRY } from './host-retry.ts';
export { checkStorageDomainCan } from './storage-domain.ts';
export { existingDomain as existingStorageDomain, requireUp } from './actions/shared.ts';
export { storageDomainsByIds } from './storage-domain.queries.ts';
export type { StorageDomainRow } from './storage-domain.repo.ts';
export { removeStorageConnection, updateStorageConnection } from './actions/update-storage-connection.ts';
export { activateStorageDomain } from './actions/activate-storage-domain.ts';
export { addStorageDomain } from './actions/add-storage-domain.ts';
export { attachStorageDomain } from './actions/attach-storage-domain.ts';
