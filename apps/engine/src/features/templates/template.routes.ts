// Templates, and everything below them but watchdogs and mediated devices, which are with the devices of VMs.
import type { Template } from '@overt/api-types/types.gen';
import { ZERO_UUID } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { byId, byParent, defined } from '../../api-object.ts';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { searched } from '../../search/listing.ts';
import { removeDisk } from '../disks/public.ts';
import { identityChange, settingsChange, storable } from '../vms/public.ts';
import { addTemplate } from './actions/add-template.ts';
import { removeTemplate } from './actions/remove-template.ts';
import { updateTemplate } from './actions/update-template.ts';
import { consolesBelow, nicsBelow, ownerId, type OwnerPath } from './device.routes.ts';
import { addTemplateInput } from './template-add.routes.ts';
import { consolesOfTemplate, templatesByIds, toTemplateAttachment, toTemplateNic } from './template.queries.ts';
import { templateSearch } from './template.search.repo.ts';

type Params = Pick<ApiRequest, 'params'>;

export const TEMPLATE: OwnerPath = {
  service: 'Template',
  below: 'template',
  kind: 'template',
  parameter: 'templateId',
};
const templateId = (ports: Ports, request: Params) => ownerId(ports, request, TEMPLATE);

async function one(ports: Ports, id: string): Promise<Template> {
  return (await templatesByIds(ports, [id]))[0] ?? refuse('NOT_FOUND', { what: 'template', id });
}

async function attachments(ports: Ports, request: Params) {
  return (await ports.repos.templates.attachments([await templateId(ports, request)])).map(toTemplateAttachment);
}

/**
 * Of several copies one can go; here each disk has one copy, and that the template needs: RemoveDisk refuses it. A domain
 * that has no copy is refused by itself.
 */
async function copyToRemove(request: ApiRequest, ports: Ports) {
  const id = pathId(request, 'attachmentId', 'disk attachment');
  const attached = (await attachments(ports, request)).some(attachment => attachment.id === id);
  const [disk] = attached ? await ports.repos.disks.byIds([id]) : [];
  const home = disk?.storage_domain_id ?? refuse('NOT_FOUND', { what: 'disk attachment', id });
  const domain = request.query.text('storage_domain') ?? home;
  if (domain.toLowerCase() !== home) refuse('NOT_FOUND', { what: `copy of disk ${id} on storage domain`, id: domain });
  return { id, storageDomainId: home };
}

/** Every VM has one CD drive, and so will those made from a template. Blank is shown without, as clients know it. */
async function cdroms(ports: Ports, request: Params) {
  const id = await templateId(ports, request);
  return id === ZERO_UUID ? [] : [{ id: ZERO_UUID, template: { id } }];
}

export const templateRoutes: FeatureRoutes = {
  bindings: [
    bind('TemplatesService', {
      list: list((ports, request) => searched(ports, templateSearch, request, ids => templatesByIds(ports, ids))),
      add: act(addTemplate, {
        input: addTemplateInput,
        answer: (ports, { id }) => one(ports, id),
        // As oVirt: the answer is the locked template; clients poll until it is ok.
        waits: false,
        accepted: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('TemplateService', {
      get: get(async (ports, request) => one(ports, await templateId(ports, request))),
      update: act(updateTemplate, {
        input: async ({ body, ...request }: ApiRequest<Template>, ports) => ({
          id: pathId(request, 'templateId', 'template'),
          change: { ...identityChange(body), ...defined({ version_name: body.version?.versionName }) },
          settings: settingsChange(await storable(ports, body)),
        }),
        answer: (ports, { id }) => one(ports, id),
      }),
      remove: act(removeTemplate, { input: request => ({ id: pathId(request, 'templateId', 'template') }) }),
    }),
    ...nicsBelow(TEMPLATE),
    ...consolesBelow(TEMPLATE),
    bind('TemplateDiskAttachmentsService', { list: list(attachments) }),
    bind('TemplateDiskAttachmentService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'attachmentId', 'disk attachment');
        const found = (await attachments(ports, request)).find(attachment => attachment.id === id);
        return found ?? refuse('NOT_FOUND', { what: 'disk attachment', id });
      }),
      remove: act(removeDisk, { input: copyToRemove }),
    }),
    bind('TemplateCdromsService', { list: list(cdroms) }),
    bind('TemplateCdromService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'cdromId', 'CD drive');
        return (
          (await cdroms(ports, request)).find(one => one.id === id) ?? refuse('NOT_FOUND', { what: 'CD drive', id })
        );
      }),
    }),
  ],
  loaders: {
    byId: { Template: async (ports, ids) => byId(await templatesByIds(ports, ids)) },
    children: {
      'Template.nics': async (ports, ids) =>
        byParent(
          (await ports.repos.nics.ofTemplates(ids)).map(nic => toTemplateNic(nic, 'template')),
          nic => nic.template?.id ?? '',
        ),
      'Template.diskAttachments': async (ports, ids) =>
        byParent(
          (await ports.repos.templates.attachments(ids)).map(toTemplateAttachment),
          attachment => attachment.template?.id ?? '',
        ),
      'Template.graphicsConsoles': async (ports, ids) =>
        new Map((await ports.repos.templates.byIds(ids)).map(row => [row.id, consolesOfTemplate(row, 'template')])),
    },
  },
};
