// Changes what is only recorded of a storage domain: names and thresholds.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { checkStorageDomainName } from '../storage-domain.ts';
import { existingDomain } from './shared.ts';

export interface StorageDomainChange {
  readonly name?: string;
  readonly description?: string;
  readonly comment?: string;
  readonly wipe_after_delete?: boolean;
  readonly discard_after_delete?: boolean;
  readonly backup?: boolean;
  readonly warning_low_space_percent?: number;
  readonly critical_space_gib?: number;
}

const MOST_GIB = 2 ** 31 - 1;

export const updateStorageDomain = action({
  name: 'UpdateStorageDomain',
  input: typed<{ id: string; change: StorageDomainChange }>(),
  permit: i => ({ permit: 'edit_storage_domain_configuration', on: { kind: 'storage_domain', id: i.id } }),
  locks: i => [exclusive('storage_domain', i.id)],
  async validate({ id, change }, tx) {
    const { name, warning_low_space_percent: percent = 0, critical_space_gib: gib = 0 } = change;
    const domain = await existingDomain(tx, id);
    const low = { path: 'storage_domain.warning_low_space_indicator', rule: 'a percentage from 0 to 100' };
    refuseUnless(percent >= 0 && percent <= 100, 'INVALID_VALUE', low);
    const critical = { path: 'storage_domain.critical_space_action_blocker', rule: `0 to ${MOST_GIB} GiB` };
    refuseUnless(gib >= 0 && gib <= MOST_GIB, 'INVALID_VALUE', critical);
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
