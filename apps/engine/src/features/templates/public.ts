// What other features use of templates.
export { consolesBelow, nicsBelow, ownerId, type OwnerPath } from './device.routes.ts';
export { consolesOfTemplate, templatesByIds, toTemplate, toTemplateNic } from './template.queries.ts';
export { settingsOfTemplate, type TemplateAttachment, type TemplateRow } from './template.repo.ts';
export { instanceTypeSearch } from './template.search.repo.ts';
export { checkTemplateName } from './template.ts';
