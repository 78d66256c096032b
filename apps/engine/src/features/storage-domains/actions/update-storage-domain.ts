// Changes what is only recorded of a storage domain: names and thresholds.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { checkStorageDomainName, checkThresholds, type StorageDomainSettings } from '../storage-domain.ts';
import { existingDomain } from './shared.ts';

export interface StorageDomainChange extends StorageDomainSettings {
  readonly name?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly wipe_after_delete?: boolean;
}

export const updateStorageDomain = action({
  name: 'UpdateStorageDomain',
  input: typed<{ id: string; change: StorageDomainChange }>(),
  permit: i => ({ permit: 'edit_storage_domain_configuration', on: { kind: 'storage_domain', id: i.id } }),
  locks: i => [exclusive('storage_domain', i.id)],
  async validate({ id, change }, tx) {
    const { name } = change;
    const domain = await existingDomain(tx, id);
    checkThresholds(change);
    if (name !== undefined) checkStorageDomainName(name);
    if (name !== undefined && name !== domain.name && (await tx.storageDomains.idByName(name))) {
      refuse('NAME_IN_USE', { what: 'storage domain', name });
    }
    return { name: domain.name };
  },
  events: { succeeded: 'USER_UPDATE_STORAGE_DOMAIN', failed: 'USER_UPDATE_STORAGE_DOMAIN_FAILED' },
  describe: () => 'Updating storage domain',
  eventParams: (_, { name }) => ({ storage_domain: name }),
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.storageDomains.update(input.id, input.change),
);
