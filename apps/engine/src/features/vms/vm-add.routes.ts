// `POST /vms` -> the input of AddVm: names to ids, inline NICs and disks.
import type { DiskAttachment, Vm } from '@overt/api-types/types.gen';
import { ZERO_UUID, parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { ApiRequest } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { domainOf, toAddDiskInput } from '../disks/public.ts';
import { newNic, type NewNic } from '../nics/public.ts';
import type { AddVmInput, Attachment } from './actions/add-vm.ts';
import { identityChange, settingsChange } from './vm-input.ts';
import { findIso } from './prepare-run.ts';
import { storable } from './vm-start.routes.ts';

export async function addVmInput(request: ApiRequest<Vm>, ports: Ports): Promise<AddVmInput> {
  const body = await storable(ports, request.body);
  const clusterId = await clusterOf(ports, body);
  const name = body.name ?? '';
  const templateId = await templateOf(ports, body);
  const copies = await copiesOf(ports, request, name, templateId);
  const sources = new Set(copies.map(({ copy }) => copy.sourceId));
  // What names a disk of the template says how its copy is to be.
  const own = (body.diskAttachments ?? []).filter(({ disk }) => !sources.has(disk?.id ?? ''));
  const disks = await Promise.all(own.map((one, index) => diskOf(ports, `${name}_Disk${index + 1}`, one)));
  return {
    id: body.id === undefined ? ports.random.uuid() : parseId(body.id),
    name,
    clusterId,
    templateId,
    copies,
    identity: identityChange(body),
    settings: settingsChange(body),
    nics: await nicsOf(ports, body, clusterId, templateId),
    cd: await cdOf(ports, body),
    attachments: disks.flatMap(({ disk, attachment }) => (disk === undefined ? [attachment] : [])),
    newDisks: disks.flatMap(({ disk, attachment }) => (disk === undefined ? [] : [{ disk, attachment }])),
  };
}

/** Refuses NOT_FOUND. */
export async function clusterOf(ports: Ports, { cluster }: Vm): Promise<string> {
  const id = cluster?.id === undefined ? undefined : parseId(cluster.id);
  const found = await ports.repos.vms.cluster({ id, name: cluster?.name });
  return found?.id ?? refuse('NOT_FOUND', { what: 'cluster', id: cluster?.id ?? cluster?.name ?? '' });
}

async function templateOf(ports: Ports, { template }: Vm): Promise<string> {
  if (template?.id !== undefined) return parseId(template.id);
  if (template?.name === undefined) return ZERO_UUID;
  const found = await ports.repos.templates.idByName(template.name);
  return found ?? refuse('NOT_FOUND', { what: 'template', id: template.name });
}

/** Those of the request; without any, as those of the template are. */
async function nicsOf(ports: Ports, { nics }: Vm, clusterId: string, templateId: string): Promise<NewNic[]> {
  const named = nics?.map((nic, index) => ({ name: `nic${index + 1}`, ...nic }));
  if (named !== undefined && named.length > 0)
    return Promise.all(named.map(nic => newNic(ports.repos, nic, clusterId, ports.random.uuid())));
  const rows = await ports.repos.nics.ofTemplates([templateId]);
  return rows.map(({ name, interface: model, vnic_profile_id, linked, plugged }) => ({
    id: ports.random.uuid(),
    name,
    interface: model,
    vnic_profile_id,
    mac: null,
    linked,
    plugged,
  }));
}

/** A copy for each disk of the template: thin unless the request says `clone`, or another storage domain or raw for it. */
async function copiesOf(
  ports: Ports,
  request: ApiRequest<Vm>,
  name: string,
  templateId: string,
): Promise<NonNullable<AddVmInput['copies']>> {
  const rows = await ports.repos.templates.attachments([templateId]);
  const disks = new Map((await ports.repos.disks.byIds(rows.map(row => row.disk_id))).map(disk => [disk.id, disk]));
  return Promise.all(
    rows.map(async (row, index) => {
      const disk = disks.get(row.disk_id) ?? refuse('NOT_FOUND', { what: 'disk', id: row.disk_id });
      const given = request.body.diskAttachments?.find(one => one.disk?.id === row.disk_id);
      const home = disk.storage_domain_id ?? refuse('NOT_FOUND', { what: 'image of disk', id: disk.id });
      const storageDomainId = await domainOf(ports, given?.disk, home);
      const thin = !request.query.flag('clone') && storageDomainId === home && given?.disk?.format !== 'raw';
      const format = thin ? 'cow' : (given?.disk?.format ?? (disk.format === 'cow' ? 'cow' : 'raw'));
      const id = ports.random.uuid();
      return {
        copy: {
          id,
          imageId: ports.random.uuid(),
          sourceId: disk.id,
          storageDomainId,
          alias: given?.disk?.alias ?? given?.disk?.name ?? `${name}_Disk${index + 1}`,
          description: disk.description,
          format,
          sparse: thin || (given?.disk?.sparse ?? (format === 'cow' || disk.sparse)),
          thin,
          onBehalfOf: 'owner' as const,
        },
        attachment: {
          diskId: id,
          interface: given?.interface ?? row.interface,
          bootable: given?.bootable ?? row.bootable,
          active: given?.active ?? row.active,
          readOnly: given?.readOnly ?? row.read_only,
          passDiscard: given?.passDiscard ?? row.pass_discard,
        },
      };
    }),
  );
}

async function cdOf(ports: Ports, { cdroms }: Vm): Promise<string | null> {
  const file = cdroms?.[0]?.file;
  const named = file?.id ?? file?.name ?? '';
  if (named === '') return null;
  return (await findIso(ports.repos, named))?.diskId ?? refuse('VM_NO_SUCH_CD', { id: named });
}

async function diskOf(ports: Ports, alias: string, given: DiskAttachment) {
  const { disk: body } = given;
  const existing = body?.id !== undefined && body.provisionedSize === undefined ? parseId(body.id) : undefined;
  const disk = existing === undefined ? await toAddDiskInput(body ?? {}, ports, { alias }) : undefined;
  const attachment: Attachment = {
    diskId: existing ?? disk?.id ?? '',
    interface: given.interface ?? 'virtio',
    bootable: given.bootable ?? false,
    active: given.active ?? true,
    readOnly: given.readOnly ?? false,
    passDiscard: given.passDiscard ?? false,
  };
  return { disk, attachment };
}
