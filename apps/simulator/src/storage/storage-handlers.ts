// The storage verbs on numbers. Tasks are done by the time that they are answered.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import { refuse } from '@overt/kernel/refusal';
import { infoOf, type SimStorage } from './sim-storage.ts';

const MIB = 1024 * 1024;

export interface StoragePorts {
  readonly storage: SimStorage;
  readonly hostIndex: number;
  /** The VM of this host that uses the image. */
  readonly userOf: (imageId: string) => string | undefined;
  readonly announce: (taskId: string) => void;
}

export function storageHandlers({ storage, hostIndex, userOf, announce }: StoragePorts) {
  const done = (taskId: string) => {
    announce(taskId);
    return { taskId, state: 'done', percent: 100 } as const;
  };
  return {
    'StoragePool.connectStorageServer': async () => ({}),
    'StoragePool.disconnectStorageServer': async () => ({}),
    'StorageDomain.create': async ({ storageDomainId, name, connection }) => {
      storage.create({ storageDomainId, name, path: connection.path, storagePoolId: undefined });
      return {};
    },
    'StorageDomain.attach': async ({ storageDomainId, storagePoolId }) => {
      storage.attach(storageDomainId, storagePoolId);
      return {};
    },
    'StorageDomain.detach': async ({ storageDomainId }) => {
      storage.attach(storageDomainId, undefined);
      return {};
    },
    'StorageDomain.activate': async ({ storageDomainId }) => storage.activate(hostIndex, storageDomainId),
    'StorageDomain.deactivate': async ({ storageDomainId }) => {
      storage.deactivate(hostIndex, storageDomainId);
      return {};
    },
    'StorageDomain.getStats': async ({ storageDomainId }) => storage.sample(hostIndex, storageDomainId),
    'StorageDomain.getImages': async ({ storageDomainId }) => ({
      imageIds: storage.images(hostIndex, storageDomainId),
    }),
    'StorageDomain.format': async ({ storageDomainId }) => {
      storage.format(storageDomainId);
      return {};
    },
    'Volume.create': async ({ volume, format, sparse, virtualSizeBytes, initialSizeBytes = 0 }) => {
      const actualSizeBytes = sparse ? Math.min(initialSizeBytes, virtualSizeBytes) + MIB : virtualSizeBytes;
      storage.createVolume(hostIndex, { ...volume, format, sparse, virtualSizeBytes, actualSizeBytes, legal: true });
      return done(`create-volume:${volume.volumeId}`);
    },
    'Volume.copy': async ({ source: from, target, format, sparse, thin }) => {
      const source = storage.legalVolume(hostIndex, from);
      const { virtualSizeBytes } = source;
      const actualSizeBytes = thin ? MIB : sparse ? source.actualSizeBytes : virtualSizeBytes;
      const parent = thin ? { parentVolumeId: from.volumeId } : {};
      storage.createVolume(hostIndex, {
        ...target,
        ...parent,
        format,
        sparse,
        virtualSizeBytes,
        actualSizeBytes,
        legal: true,
      });
      return done(`copy-volume:${target.volumeId}`);
    },
    'Volume.extendSize': async ({ volume: ref, virtualSizeBytes }) => {
      const volume = storage.volume(hostIndex, ref);
      if (virtualSizeBytes < volume.virtualSizeBytes) refuse('AGENT_UNSUPPORTED', { what: 'shrinking a volume' });
      storage.change(volume, { virtualSizeBytes });
      return infoOf(volume);
    },
    'Volume.getInfo': async ({ volume }) => infoOf(storage.volume(hostIndex, volume)),
    'Volume.verify_untrusted': async ({ volume: ref }) => {
      const volume = storage.volume(hostIndex, ref);
      const [gap] = volume.gaps ?? [];
      const missingBytes = (volume.gaps ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
      if (gap !== undefined) refuse('AGENT_UPLOAD_INTERRUPTED', { missingBytes, start: gap.start });
      storage.change(volume, { legal: true });
      return infoOf(volume);
    },
    'Volume.delete': async ({ volume }) => {
      storage.deleteVolume(hostIndex, volume);
      return {};
    },
    'Image.delete': async ({ storageDomainId, imageId }) => {
      const vmId = userOf(imageId);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: imageId, vmId });
      storage.deleteImage(hostIndex, storageDomainId, imageId);
      return done(`delete-image:${imageId}`);
    },
    'Image.prepare': async ({ volume }) => {
      const { storageDomainId, imageId, volumeId } = storage.volume(hostIndex, volume);
      return { path: `/simulated/${storageDomainId}/images/${imageId}/${volumeId}` };
    },
    'Image.teardown': async ({ volume: { volumeId, imageId } }) => {
      const vmId = userOf(imageId);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId, vmId });
      return {};
    },
    'Task.getStatus': async ({ taskId }) => ({ taskId, state: 'done', percent: 100 }),
    'Task.clear': async () => ({}),
  } satisfies VerbHandlers;
}
