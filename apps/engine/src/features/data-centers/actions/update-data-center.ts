// Changes what may change of a data center at any time; whether it is local is decided when it is made.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { checkName, checkVersion, isBelow } from '../data-center.ts';
import type { DataCenterChanges, DataCenterRow, DataCenterStatus } from '../data-center.repo.ts';

export interface UpdateDataCenterInput {
  readonly id: string;
  readonly changes: DataCenterChanges;
  readonly local: boolean | null;
}

async function checkNewLevel(tx: Tx, current: DataCenterRow & { status: DataCenterStatus }, to: string): Promise<void> {
  const { id, name: dataCenter, compatibility_version: from, status } = current;
  checkVersion('data_center.version', to);
  refuseUnless(!isBelow(to, from) || status === 'uninitialized', 'DATA_CENTER_LEVEL_LOWERED', { dataCenter, from, to });
  const low = (await tx.dataCenters.clusterLevels(id)).find(cluster => isBelow(cluster.level, to));
  if (low !== undefined)
    refuse('DATA_CENTER_LEVEL_TOO_HIGH', { dataCenter, level: to, cluster: low.name, clusterLevel: low.level });
}

export const updateDataCenter = action<UpdateDataCenterInput, { name: string }>({
  name: 'UpdateDataCenter',
  input: typed<UpdateDataCenterInput>(),
  permit: input => ({ permit: 'edit_storage_pool_configuration', on: { kind: 'data_center', id: input.id } }),
  locks: input => [
    exclusive('data_center', input.id),
    ...(input.changes.name === undefined ? [] : [exclusive('data_center_name', input.changes.name)]),
  ],
  async validate({ id, changes, local }, tx) {
    const current = (await tx.dataCenters.byId(id)) ?? refuse('NOT_FOUND', { what: 'data center', id });
    refuseUnless(local === null || local === current.is_local, 'READ_ONLY', { path: 'data_center.local' });
    const level = changes.compatibility_version ?? current.compatibility_version;
    if (level !== current.compatibility_version) await checkNewLevel(tx, current, level);
    if (changes.name !== undefined && changes.name !== current.name) {
      checkName('data_center.name', changes.name);
      const taken = await tx.dataCenters.idByName(changes.name);
      refuseUnless(taken === undefined, 'NAME_IN_USE', { what: 'data center', name: changes.name });
    }
    return { name: changes.name ?? current.name };
  },
  events: { succeeded: 'USER_UPDATE_STORAGE_POOL', failed: 'USER_UPDATE_STORAGE_POOL_FAILED' },
  describe: input => `Changing data center ${input.changes.name ?? input.id}`,
  about: input => [{ kind: 'data_center', id: input.id }],
  eventParams: (_input, prepared) => ({ data_center: prepared.name }),
}).result(
  (_state, input) => ({ id: input.id }),
  (tx, c) => tx.dataCenters.update(c.input.id, c.input.changes),
);
