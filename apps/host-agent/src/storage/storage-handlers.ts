// The storage verbs: where a call becomes work on files. Volumes of running VMs are known through `users`.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import type { VolumeInfo } from '@overt/agent-protocol/verbs/storage';
import { bytesForVolume } from '@overt/agent-protocol/volume-space';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { isUuid } from '@overt/kernel/ids';
import type { TaskRegistry } from '../tasks/task-registry.ts';
import type { ActiveDomains } from './active-domains.ts';
import { checkRoot } from './connections.ts';
import { copyNeeds, copyVolume, isCopied } from './copy-volume.ts';
import { createVolume, isCreated, refuseWithoutSpace } from './create-volume.ts';
import { deleteVolume, hideImage, removeHidden } from './delete-image.ts';
import { attachDomain, createDomain, detachDomain, formatDomain } from './domain-layout.ts';
import { extendVolume } from './extend-volume.ts';
import { readImageShape } from './image-shape.ts';
import { existingVolume, volumePaths, type VolumePaths } from './paths.ts';
import { verifyVolume } from './verify-volume.ts';
import { NO_PARENT, readVolume, type VolumeMetadata } from './volume-metadata.ts';

/** What runs on this host and uses storage. */
export interface VolumeUsers {
  /** The VM that uses the volume now. */
  ofVolume(volume: VolumeRef): string | undefined;
  ofImage(storageDomainId: string, imageId: string): string | undefined;
  ofDomain(storageDomainId: string): string | undefined;
  /** Grows the disk of a running VM. */
  resize(vmId: string, volume: VolumeRef, path: string, sizeBytes: number): Promise<void>;
}

export interface StoragePorts {
  readonly domains: ActiveDomains;
  readonly tasks: TaskRegistry;
  readonly users: VolumeUsers;
  readonly clock: Clock;
  readonly log: Log;
}

/** A finished volume with its files. Refuses AGENT_NO_SUCH_VOLUME and AGENT_NO_SUCH_DOMAIN. */
export async function openVolume(
  domains: ActiveDomains,
  volume: VolumeRef,
): Promise<{ paths: VolumePaths; metadata: VolumeMetadata }> {
  const paths = await existingVolume(domains.directory(volume.storageDomainId), volume);
  const metadata = await readVolume(paths.meta);
  if (metadata !== undefined) return { paths, metadata };
  return refuse('AGENT_NO_SUCH_VOLUME', { volumeId: volume.volumeId, storageDomainId: volume.storageDomainId });
}

