// The files of a storage domain: ISO images that a VM's CD-ROM can take. Each is a disk of the content type iso; its id as
// a file is the id of the disk.
import type { File } from '@overt/api-types/types.gen';
import { refuse } from '@overt/kernel/refusal';
import { bind, get, list, pathId, pathText, type FeatureRoutes } from '../../http/binding.ts';
import type { Ports } from '../../ports.ts';
import { existingStorageDomain } from '../storage-domains/public.ts';
import { byParent } from '../../api-object.ts';

async function filesOf(ports: Pick<Ports, 'repos'>, domainIds: readonly string[]): Promise<readonly File[]> {
  const disks = await ports.repos.disks.isoImagesOf(domainIds);
  return disks.map(({ id, alias, storageDomainId }) => ({
    id,
    name: alias,
    type: 'iso',
    storageDomain: { id: storageDomainId },
  }));
}

async function ofDomain(ports: Ports, request: { params: Readonly<Record<string, string>> }): Promise<readonly File[]> {
  const { id } = await existingStorageDomain(ports.repos, pathId(request, 'storageDomainId', 'storage domain'));
  return filesOf(ports, [id]);
}

export const fileRoutes: FeatureRoutes = {
  bindings: [
    bind('FilesService', { list: list(ofDomain) }),
    bind('FileService', {
      get: get(async (ports, request) => {
        const id = pathText(request, 'fileId');
        const found = (await ofDomain(ports, request)).find(file => file.id === id || file.name === id);
        return found ?? refuse('NOT_FOUND', { what: 'file', id: id.slice(0, 64) });
      }),
    }),
  ],
  loaders: {
    children: {
      'StorageDomain.files': async (ports, ids) =>
        byParent(await filesOf(ports, ids), file => file.storageDomain?.id ?? ''),
    },
  },
};
