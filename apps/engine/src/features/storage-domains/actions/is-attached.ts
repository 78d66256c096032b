// A question that the API has as an action: does the domain belong to a data center? Nothing is changed.
import { shared, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import { existingDomain } from './shared.ts';

export const isStorageDomainAttached = action({
  name: 'IsStorageDomainAttached',
  input: typed<{ id: string }>(),
  permit: i => ({ permit: 'manipulate_storage_domain', on: { kind: 'storage_domain', id: i.id } }),
  locks: i => [shared('storage_domain', i.id)],
  validate: async ({ id }, tx) => ({ isAttached: (await existingDomain(tx, id)).attached_to !== null }),
  events: { succeeded: null, failed: null },
  describe: () => 'Looking whether the storage domain is attached',
}).result((_state, _input, { isAttached }) => ({ isAttached }));