export function storageHandlers(ports: StoragePorts) {
  const { domains, tasks, users } = ports;

  async function volumeInfo(volume: VolumeRef): Promise<VolumeInfo> {
    const { paths, metadata } = await openVolume(domains, volume);
    const { format, sparse, legal, parentVolumeId } = metadata;
    // An unverified file says nothing that counts: its size is the declared one.
    const shape = await readImageShape(paths.data, legal ? format : 'raw', parentVolumeId !== NO_PARENT);
    return {
      format,
      sparse,
      legal,
      virtualSizeBytes: legal ? shape.virtualSizeBytes : metadata.capacityBytes,
      actualSizeBytes: shape.actualSizeBytes,
      ...(parentVolumeId === NO_PARENT ? {} : { parentVolumeId }),
    };
  }
  const refuseDomainInUse = (storageDomainId: string) => {
    if (users.ofDomain(storageDomainId) !== undefined) refuse('AGENT_DOMAIN_IN_USE', { storageDomainId });
  };

  return {
    'StoragePool.connectStorageServer': async ({ connection }) => {
      await checkRoot(connection);
      return {};
    },
    'StoragePool.disconnectStorageServer': async () => ({}),
    'StorageDomain.create': async params => {
      await createDomain(params);
      return {};
    },
    'StorageDomain.attach': async params => {
      await attachDomain(params);
      return {};
    },
    'StorageDomain.detach': async params => {
      await detachDomain(params);
      return {};
    },
    'StorageDomain.activate': async ({ storageDomainId, connection }) => {
      await checkRoot(connection);
      const sample = await domains.activate(storageDomainId, connection);
      await tasks.start(`sweep:${storageDomainId}`, task => removeHidden(domains.directory(storageDomainId), task));
      return sample;
    },
    'StorageDomain.deactivate': async ({ storageDomainId }) => {
      refuseDomainInUse(storageDomainId);
      await domains.deactivate(storageDomainId);
      return {};
    },
    'StorageDomain.getStats': async ({ storageDomainId }) => domains.sample(storageDomainId),
    'StorageDomain.getImages': async ({ storageDomainId }) => {
      const names = await readdir(join(domains.directory(storageDomainId), 'images'));
      return { imageIds: names.filter(isUuid) };
    },
    'StorageDomain.format': async params => {
      if (domains.has(params.storageDomainId))
        refuse('AGENT_DOMAIN_IN_USE', { storageDomainId: params.storageDomainId });
      await formatDomain(params);
      return {};
    },
    'Volume.create': async params => {
      const directory = domains.directory(params.volume.storageDomainId);
      const taskId = `create-volume:${params.volume.volumeId}`;
      if (await isCreated(directory, params)) return { taskId, state: 'done', percent: 100 };
      await refuseWithoutSpace(directory, bytesForVolume(params));
      return tasks.start(taskId, task => createVolume(directory, params, ports, task));
    },
    'Volume.copy': async params => {
      const { source: from, target, thin, format } = params;
      if (thin && (format !== 'qcow2' || from.storageDomainId !== target.storageDomainId))
        refuse('AGENT_UNSUPPORTED', { what: 'a thin copy that is not qcow2 on the same storage domain' });
      const source = await openVolume(domains, from);
      if (!source.metadata.legal)
        refuse('AGENT_IMAGE_INVALID', { cause: 'the source was not verified after its upload' });
      if (thin && source.metadata.parentVolumeId !== NO_PARENT)
        refuse('AGENT_UNSUPPORTED', { what: 'a thin copy of a thin copy' });
      const vmId = users.ofVolume(from);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: from.volumeId, vmId });
      const directory = domains.directory(target.storageDomainId);
      const taskId = `copy-volume:${target.volumeId}`;
      if (await isCopied(directory, params, source)) return { taskId, state: 'done', percent: 100 };
      await refuseWithoutSpace(directory, await copyNeeds(source, params));
      return tasks.start(taskId, task => copyVolume(directory, params, source, ports, task));
    },
    'Volume.extendSize': async ({ volume, virtualSizeBytes }) => {
      const { paths, metadata } = await openVolume(domains, volume);
      const vmId = users.ofVolume(volume);
      const live = vmId === undefined ? undefined : () => users.resize(vmId, volume, paths.data, virtualSizeBytes);
      await extendVolume(paths, metadata, virtualSizeBytes, live);
      return volumeInfo(volume);
    },
    'Volume.getInfo': ({ volume }) => volumeInfo(volume),
    'Volume.verify_untrusted': async ({ volume }) => {
      const { paths, metadata } = await openVolume(domains, volume);
      const vmId = users.ofVolume(volume);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: volume.volumeId, vmId });
      await verifyVolume(paths, metadata);
      return volumeInfo(volume);
    },
    'Volume.delete': async ({ volume }) => {
      const vmId = users.ofVolume(volume);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: volume.volumeId, vmId });
      tasks.clear(`copy-volume:${volume.volumeId}`);
      await deleteVolume(volumePaths(domains.directory(volume.storageDomainId), volume));
      return {};
    },
    'Image.delete': async ({ storageDomainId, imageId, wipe }) => {
      const directory = domains.directory(storageDomainId);
      const vmId = users.ofImage(storageDomainId, imageId);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: imageId, vmId });
      await hideImage(directory, imageId, wipe);
      return tasks.start(`delete-image:${imageId}`, task => removeHidden(directory, task, imageId));
    },
    'Image.prepare': async ({ volume }) => ({ path: (await openVolume(domains, volume)).paths.data }),
    // A file domain holds nothing for a prepared volume, so there is nothing to let go when its VM ends either.
    'Image.teardown': async ({ volume }) => {
      const vmId = users.ofVolume(volume);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: volume.volumeId, vmId });
      return {};
    },
    'Task.getStatus': async ({ taskId }) => tasks.status(taskId),
    'Task.clear': async ({ taskId }) => {
      tasks.clear(taskId);
      return {};
    },
  } satisfies VerbHandlers;
}
