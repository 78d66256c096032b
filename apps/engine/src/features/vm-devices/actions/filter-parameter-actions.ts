// Parameters of the network filter of a NIC. They take effect at the VM's next start, so that the VM need not be down.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';

export interface FilterParameterInput {
  readonly id: string;
  readonly vmId: string;
  readonly nicId: string;
  readonly name?: string;
  readonly value?: string;
}

type Removal = Omit<FilterParameterInput, 'name' | 'value'>;

// What libvirt takes as a variable of a filter, and as its value.
const NAME = /^\w{1,64}$/;
const VALUE = /^[\w.:-]{1,255}$/;

async function nicOf(tx: Tx, { vmId, nicId }: Removal): Promise<{ vm: string; nic: string }> {
  const vm = await tx.vms.require(vmId);
  const nic = await tx.nics.get(vmId, nicId);
  return nic === undefined ? refuse('NOT_FOUND', { what: 'NIC', id: nicId }) : { vm: vm.name, nic: nic.name };
}

async function merged(tx: Tx, i: FilterParameterInput, exists: boolean) {
  const found = (await tx.devices.filterParameters(i.nicId)).find(one => one.id === i.id);
  if (exists && found === undefined) return refuse('NOT_FOUND', { what: 'network filter parameter', id: i.id });
  const { name = found?.name ?? '', value = found?.value ?? '' } = i;
  const path = 'network_filter_parameter';
  refuseUnless(NAME.test(name), 'INVALID_VALUE', { path: `${path}.name`, rule: 'letters, digits and underscores' });
  refuseUnless(VALUE.test(value), 'INVALID_VALUE', { path: `${path}.value`, rule: 'letters, digits, and . : - _' });
  return { name, value };
}

const common = {
  permit: ({ vmId }: Removal) => ({ permit: 'configure_vm_network', on: { kind: 'vm', id: vmId } }),
  locks: ({ vmId }: Removal) => [exclusive('vm', vmId)],
  about: ({ vmId }: Removal) => [{ kind: 'vm', id: vmId }],
};

const put = (name: string, exists: boolean, verb: string) =>
  action({
    ...common,
    name,
    input: typed<FilterParameterInput>(),
    validate: async (i, tx) => ({ ...(await nicOf(tx, i)), wanted: await merged(tx, i, exists) }),
    events: {
      succeeded: `NETWORK_${verb}_NIC_FILTER_PARAMETER`,
      failed: `NETWORK_${verb}_NIC_FILTER_PARAMETER_FAILED`,
    },
    eventParams: (_input, { vm, nic }) => ({ vm, nic }),
    describe: () => `${exists ? 'Changing' : 'Adding'} a network filter parameter`,
  }).result(
    (_state, { id }) => ({ id }),
    (tx, { input, prepared }) =>
      tx.devices.putFilterParameter({ id: input.id, nic_id: input.nicId, ...prepared.wanted }),
  );

export const addFilterParameter = put('AddNicFilterParameter', false, 'ADD');
export const updateFilterParameter = put('UpdateNicFilterParameter', true, 'UPDATE');

export const removeFilterParameter = action({
  ...common,
  name: 'RemoveNicFilterParameter',
  input: typed<Removal>(),
  async validate(i, tx) {
    const names = await nicOf(tx, i);
    const found = (await tx.devices.filterParameters(i.nicId)).some(one => one.id === i.id);
    refuseUnless(found, 'NOT_FOUND', { what: 'network filter parameter', id: i.id });
    return names;
  },
  events: { succeeded: 'NETWORK_REMOVE_NIC_FILTER_PARAMETER', failed: 'NETWORK_REMOVE_NIC_FILTER_PARAMETER_FAILED' },
  eventParams: (_input, { vm, nic }) => ({ vm, nic }),
  describe: () => 'Removing a network filter parameter',
}).result(
  () => ({}),
  (tx, { input }) => tx.devices.deleteFilterParameter(input.id),
);
