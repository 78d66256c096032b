// An API Disk as clients send it -> the input of AddDisk: defaults as oVirt's, names to ids.
import type { Disk } from '@overt/api-types/types.gen';
import { parseId } from '@overt/kernel/ids';
import { refuse } from '@overt/kernel/refusal';
import type { Ports } from '../../ports.ts';
import type { AddDiskInput } from './actions/add-disk.ts';
import type { UpdateDiskInput } from './actions/update-disk.ts';
import { defined } from '../../api-object.ts';

export async function toAddDiskInput(
  disk: Disk,
  ports: Pick<Ports, 'repos' | 'random'>,
  given: { storageDomainId?: string; alias?: string } = {},
): Promise<AddDiskInput> {
  if (disk.lunStorage !== undefined) refuse('NOT_IMPLEMENTED', { operation: 'direct LUN disks' });
  const contentType = disk.contentType ?? 'data';
  if (contentType !== 'data' && contentType !== 'iso') {
    return refuse('INVALID_VALUE', { path: 'disk.content_type', rule: 'data or iso' });
  }
  const format = disk.format ?? (contentType === 'iso' ? 'raw' : 'cow');
  const size = disk.provisionedSize;
  if (size === undefined) {
    return refuse('MISSING_VALUE', { type: 'Disk', members: 'provisionedSize', operation: 'add' });
  }
  return {
    id: disk.id === undefined ? ports.random.uuid() : parseId(disk.id),
    imageId: disk.imageId === undefined ? ports.random.uuid() : parseId(disk.imageId),
    storageDomainId: given.storageDomainId ?? (await domainOf(disk, ports)),
    alias: disk.alias ?? disk.name ?? given.alias ?? 'disk',
    description: disk.description ?? '',
    contentType,
    format,
    sparse: disk.sparse ?? format === 'cow',
    provisionedBytes: size,
    ...(disk.initialSize === undefined ? {} : { initialBytes: disk.initialSize }),
    shareable: disk.shareable ?? false,
    wipeAfterDelete: disk.wipeAfterDelete ?? false,
    propagateErrors: disk.propagateErrors ?? false,
    backup: disk.backup ?? 'none',
    ...(disk.quota?.id === undefined ? {} : { quotaId: parseId(disk.quota.id) }),
    ...(disk.diskProfile?.id === undefined ? {} : { diskProfileId: parseId(disk.diskProfile.id) }),
  };
}

async function domainOf(disk: Disk, { repos }: Pick<Ports, 'repos'>): Promise<string> {
  const domain = disk.storageDomains?.[0] ?? disk.storageDomain;
  if (domain?.id !== undefined) return parseId(domain.id);
  if (domain?.name === undefined) {
    return refuse('MISSING_VALUE', { type: 'Disk', members: 'storageDomains.id|name', operation: 'add' });
  }
  const id = await repos.storageDomains.idByName(domain.name);
  return id ?? refuse('NOT_FOUND', { what: 'storage domain', id: domain.name });
}

/** What a client may change of a disk; undefined when it names nothing of that. */
export function toUpdateDiskInput(id: string, disk: Disk): UpdateDiskInput | undefined {
  const input = {
    id,
    ...defined({ provisionedBytes: disk.provisionedSize }),
    change: defined({
      alias: disk.alias ?? disk.name,
      description: disk.description,
      shareable: disk.shareable,
      wipe_after_delete: disk.wipeAfterDelete,
      propagate_errors: disk.propagateErrors,
      backup: disk.backup,
      quota_id: disk.quota?.id === undefined ? undefined : parseId(disk.quota.id),
      disk_profile_id: disk.diskProfile?.id === undefined ? undefined : parseId(disk.diskProfile.id),
    }),
  };
  return input.provisionedBytes === undefined && Object.keys(input.change).length === 0 ? undefined : input;
}
