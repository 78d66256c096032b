// Disk attachments below VMs.
import type { DiskAttachment } from '@overt/api-types/types.gen';
import { refuse, refuseUnless } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { toUpdateDiskInput } from '../disks/public.ts';
import { attachDisk } from './actions/attach-disk.ts';
import { detachDisk } from './actions/detach-disk.ts';
import { updateDiskAttachment } from './actions/update-attachment.ts';
import { toAttachDiskInput } from './disk-attachment-input.ts';
import { attachmentsOfVms, toDiskAttachment } from './disk-attachment.queries.ts';
import { byParent, defined } from '../../api-object.ts';

type Params = Pick<ApiRequest, 'params'>;
const vmId = (request: Params) => pathId(request, 'vmId', 'VM');
const diskId = (request: Params) => pathId(request, 'attachmentId', 'disk attachment');

async function one(ports: Ports, vm: string, disk: string): Promise<DiskAttachment> {
  const row = await ports.repos.diskAttachments.one(vm, disk);
  return row === undefined ? refuse('NOT_FOUND', { what: 'disk attachment', id: disk }) : toDiskAttachment(row);
}

async function vmOf(ports: Ports, request: Params): Promise<{ id: string; name: string }> {
  const vm = await ports.repos.diskAttachments.vm(vmId(request));
  refuseUnless(vm, 'NOT_FOUND', { what: 'VM', id: vmId(request) });
  return vm;
}

export const diskAttachmentRoutes: FeatureRoutes = {
  bindings: [
    bind('DiskAttachmentsService', {
      list: list(async (ports, request) => attachmentsOfVms(ports, [(await vmOf(ports, request)).id])),
      add: act(attachDisk, {
        input: async (request: ApiRequest<DiskAttachment>, ports) =>
          toAttachDiskInput(request.body, ports, await vmOf(ports, request)),
        answer: (ports, result) => one(ports, result.vmId, result.diskId),
      }),
    }),
    bind('DiskAttachmentService', {
      get: get((ports, request) => one(ports, vmId(request), diskId(request))),
      update: act(updateDiskAttachment, {
        input: ({ body, ...request }: ApiRequest<DiskAttachment>) => ({
          vmId: vmId(request),
          diskId: diskId(request),
          change: defined({
            interface: body.interface,
            bootable: body.bootable,
            active: body.active,
            read_only: body.readOnly,
            pass_discard: body.passDiscard,
          }),
          ...defined({ disk: body.disk && toUpdateDiskInput(diskId(request), body.disk) }),
        }),
        answer: (ports, result) => one(ports, result.vmId, result.diskId),
      }),
      // As in oVirt the disk stays, unless the client says otherwise.
      remove: act(detachDisk, {
        input: async (request, ports) => {
          const given = { vmId: vmId(request), diskId: diskId(request) };
          if (request.query.text('detach_only') !== 'false') return given;
          const [place] = await ports.repos.disks.places([given.diskId]);
          return { ...given, ...defined({ removeFrom: place?.storageDomainId }) };
        },
      }),
    }),
  ],
  loaders: {
    children: {
      'Vm.diskAttachments': async (ports, ids) =>
        byParent(await attachmentsOfVms(ports, ids), attachment => attachment.vm?.id ?? ''),
    },
  },
};
