// Adds, changes and removes instance types. VMs keep the sizes that they have, whatever becomes of the type.
import { exclusive, typed } from '@overt/workflow/action';
import { refuse } from '@overt/kernel/refusal';
import { action, type Tx } from '../../../ports.ts';
import { SYSTEM } from '../../permissions/public.ts';
import { checkTemplateName, settingsOfTemplate, type TemplateRow } from '../../templates/public.ts';
import {
  applyChange,
  checkSettings,
  withMemoryDefaults,
  type SettingsChange,
  type VmIdentityChange,
  type VmSettings,
} from '../../vms/public.ts';

export interface InstanceTypeInput {
  readonly id: string;
  readonly name: string;
  readonly identity: VmIdentityChange;
  readonly settings: SettingsChange;
}

export interface InstanceTypeChange {
  readonly id: string;
  readonly change: VmIdentityChange;
  readonly settings: SettingsChange;
}

const DEFAULTS: VmSettings = {
  type: 'server',
  os_type: 'other',
  memory_bytes: 1024 ** 3,
  memory_max_bytes: 4 * 1024 ** 3,
  memory_guaranteed_bytes: 1024 ** 3,
  cpu_sockets: 1,
  cpu_cores: 1,
  cpu_threads: 1,
  stateless: false,
  configuration: {},
};

async function existing(tx: Tx, id: string): Promise<TemplateRow> {
  const [row] = await tx.templates.byIds([id]);
  return row?.kind === 'instance_type' ? row : refuse('NOT_FOUND', { what: 'instance type', id });
}

export const addInstanceType = action({
  name: 'AddInstanceType',
  input: typed<InstanceTypeInput>(),
  permit: () => ({ permit: 'create_template', on: SYSTEM }),
  locks: i => [exclusive('template', i.id)],
  async validate(i, tx) {
    checkTemplateName(i.name);
    const settings = applyChange(DEFAULTS, withMemoryDefaults(i.settings, DEFAULTS));
    checkSettings(settings);
    await tx.templates.refuseTaken('instance_type', i.name);
    return { settings };
  },
  events: { succeeded: 'USER_ADD_VM_TEMPLATE_SUCCESS', failed: 'USER_ADD_VM_TEMPLATE_FAILURE' },
  eventParams: i => ({ template: i.name }),
  describe: i => `Adding instance type ${i.name}`,
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input, prepared }) =>
    tx.templates.insert({
      ...prepared.settings,
      id: input.id,
      kind: 'instance_type',
      name: input.name,
      description: input.identity.description ?? '',
      comment: input.identity.comment ?? '',
      cluster_id: null,
      status: 'ok',
      base_template_id: null,
      version_number: 1,
      version_name: '',
      delete_protected: input.identity.delete_protected ?? false,
      high_availability: input.identity.high_availability ?? false,
      high_availability_priority: input.identity.high_availability_priority ?? 1,
    }),
);

export const updateInstanceType = action({
  name: 'UpdateInstanceType',
  input: typed<InstanceTypeChange>(),
  permit: i => ({ permit: 'edit_template_properties', on: { kind: 'template', id: i.id } }),
  locks: i => [exclusive('template', i.id)],
  async validate({ id, change, settings }, tx) {
    const row = await existing(tx, id);
    const { name } = change;
    if (name !== undefined && name !== row.name) {
      checkTemplateName(name);
      await tx.templates.refuseTaken('instance_type', name);
    }
    const before = settingsOfTemplate(row);
    const wanted = applyChange(before, withMemoryDefaults(settings, before));
    checkSettings(wanted);
    return { name: row.name, wanted };
  },
  events: { succeeded: 'USER_UPDATE_VM_TEMPLATE', failed: 'USER_FAILED_UPDATE_VM_TEMPLATE' },
  eventParams: (_i, { name }) => ({ template: name }),
  describe: () => 'Changing instance type',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input, prepared }) => tx.templates.update(input.id, input.change, prepared.wanted),
);

export const removeInstanceType = action({
  name: 'RemoveInstanceType',
  input: typed<{ readonly id: string }>(),
  permit: i => ({ permit: 'delete_template', on: { kind: 'template', id: i.id } }),
  locks: i => [exclusive('template', i.id)],
  async validate({ id }, tx) {
    const { name, delete_protected } = await existing(tx, id);
    if (delete_protected) refuse('TEMPLATE_DELETE_PROTECTED', { template: name });
    return { name };
  },
  events: { succeeded: 'USER_REMOVE_VM_TEMPLATE_FINISHED', failed: 'USER_FAILED_REMOVE_VM_TEMPLATE' },
  eventParams: (_i, { name }) => ({ template: name }),
  describe: () => 'Removing instance type',
}).result(
  () => ({}),
  async (tx, { input }) => {
    await tx.vms.forgetInstanceType(input.id);
    await tx.templates.delete(input.id);
  },
);

export const instanceTypeActions = [addInstanceType, updateInstanceType, removeInstanceType] as const;
