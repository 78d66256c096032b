// Templates: in this version Blank only, so that they can be read but not made or changed.
import type { Template } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { baseOf } from '../vms/public.ts';
import { settingsOfTemplate, templateSearch, type TemplateRow } from './template.repo.ts';
import { withRevision, byId } from '../../api-object.ts';

function toTemplate(row: TemplateRow): Template {
  const base = baseOf(settingsOfTemplate(row), { cpu_architecture: 'undefined', cluster_bios_type: 'cluster_default' });
  const template: Template = {
    ...base,
    id: row.id,
    name: row.name,
    description: row.description,
    comment: row.comment,
    creationTime: row.created_at,
    deleteProtected: false,
    highAvailability: { enabled: false, priority: 1 },
    display: { type: 'vnc', monitors: 1 },
    status: row.status as Template['status'],
    version: {
      versionNumber: row.version_number,
      versionName: row.version_name === '' ? 'base version' : row.version_name,
      baseTemplate: { id: row.base_template_id ?? row.id },
    },
    ...(row.cluster_id === null ? {} : { cluster: { id: row.cluster_id } }),
  };
  return withRevision(template, row.revision);
}

const templatesByIds = async (ports: Ports, ids: readonly string[]): Promise<readonly Template[]> =>
  (await ports.repos.templates.byIds(ids)).map(toTemplate);

export const templateRoutes: FeatureRoutes = {
  bindings: [
    bind('TemplatesService', {
      list: list((ports, request) => searched(ports, templateSearch, request, ids => templatesByIds(ports, ids))),
    }),
    bind('TemplateService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'templateId', 'template');
        return (await templatesByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'template', id });
      }),
    }),
    // Blank has no devices.
    bind('TemplateNicsService', { list: list(async () => []) }),
    bind('TemplateDiskAttachmentsService', { list: list(async () => []) }),
    bind('TemplateCdromsService', { list: list(async () => []) }),
    bind('TemplateGraphicsConsolesService', { list: list(async () => []) }),
  ],
  loaders: { byId: { Template: async (ports, ids) => byId(await templatesByIds(ports, ids)) } },
};
