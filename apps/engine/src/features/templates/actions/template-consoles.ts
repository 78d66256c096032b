// Graphics consoles of templates and instance types: part of their configuration.
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { exclusive, typed } from '@overt/workflow/action';
import type { GraphicsType } from '@overt/api-types/types.gen';
import { action } from '../../../ports.ts';
import { applyChange, graphicsOf } from '../../vms/public.ts';
import { settingsOfTemplate } from '../template.repo.ts';

export interface TemplateConsoleInput {
  readonly templateId: string;
  readonly type: GraphicsType;
}

const change = (name: string, adds: boolean) =>
  action({
    name,
    input: typed<TemplateConsoleInput>(),
    permit: i => ({ permit: 'edit_template_properties', on: { kind: 'template', id: i.templateId } }),
    locks: i => [exclusive('template', i.templateId)],
    async validate({ templateId, type }, tx) {
      const [template] = await tx.templates.byIds([templateId]);
      if (template === undefined) return refuse('NOT_FOUND', { what: 'template', id: templateId });
      const types = graphicsOf(template.configuration);
      if (adds) refuseUnless(!types.includes(type), 'CONSOLE_EXISTS', { vm: template.name, type });
      else refuseUnless(types.includes(type), 'NOT_FOUND', { what: 'graphics console', id: type });
      const wanted = adds ? [...types, type] : types.filter(one => one !== type);
      const configuration = { graphicsConsoles: wanted.map(protocol => ({ protocol })) };
      return { name: template.name, settings: applyChange(settingsOfTemplate(template), { configuration }) };
    },
    events: { succeeded: 'USER_UPDATE_VM_TEMPLATE', failed: 'USER_FAILED_UPDATE_VM_TEMPLATE' },
    about: i => [{ kind: 'template', id: i.templateId }],
    eventParams: (_i, prepared) => ({ template: prepared.name }),
    describe: i => `${adds ? 'Adding' : 'Removing'} the ${i.type} console of a template`,
  }).result(
    (_state, { type }) => ({ type }),
    (tx, { input, prepared }) => tx.templates.update(input.templateId, {}, prepared.settings),
  );

export const addTemplateConsole = change('AddTemplateConsole', true);
export const removeTemplateConsole = change('RemoveTemplateConsole', false);
