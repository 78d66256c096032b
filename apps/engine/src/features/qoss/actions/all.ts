// Adds, changes and removes quality of service. Running VMs keep the limits that they were started with; what had a QoS that
// is removed has no limit.
import { exclusive, shared, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { checkLimits, type Limits, type QosType } from '../qos.ts';
import type { QosChange, QosRow } from '../qos.repo.ts';

interface Place {
  readonly dataCenterId: string;
  readonly id: string;
}

const onNetwork = (type: QosType) => type === 'network' || type === 'hostnetwork';
const permit = (i: Place, type?: QosType) => ({
  permit: type !== undefined && onNetwork(type) ? 'configure_storage_pool_network' : 'edit_storage_pool_configuration',
  on: { kind: 'data_center', id: i.dataCenterId },
});
// Names are unique in a data center, therefore one changes at a time.
const locks = (i: Place) => [
  shared('data_center', i.dataCenterId),
  exclusive('qoss', i.dataCenterId),
  exclusive('qos', i.id),
];

async function existing(tx: Tx, { dataCenterId, id }: Place): Promise<QosRow> {
  const row = await tx.qoss.byId(id);
  return row?.data_center_id === dataCenterId ? row : refuse('NOT_FOUND', { what: 'QoS', id });
}

async function checkName(tx: Tx, place: Place, type: QosType, name: string): Promise<void> {
  refuseUnless(name.trim() !== '' && name.length <= 50, 'INVALID_VALUE', {
    path: 'qos.name',
    rule: '1 to 50 characters',
  });
  const others = await tx.qoss.list({ dataCenterIds: [place.dataCenterId] });
  const taken = others.some(other => other.id !== place.id && other.type === type && other.name === name);
  if (taken) refuse('NAME_IN_USE', { what: 'QoS', name });
}

export interface AddQosInput extends Place {
  readonly type: QosType;
  readonly name: string;
  readonly description: string;
  readonly limits: Limits;
}

export const addQos = action({
  name: 'AddQos',
  input: typed<AddQosInput>(),
  permit: i => permit(i, i.type),
  locks,
  async validate(i, tx) {
    if ((await tx.dataCenters.byId(i.dataCenterId)) === undefined)
      refuse('NOT_FOUND', { what: 'data center', id: i.dataCenterId });
    await checkName(tx, i, i.type, i.name);
    checkLimits(i.type, i.limits);
  },
  events: { succeeded: 'USER_ADDED_QOS', failed: 'USER_FAILED_TO_ADD_QOS' },
  eventParams: i => ({ qos: i.name }),
  describe: i => `Adding QoS ${i.name}`,
}).result(
  (_state, { dataCenterId, id }) => ({ dataCenterId, id }),
  (tx, { input: { dataCenterId, ...row } }) => tx.qoss.insert({ ...row, data_center_id: dataCenterId }),
);

export const updateQos = action({
  name: 'UpdateQos',
  input: typed<Place & { readonly change: QosChange; readonly type?: QosType }>(),
  permit: i => permit(i),
  locks,
  async validate(i, tx) {
    const { name, type, limits } = await existing(tx, i);
    refuseUnless(i.type === undefined || i.type === type, 'READ_ONLY', { path: 'qos.type' });
    if (i.change.name !== undefined) await checkName(tx, i, type, i.change.name);
    const merged = { ...limits, ...i.change.limits };
    checkLimits(type, merged);
    return { qos: name, limits: merged };
  },
  events: { succeeded: 'USER_UPDATED_QOS', failed: 'USER_FAILED_TO_UPDATE_QOS' },
  eventParams: (_i, { qos }) => ({ qos }),
  describe: () => 'Changing a QoS',
}).result(
  (_state, { dataCenterId, id }) => ({ dataCenterId, id }),
  (tx, { input, prepared }) => tx.qoss.update(input.id, { ...input.change, limits: prepared.limits }),
);

export const removeQos = action({
  name: 'RemoveQos',
  input: typed<Place>(),
  permit: i => permit(i),
  locks,
  validate: async (i, tx) => ({ qos: (await existing(tx, i)).name }),
  events: { succeeded: 'USER_REMOVED_QOS', failed: 'USER_FAILED_TO_REMOVE_QOS' },
  eventParams: (_i, prepared) => prepared,
  describe: () => 'Removing a QoS',
}).result(
  () => ({}),
  (tx, { input }) => tx.qoss.delete(input.id),
);

export const qosActions = [addQos, updateQos, removeQos] as const;
