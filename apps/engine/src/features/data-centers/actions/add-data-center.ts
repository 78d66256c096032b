// Makes a data center with its management network, which every cluster in it gets. Storage and clusters come by their own
// actions.
import { exclusive, typed } from '@overt/workflow/action';
import { refuseUnless } from '@overt/kernel/refusal';
import { action } from '../../../ports.ts';
import { insertManagementNetwork, type ManagementNetworkIds } from '../../networks/public.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkName, checkVersion } from '../data-center.ts';
import type { NewDataCenter } from '../data-center.repo.ts';

export interface AddDataCenterInput extends Omit<NewDataCenter, 'mac_pool_id'> {
  readonly mac_pool_id: string | null;
  readonly managementNetwork: ManagementNetworkIds;
}

export const addDataCenter = action<AddDataCenterInput, { macPoolId: string }>({
  name: 'AddDataCenter',
  input: typed<AddDataCenterInput>(),
  permit: () => ({ permit: 'create_storage_pool', on: SYSTEM }),
  locks: input => [exclusive('data_center', input.id), exclusive('data_center_name', input.name)],
  async validate(input, tx) {
    checkName('data_center.name', input.name);
    checkVersion('data_center.version', input.compatibility_version);
    const taken = await tx.dataCenters.idByName(input.name);
    refuseUnless(taken === undefined, 'NAME_IN_USE', { what: 'data center', name: input.name });
    return { macPoolId: input.mac_pool_id ?? (await tx.dataCenters.defaultMacPoolId()) };
  },
  events: { succeeded: 'USER_ADD_STORAGE_POOL', failed: 'USER_ADD_STORAGE_POOL_FAILED' },
  describe: input => `Adding data center ${input.name}`,
  about: input => [{ kind: 'data_center', id: input.id }],
  eventParams: input => ({ data_center: input.name }),
}).result(
  (_state, input) => ({ id: input.id }),
  async (tx, c) => {
    const { managementNetwork, ...dataCenter } = c.input;
    await tx.dataCenters.insert({ ...dataCenter, mac_pool_id: c.prepared.macPoolId });
    await insertManagementNetwork(tx, dataCenter.id, managementNetwork);
  },
);
