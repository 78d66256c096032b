// Which storage domain of a data center is the master, and the tasks that storage remembers.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';

export interface SetMasterInput {
  readonly id: string;
  readonly storageDomainId: string;
}

export const setMaster = action({
  name: 'SetMasterDomain',
  input: typed<SetMasterInput>(),
  permit: i => ({ permit: 'manipulate_storage_domain', on: { kind: 'storage_domain', id: i.storageDomainId } }),
  locks: i => [exclusive('data_center', i.id), exclusive('storage_domain', i.storageDomainId)],
  async validate({ id, storageDomainId }, tx) {
    if ((await tx.dataCenters.byId(id)) === undefined) refuse('NOT_FOUND', { what: 'data center', id });
    const domain = await tx.storageDomains.byId(storageDomainId);
    if (domain === undefined || domain.attached_to !== id)
      return refuse('NOT_FOUND', { what: 'storage domain of the data center', id: storageDomainId });
    const fit = domain.type === 'data' && domain.effective_status === 'active';
    refuseUnless(fit, 'MASTER_NOT_ACTIVE_DATA', { name: domain.name });
    refuseUnless(!domain.is_master, 'MASTER_ALREADY', { name: domain.name });
    return {};
  },
  events: { succeeded: 'SWITCH_MASTER_STORAGE_DOMAIN', failed: 'SWITCH_MASTER_STORAGE_DOMAIN_FAILED' },
  about: i => [
    { kind: 'data_center', id: i.id },
    { kind: 'storage_domain', id: i.storageDomainId },
  ],
  describe: () => 'Making a storage domain the master',
}).result(
  () => ({}),
  (tx, { input }) => tx.dataCenters.setMaster(input.id, input.storageDomainId),
);

/** Storage here keeps no list of tasks beyond the agents' own, which these forget by themselves: nothing is left to clean. */
export const cleanFinishedTasks = action({
  name: 'CleanFinishedTasks',
  input: typed<{ readonly id: string }>(),
  permit: i => ({ permit: 'edit_storage_pool_configuration', on: { kind: 'data_center', id: i.id } }),
  locks: i => [shared('data_center', i.id)],
  async validate({ id }, tx) {
    if ((await tx.dataCenters.byId(id)) === undefined) refuse('NOT_FOUND', { what: 'data center', id });
  },
  events: { succeeded: null, failed: null },
  describe: () => 'Cleaning finished storage tasks',
}).result(() => ({}));
