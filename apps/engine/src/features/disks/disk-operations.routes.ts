// Actions on disks that read or write a whole volume, at the top and below storage domains.
import type { Action } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { act, bind, pathId, type ApiRequest, type FeatureRoutes } from '../../http/binding.ts';
import { defined } from '../../api-object.ts';
import type { Ports } from '../../ports.ts';
import { copyDisk, type CopyDiskInput } from './actions/copy-disk.ts';
import { convertDisk, moveDisk, reduceDisk, sparsifyDisk, type RewriteDiskInput } from './actions/rewrite-disk.ts';
import type { DiskRow } from './disk.repo.ts';
import { domainOf } from './disk-domain.ts';

type ActionRequest = ApiRequest<Action>;

async function placed(ports: Ports, request: ActionRequest): Promise<{ disk: DiskRow; home: string }> {
  const id = pathId(request, 'diskId', 'disk');
  const disk = await ports.repos.disks.byId(id);
  const home = disk?.storage_domain_id ?? refuse('NOT_FOUND', { what: 'disk', id });
  const below = request.params['storageDomainId'];
  if (disk === undefined || (below !== undefined && below.toLowerCase() !== home))
    refuse('NOT_FOUND', { what: 'disk', id });
  return { disk, home };
}

async function copyInput(request: ActionRequest, ports: Ports): Promise<CopyDiskInput> {
  const { disk, home } = await placed(ports, request);
  const { disk: wanted, storageDomain } = request.body;
  const format = wanted?.format ?? (disk.format === 'cow' ? 'cow' : 'raw');
  return {
    id: ports.random.uuid(),
    imageId: ports.random.uuid(),
    sourceId: disk.id,
    storageDomainId: await domainOf(ports, { storageDomain }, home),
    alias: wanted?.alias ?? wanted?.name ?? disk.alias,
    description: disk.description,
    format,
    sparse: wanted?.sparse ?? (format === 'cow' || disk.sparse),
    thin: false,
    onBehalfOf: 'caller',
  };
}

async function rewriteInput(request: ActionRequest, ports: Ports): Promise<RewriteDiskInput> {
  const { disk, home } = await placed(ports, request);
  const { disk: wanted, storageDomain } = request.body;
  const format = wanted?.format;
  return {
    id: disk.id,
    imageId: ports.random.uuid(),
    storageDomainId: home,
    targetDomainId: await domainOf(ports, { storageDomain }, home),
    ...defined({ format, sparse: wanted?.sparse ?? (format === 'cow' ? true : undefined) }),
  };
}

/** A disk that is as asked for already has nothing to be moved or converted. */
async function different(request: ActionRequest, ports: Ports): Promise<RewriteDiskInput> {
  const input = await rewriteInput(request, ports);
  const { disk } = await placed(ports, request);
  const same =
    input.storageDomainId === input.targetDomainId &&
    (input.format ?? disk.format) === disk.format &&
    (input.sparse ?? disk.sparse) === disk.sparse;
  return same ? refuse('DISK_IS_SO_ALREADY', { alias: disk.alias }) : input;
}

const rewriting = { input: rewriteInput, waits: false };
const operations = {
  copy: act(copyDisk, { input: copyInput, waits: false }),
  move: act(moveDisk, { input: different, waits: false }),
  sparsify: act(sparsifyDisk, rewriting),
};
const reduce = act(reduceDisk, rewriting);

export const diskOperationRoutes: FeatureRoutes = {
  bindings: [
    bind('DiskService', { ...operations, reduce, convert: act(convertDisk, { input: different, waits: false }) }),
    bind('StorageDomainDiskService', { ...operations, reduce }),
    bind('AttachedStorageDomainDiskService', operations),
  ],
};
