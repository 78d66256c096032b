import { addTemplate } from './add-template.ts';
import { removeTemplate } from './remove-template.ts';
import { addTemplateConsole, removeTemplateConsole } from './template-consoles.ts';
import { addTemplateNic, removeTemplateNic, updateTemplateNic } from './template-nics.ts';
import { updateTemplate } from './update-template.ts';

export const templateActions = [
  addTemplate,
  updateTemplate,
  removeTemplate,
  addTemplateNic,
  updateTemplateNic,
  removeTemplateNic,
  addTemplateConsole,
  removeTemplateConsole,
] as const;
