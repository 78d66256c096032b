// What is on a storage domain, as its sub-collections: VMs and templates with their disks there, and the volumes of disks.
import type { Disk, DiskAttachment, DiskSnapshot, Template, Vm } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { attachmentsOfVms } from '../disk-attachments/public.ts';
import { disksByIds } from '../disks/public.ts';
import { templatesByIds } from '../templates/public.ts';
import { vmsByIds } from '../vms/public.ts';
import type { VolumeRow } from './storage-content.repo.ts';

type Request = Pick<ApiRequest, 'params' | 'query'>;
const domainId = (request: Request) => pathId(request, 'storageDomainId', 'storage domain');

async function existingDomain(ports: Ports, request: Request): Promise<string> {
  const id = domainId(request);
  if ((await ports.repos.storageDomains.byId(id)) === undefined) refuse('NOT_FOUND', { what: 'storage domain', id });
  return id;
}

// Nothing is there that is not registered: such VMs and templates come with the import of storage domains.
async function vms(ports: Ports, request: Request): Promise<readonly Vm[]> {
  const id = await existingDomain(ports, request);
  return request.query.flag('unregistered') ? [] : vmsByIds(ports, await ports.repos.storageContent.vmIds(id));
}

async function templates(ports: Ports, request: Request): Promise<readonly Template[]> {
  const id = await existingDomain(ports, request);
  if (request.query.flag('unregistered')) return [];
  return templatesByIds(ports, await ports.repos.storageContent.templateIds(id));
}

const found = <T extends { id?: string | undefined }>(all: readonly T[], id: string, what: string): T =>
  all.find(one => one.id === id) ?? refuse('NOT_FOUND', { what, id });

const vm = async (ports: Ports, request: Request): Promise<Vm> =>
  found(await vms(ports, request), pathId(request, 'vmId', 'VM'), 'VM');

const template = async (ports: Ports, request: Request): Promise<Template> =>
  found(await templates(ports, request), pathId(request, 'templateId', 'template'), 'template');

/** Those disks of the VM or template of the path that are on the domain. */
async function disks(ports: Ports, request: Request): Promise<readonly Disk[]> {
  const ids =
    'vmId' in request.params
      ? (await ports.repos.vms.diskIds((await vm(ports, request)).id ?? '')).map(disk => disk.diskId)
      : (await ports.repos.templates.attachments([(await template(ports, request)).id ?? ''])).map(one => one.disk_id);
  return (await disksByIds(ports, ids)).filter(disk => disk.storageDomains?.[0]?.id === domainId(request));
}

async function attachments(ports: Ports, request: Request): Promise<readonly DiskAttachment[]> {
  const here = new Set((await disks(ports, request)).map(disk => disk.id));
  const all = await attachmentsOfVms(ports, [pathId(request, 'vmId', 'VM')]);
  return all.filter(attachment => here.has(attachment.id));
}

const toDiskSnapshot = (row: VolumeRow): DiskSnapshot => ({
  id: row.id,
  imageId: row.id,
  alias: row.alias,
  name: row.alias,
  status: row.status as NonNullable<Disk['status']>,
  format: row.format === 'cow' ? 'cow' : 'raw',
  sparse: row.sparse,
  provisionedSize: row.virtual_bytes,
  actualSize: row.actual_bytes,
  storageType: 'image',
  disk: { id: row.disk_id },
  storageDomains: [{ id: row.storage_domain_id }],
  ...(row.parent_id === null ? {} : { parent: { id: row.parent_id } }),
});

/** As oVirt: what a VM writes to, and what templates have, is shown when it is asked for. */
async function diskSnapshots(ports: Ports, request: Request): Promise<readonly DiskSnapshot[]> {
  return (await volumes(ports, request))
    .filter(row => row.of_template || !row.is_active || request.query.flag('include_active'))
    .filter(row => !row.of_template || request.query.flag('include_template'))
    .map(toDiskSnapshot);
}

async function volumes(ports: Ports, request: Request): Promise<readonly VolumeRow[]> {
  if ('storageDomainId' in request.params)
    return ports.repos.storageContent.volumes({ storageDomainId: await existingDomain(ports, request) });
  const id = pathId(request, 'diskId', 'disk');
  if ((await ports.repos.disks.byId(id)) === undefined) refuse('NOT_FOUND', { what: 'disk', id });
  return ports.repos.storageContent.volumes({ diskId: id });
}

export const storageContentRoutes: FeatureRoutes = {
  bindings: [
    bind('StorageDomainVmsService', { list: list(vms) }),
    bind('StorageDomainVmService', { get: get(vm) }),
    bind('StorageDomainTemplatesService', { list: list(templates) }),
    bind('StorageDomainTemplateService', { get: get(template) }),
    bind('StorageDomainContentDisksService', { list: list(disks) }),
    bind('StorageDomainContentDiskService', {
      get: get(async (ports, request) => found(await disks(ports, request), pathId(request, 'diskId', 'disk'), 'disk')),
    }),
    bind('StorageDomainVmDiskAttachmentsService', { list: list(attachments) }),
    bind('StorageDomainVmDiskAttachmentService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'attachmentId', 'disk attachment');
        return found(await attachments(ports, request), id, 'disk attachment');
      }),
    }),
    bind('DiskSnapshotsService', { list: list(diskSnapshots) }),
    bind('DiskSnapshotService', {
      get: get(async (ports, request) => {
        const id = pathId(request, 'snapshotId', 'disk snapshot');
        return found((await volumes(ports, request)).map(toDiskSnapshot), id, 'disk snapshot');
      }),
    }),
  ],
};
