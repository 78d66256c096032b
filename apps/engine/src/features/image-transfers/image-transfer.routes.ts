// Image transfers: the control plane. Bytes go through image-proxy.ts or straight to the host.
import type { ImageTransfer } from '@overt/api-types/types.gen';
import { isUuid, parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, get, list, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { addImageTransfer, type AddImageTransferInput } from './actions/add-image-transfer.ts';
import { cancelImageTransfer } from './actions/cancel-image-transfer.ts';
import { finalizeImageTransfer } from './actions/finalize-image-transfer.ts';
import { extendImageTransfer, pauseImageTransfer, resumeImageTransfer } from './actions/pause-image-transfer.ts';
import { toImageTransfer } from './image-transfer.queries.ts';
import type { ImageTransferRow } from './image-transfer.repo.ts';

const transferId = (request: Pick<ApiRequest, 'params'>) => pathId(request, 'imageTransferId', 'image transfer');

async function row(ports: Ports, id: string): Promise<ImageTransferRow> {
  return (await ports.repos.imageTransfers.byId(id)) ?? refuse('NOT_FOUND', { what: 'image transfer', id });
}
const one = async (ports: Ports, id: string): Promise<ImageTransfer> => toImageTransfer(ports, await row(ports, id));

async function newTransfer(body: ImageTransfer, ports: Ports): Promise<AddImageTransferInput> {
  if (body.snapshot !== undefined || body.backup !== undefined) {
    refuse('NOT_IMPLEMENTED', { operation: 'transfers of snapshots and backups' });
  }
  const diskId = body.disk?.id ?? body.image?.id;
  if (diskId === undefined) {
    return refuse('MISSING_VALUE', { type: 'ImageTransfer', members: 'disk.id', operation: 'add' });
  }
  return {
    id: body.id === undefined ? ports.random.uuid() : parseId(body.id),
    ticketId: ports.random.uuid(),
    diskId,
    storageDomainId: await domainOf(ports, diskId),
    direction: body.direction ?? 'upload',
    ...(body.format === undefined ? {} : { format: body.format }),
    inactivityTimeoutSeconds: body.inactivityTimeout ?? 60,
    timeoutPolicy: body.timeoutPolicy ?? 'legacy',
    shallow: body.shallow ?? false,
  };
}

const input = async (request: ApiRequest, ports: Ports) => {
  const { id, disk_id: diskId } = await row(ports, transferId(request));
  return { id, diskId };
};
async function domainOf(ports: Ports, diskId: string): Promise<string> {
  const [place] = isUuid(diskId) ? await ports.repos.disks.places([diskId]) : [];
  return place?.storageDomainId ?? refuse('NOT_FOUND', { what: 'disk', id: diskId });
}

export const imageTransferRoutes: FeatureRoutes = {
  bindings: [
    bind('ImageTransfersService', {
      list: list(async ports => (await ports.repos.imageTransfers.list()).map(found => toImageTransfer(ports, found))),
      add: act(addImageTransfer, {
        input: (request: ApiRequest<ImageTransfer>, ports) => newTransfer(request.body, ports),
        answer: (ports, { id }) => one(ports, id),
      }),
    }),
    bind('ImageTransferService', {
      get: get((ports, request) => one(ports, transferId(request))),
      finalize: act(finalizeImageTransfer, { input, waits: false }),
      cancel: act(cancelImageTransfer, {
        input: async (request: ApiRequest, ports) => {
          const transfer = await input(request, ports);
          return { ...transfer, storageDomainId: await domainOf(ports, transfer.diskId) };
        },
        waits: false,
      }),
      pause: act(pauseImageTransfer, { input }),
      resume: act(resumeImageTransfer, { input }),
      extend: act(extendImageTransfer, { input }),
    }),
  ],
};
