// NICs of templates and instance types: what the NICs of VMs made from them will be. They have no address.
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action, type Tx } from '../../../ports.ts';
import { checkNic } from '../../nics/public.ts';

export interface TemplateNicInput {
  readonly id: string;
  readonly templateId: string;
  readonly fields: {
    readonly name?: string;
    readonly interface?: string;
    readonly vnic_profile_id?: string | null;
    readonly linked?: boolean;
    readonly plugged?: boolean;
  };
}

type Removal = Omit<TemplateNicInput, 'fields'>;

async function known(tx: Tx, { templateId, id }: Removal, mustExist: boolean) {
  const [template] = await tx.templates.byIds([templateId]);
  if (template === undefined) return refuse('NOT_FOUND', { what: 'template', id: templateId });
  const nics = await tx.nics.ofTemplates([templateId]);
  const nic = nics.find(one => one.id === id);
  if (mustExist && nic === undefined) return refuse('NOT_FOUND', { what: 'NIC', id });
  return { template: template.name, nic: nic?.name ?? '', others: nics.filter(one => one.id !== id) };
}

async function checked(tx: Tx, i: TemplateNicInput, mustExist: boolean) {
  const { template, nic, others } = await known(tx, i, mustExist);
  checkNic(i.fields);
  const { name } = i.fields;
  if (others.some(other => other.name === name)) refuse('NAME_IN_USE', { what: 'NIC', name: name ?? '' });
  return { template, nic: name ?? nic };
}

const common = {
  permit: (i: Removal) => ({ permit: 'configure_template_network', on: { kind: 'template', id: i.templateId } }),
  locks: (i: Removal) => [exclusive('template', i.templateId)],
  about: (i: Removal) => [{ kind: 'template', id: i.templateId }],
};

export const addTemplateNic = action({
  ...common,
  name: 'AddTemplateNic',
  input: typed<TemplateNicInput>(),
  validate: (i, tx) => checked(tx, { ...i, fields: { name: '', ...i.fields } }, false),
  events: { succeeded: 'NETWORK_ADD_TEMPLATE_INTERFACE', failed: 'NETWORK_ADD_TEMPLATE_INTERFACE_FAILED' },
  eventParams: (_i, { template, nic }) => ({ template, nic }),
  describe: () => 'Adding a NIC to a template',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input: { id, templateId, fields } }) => {
    const defaults = { name: '', interface: 'virtio', vnic_profile_id: null, linked: true, plugged: true };
    return tx.nics.insertForTemplate(templateId, id, { ...defaults, ...fields });
  },
);

export const updateTemplateNic = action({
  ...common,
  name: 'UpdateTemplateNic',
  input: typed<TemplateNicInput>(),
  validate: (i, tx) => checked(tx, i, true),
  events: { succeeded: 'NETWORK_UPDATE_TEMPLATE_INTERFACE', failed: 'NETWORK_UPDATE_TEMPLATE_INTERFACE_FAILED' },
  eventParams: (_i, { template, nic }) => ({ template, nic }),
  describe: () => 'Changing a NIC of a template',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input }) => tx.nics.update(input.id, input.fields),
);

export const removeTemplateNic = action({
  ...common,
  name: 'RemoveTemplateNic',
  input: typed<Removal>(),
  async validate(i, tx) {
    const { template, nic } = await known(tx, i, true);
    return { template, nic };
  },
  events: { succeeded: 'NETWORK_REMOVE_TEMPLATE_INTERFACE', failed: 'NETWORK_REMOVE_TEMPLATE_INTERFACE_FAILED' },
  eventParams: (_i, { template, nic }) => ({ template, nic }),
  describe: () => 'Removing a NIC of a template',
}).result(
  () => ({}),
  (tx, { input }) => tx.nics.delete(input.id),
);
