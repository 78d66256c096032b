// `POST /vms` -> the input of AddVm: names to ids, inline NICs and disks.
import type { DiskAttachment, Vm } from '@overt/api-types/types.gen';
import { ZERO_UUID, parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { ApiRequest } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { toAddDiskInput } from '../disks/public.ts';
import { newNic } from '../nics/public.ts';
import type { AddVmInput, Attachment } from './actions/add-vm.ts';
import { identityChange, settingsChange } from './vm-input.ts';
import { findIso } from './prepare-run.ts';
import { storable } from './vm-start.routes.ts';

export async function addVmInput(request: ApiRequest<Vm>, ports: Ports): Promise<AddVmInput> {
  const body = await storable(ports, request.body);
  const clusterId = await clusterOf(ports, body);
  const name = body.name ?? '';
  const disks = await Promise.all(
    (body.diskAttachments ?? []).map((one, index) => diskOf(ports, `${name}_Disk${index + 1}`, one)),
  );
  return {
    id: body.id === undefined ? ports.random.uuid() : parseId(body.id),
    name,
    clusterId,
    templateId: await templateOf(ports, body),
    identity: identityChange(body),
    settings: settingsChange(body),
    nics: await Promise.all(
      (body.nics ?? []).map((nic, index) =>
        newNic(ports.repos, { name: `nic${index + 1}`, ...nic }, clusterId, ports.random.uuid()),
      ),
    ),
    cd: await cdOf(ports, body),
    attachments: disks.flatMap(({ disk, attachment }) => (disk === undefined ? [attachment] : [])),
    newDisks: disks.flatMap(({ disk, attachment }) => (disk === undefined ? [] : [{ disk, attachment }])),
  };
}

async function clusterOf(ports: Ports, { cluster }: Vm): Promise<string> {
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
