import { activateStorageDomain, deactivateStorageDomain } from './activate-storage-domain.ts';
import { addStorageDomain } from './add-storage-domain.ts';
import { attachStorageDomain } from './attach-storage-domain.ts';
import { isStorageDomainAttached } from './is-attached.ts';
import { detachStorageDomain, removeStorageDomain } from './remove-storage-domain.ts';
import { removeStorageConnection, updateStorageConnection } from './update-storage-connection.ts';
import { updateStorageDomain } from './update-storage-domain.ts';

export const storageDomainActions = [
  addStorageDomain,
  attachStorageDomain,
  activateStorageDomain,
  deactivateStorageDomain,
  detachStorageDomain,
  removeStorageDomain,
  updateStorageDomain,
  isStorageDomainAttached,
  updateStorageConnection,
  removeStorageConnection,
] as const;
