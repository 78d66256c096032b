// Changes a template. VMs that were made from it keep what they have.
import { ZERO_UUID } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import { action } from '../../../ports.ts';
import {
  applyChange,
  checkCustomProperties,
  checkSettings,
  withMemoryDefaults,
  type SettingsChange,
} from '../../vms/public.ts';
import { checkTemplateName } from '../template.ts';
import { settingsOfTemplate, type TemplateChange } from '../template.repo.ts';

export interface UpdateTemplateInput {
  readonly id: string;
  readonly change: TemplateChange;
  readonly settings: SettingsChange;
}

export const updateTemplate = action({
  name: 'UpdateTemplate',
  input: typed<UpdateTemplateInput>(),
  permit: i => ({ permit: 'edit_template_properties', on: { kind: 'template', id: i.id } }),
  locks: i => [exclusive('template', i.id)],
  async validate({ id, change, settings }, tx) {
    const [template] = await tx.templates.byIds([id]);
    if (template?.kind !== 'template') return refuse('NOT_FOUND', { what: 'template', id });
    if (template.status === 'locked') refuse('TEMPLATE_LOCKED', { template: template.name, status: template.status });
    const { name } = change;
    if (name !== undefined && name !== template.name) {
      if (id === ZERO_UUID) refuse('TEMPLATE_IS_BLANK');
      checkTemplateName(name);
      if (template.base_template_id !== null) refuse('READ_ONLY', { path: 'the name of a version' });
      if ((await tx.templates.idByName(name)) !== undefined) refuse('NAME_IN_USE', { what: 'template', name });
    }
    const before = settingsOfTemplate(template);
    const wanted = applyChange(before, withMemoryDefaults(settings, before));
    checkSettings(wanted);
    if (settings.configuration?.customProperties !== undefined)
      await checkCustomProperties(tx, wanted, template.cluster_id);
    return { name: template.name, wanted };
  },
  events: { succeeded: 'USER_UPDATE_VM_TEMPLATE', failed: 'USER_FAILED_UPDATE_VM_TEMPLATE' },
  about: i => [{ kind: 'template', id: i.id }],
  eventParams: (_i, { name }) => ({ template: name }),
  describe: () => 'Changing template',
}).result(
  (_state, { id }) => ({ id }),
  (tx, { input, prepared }) => tx.templates.update(input.id, input.change, prepared.wanted),
);
