// Adds, changes and removes a further device. Devices are made with the domain: a VM must be down.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { refuseUnlessDeviceCanChange } from '../../vms/public.ts';
import { checkDevice, DEVICE_NAMES, type DeviceKind, type DeviceOwner, type DeviceSettings } from '../device.ts';
import type { DeviceRow } from '../device.repo.ts';

export interface DeviceInput {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly owner: DeviceOwner;
  readonly settings: DeviceSettings;
}

type Removal = Omit<DeviceInput, 'settings'>;

interface Outcome {
  readonly succeeded: string;
  readonly failed: string;
}

async function ownerName(tx: Tx, { owner, kind }: Removal): Promise<string> {
  if (owner.kind === 'vm') {
    const vm = await tx.vms.require(owner.id);
    refuseUnlessDeviceCanChange(vm, `${DEVICE_NAMES[kind]}s`);
    return vm.name;
  }
  const [template] = await tx.templates.byIds([owner.id]);
  return template?.name ?? refuse('NOT_FOUND', { what: 'template', id: owner.id });
}

async function existing(tx: Tx, { id, kind, owner }: Removal): Promise<{ row: DeviceRow; others: DeviceRow[] }> {
  const rows = await tx.devices.of(owner.kind, [owner.id], kind);
  const row = rows.find(one => one.id === id) ?? refuse('NOT_FOUND', { what: DEVICE_NAMES[kind], id });
  return { row, others: rows.filter(one => one.id !== id) };
}

const settingsOf = (rows: readonly DeviceRow[]) => rows.map(row => row.settings);

/** The three actions for one kind of owner; `name` is stored in rows. */
function deviceActionsFor(name: string, events: Readonly<Record<'add' | 'update' | 'remove', Outcome>>) {
  const common = {
    permit: ({ owner }: Removal) => ({
      permit: owner.kind === 'vm' ? 'edit_vm_properties' : 'edit_template_properties',
      on: owner,
    }),
    locks: ({ owner }: Removal) => [exclusive(owner.kind, owner.id)],
    about: ({ owner }: Removal) => [owner],
  };
  const add = action({
    ...common,
    name: `Add${name}`,
    input: typed<DeviceInput>(),
    async validate(i, tx) {
      const owner = await ownerName(tx, i);
      checkDevice(i.kind, i.settings, settingsOf(await tx.devices.of(i.owner.kind, [i.owner.id], i.kind)));
      return { name: owner };
    },
    events: events.add,
    eventParams: (i, prepared) => ({ [i.owner.kind]: prepared.name }),
    describe: i => `Adding a ${DEVICE_NAMES[i.kind]}`,
  }).result(
    (_state, { id }) => ({ id }),
    (tx, { input: { owner, id, kind, settings } }) => tx.devices.insert(owner, id, kind, settings),
  );
  const update = action({
    ...common,
    name: `Update${name}`,
    input: typed<DeviceInput>(),
    async validate(i, tx) {
      const owner = await ownerName(tx, i);
      const { row, others } = await existing(tx, i);
      const wanted = { ...row.settings, ...i.settings };
      checkDevice(i.kind, wanted, settingsOf(others));
      return { name: owner, wanted };
    },
    events: events.update,
    eventParams: (i, prepared) => ({ [i.owner.kind]: prepared.name }),
    describe: i => `Changing a ${DEVICE_NAMES[i.kind]}`,
  }).result(
    (_state, { id }) => ({ id }),
    (tx, { input, prepared }) => tx.devices.update(input.id, prepared.wanted),
  );
  const remove = action({
    ...common,
    name: `Remove${name}`,
    input: typed<Removal>(),
    async validate(i, tx) {
      const owner = await ownerName(tx, i);
      await existing(tx, i);
      return { name: owner };
    },
    events: events.remove,
    eventParams: (i, prepared) => ({ [i.owner.kind]: prepared.name }),
    describe: i => `Removing a ${DEVICE_NAMES[i.kind]}`,
  }).result(
    () => ({}),
    (tx, { input }) => tx.devices.delete(input.id),
  );
  return { add, update, remove };
}

const same = (outcome: Outcome) => ({ add: outcome, update: outcome, remove: outcome });
const numa = (verb: string): Outcome => ({
  succeeded: `NUMA_${verb}_VM_NUMA_NODE_SUCCESS`,
  failed: `NUMA_${verb}_VM_NUMA_NODE_FAILED`,
});

export const vmDevice = deviceActionsFor(
  'VmDevice',
  same({ succeeded: 'USER_UPDATE_VM', failed: 'USER_FAILED_UPDATE_VM' }),
);
export const vmNumaNode = deviceActionsFor('VmNumaNode', {
  add: numa('ADD'),
  update: numa('UPDATE'),
  remove: numa('REMOVE'),
});
export const templateDevice = deviceActionsFor(
  'TemplateDevice',
  same({ succeeded: 'USER_UPDATE_VM_TEMPLATE', failed: 'USER_FAILED_UPDATE_VM_TEMPLATE' }),
);
