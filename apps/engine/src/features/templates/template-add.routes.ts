// `POST /templates` -> the input of AddTemplate: names to ids, and for each disk of the VM what its copy is like.
import type { DiskAttachment, Template } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { ApiRequest } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { domainOf } from '../disks/public.ts';
import { identityChange, settingsChange, storable, type VmView } from '../vms/public.ts';
import type { AddTemplateInput } from './actions/add-template.ts';

export async function addTemplateInput({ body }: ApiRequest<Template>, ports: Ports): Promise<AddTemplateInput> {
  const vm = await vmOf(ports, body);
  const id = body.id === undefined ? ports.random.uuid() : parseId(body.id);
  const base = body.version?.baseTemplate;
  const baseId = base === undefined ? undefined : await templateIdOf(ports, base);
  return {
    id,
    name: body.name ?? '',
    identity: identityChange(body),
    vmId: vm.id,
    clusterId: await clusterOf(ports, body, vm),
    settings: settingsChange(await storable(ports, body)),
    version: baseId === undefined ? null : { baseId, name: body.version?.versionName ?? '' },
    disks: await disksOf(ports, id, vm.id, body),
  };
}

async function vmOf(ports: Ports, { vm }: Template): Promise<VmView> {
  if (vm?.id !== undefined) return ports.repos.vms.require(parseId(vm.id));
  const name = vm?.name ?? '';
  const id = await ports.repos.vms.idByName(name);
  return id === undefined ? refuse('NOT_FOUND', { what: 'VM', id: name }) : ports.repos.vms.require(id);
}

async function templateIdOf(ports: Ports, { id, name = '' }: Template): Promise<string> {
  if (id !== undefined) return parseId(id);
  return (await ports.repos.templates.idByName(name)) ?? refuse('NOT_FOUND', { what: 'template', id: name });
}

async function clusterOf(ports: Ports, { cluster }: Template, vm: VmView): Promise<string> {
  if (cluster === undefined) return vm.cluster_id;
  const id = cluster.id === undefined ? undefined : parseId(cluster.id);
  const found = await ports.repos.vms.cluster({ id, name: cluster.name });
  return found?.id ?? refuse('NOT_FOUND', { what: 'cluster', id: cluster.id ?? cluster.name ?? '' });
}

/** A request may say of single disks, under `vm` or by itself, where their copies go and what they are like. */
async function disksOf(
  ports: Ports,
  templateId: string,
  vmId: string,
  body: Template,
): Promise<AddTemplateInput['disks']> {
  const given = [...(body.diskAttachments ?? []), ...(body.vm?.diskAttachments ?? [])];
  const attached = (await ports.repos.diskAttachments.ofVms([vmId])).map(row => row.disk_id);
  const disks = new Map((await ports.repos.disks.byIds(attached)).map(disk => [disk.id, disk]));
  const rows = await ports.repos.diskAttachments.ofVms([vmId]);
  return Promise.all(
    rows.flatMap(row => {
      const disk = disks.get(row.disk_id);
      // Shared disks belong to several VMs; a template has none of them, as in oVirt.
      if (disk === undefined || disk.shareable || disk.storage_domain_id === null) return [];
      const wanted = given.find(one => one.disk?.id === disk.id)?.disk;
      return [copyOf(ports, templateId, row, disk, disk.storage_domain_id, wanted)];
    }),
  );
}

async function copyOf(
  ports: Ports,
  templateId: string,
  row: { interface: string; bootable: boolean; active: boolean; read_only: boolean; pass_discard: boolean },
  disk: { id: string; alias: string; description: string; format: string; sparse: boolean },
  home: string,
  wanted: DiskAttachment['disk'],
): Promise<AddTemplateInput['disks'][number]> {
  const id = ports.random.uuid();
  const format = wanted?.format ?? (disk.format === 'cow' ? 'cow' : 'raw');
  const { interface: model, bootable, active, read_only, pass_discard } = row;
  return {
    copy: {
      id,
      imageId: ports.random.uuid(),
      sourceId: disk.id,
      storageDomainId: await domainOf(ports, wanted, home),
      alias: wanted?.alias ?? wanted?.name ?? disk.alias,
      description: disk.description,
      format,
      sparse: wanted?.sparse ?? (format === 'cow' || disk.sparse),
      thin: false,
      onBehalfOf: 'owner',
    },
    attachment: { template_id: templateId, disk_id: id, interface: model, bootable, active, read_only, pass_discard },
  };
}
