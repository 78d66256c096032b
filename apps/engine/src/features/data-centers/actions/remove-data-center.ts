// Removes an empty data center with its networks. Storage domains and clusters must have gone before.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';

export interface RemoveDataCenterInput {
  readonly id: string;
}

export const removeDataCenter = action<RemoveDataCenterInput, { name: string }>({
  name: 'RemoveDataCenter',
  input: typed<RemoveDataCenterInput>(),
  permit: input => ({ permit: 'delete_storage_pool', on: { kind: 'data_center', id: input.id } }),
  locks: input => [exclusive('data_center', input.id)],
  async validate({ id }, tx) {
    const current = (await tx.dataCenters.byId(id)) ?? refuse('NOT_FOUND', { what: 'data center', id });
    const by = await tx.dataCenters.user(id);
    if (by !== undefined) refuse('IN_USE', { what: 'data center', name: current.name, by });
    return { name: current.name };
  },
  events: { succeeded: 'USER_REMOVE_STORAGE_POOL', failed: 'USER_REMOVE_STORAGE_POOL_FAILED' },
  describe: input => `Removing data center ${input.id}`,
  about: input => [{ kind: 'data_center', id: input.id }],
  eventParams: (_input, prepared) => ({ data_center: prepared.name }),
}).result(
  () => ({}),
  (tx, c) => tx.dataCenters.delete(c.input.id),
);
