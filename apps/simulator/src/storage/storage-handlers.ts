// The storage verbs on numbers, with the host agent's refusals. Tasks are done by the time that they are answered.
import type { VerbHandlers } from '@overt/agent-protocol/dispatcher';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { whyNoStoragePath } from '@overt/agent-protocol/storage-path';
import { bytesForCopy, bytesForVolume } from '@overt/agent-protocol/volume-space';
import { refuse } from '@overt/kernel/refusal';
import { emptyQcow2 } from '../images/empty-qcow2.ts';
import type { ImageFiles } from '../images/image-files.ts';
import { verifyUpload } from '../images/verify-upload.ts';
import { infoOf, type SimStorage, type SimVolume } from './sim-storage.ts';

/** What runs on this host and uses storage; the VM's id. */
export interface VolumeUsers {
  ofVolume(volumeId: string): string | undefined;
  ofImage(imageId: string): string | undefined;
  ofDomain(storageDomainId: string): string | undefined;
}

export interface StoragePorts {
  readonly storage: SimStorage;
  readonly files: ImageFiles;
  readonly hostIndex: number;
  readonly users: VolumeUsers;
  readonly announce: (taskId: string) => void;
}

/** Bytes on storage of a volume that holds nothing. */
const emptyBytes = ({ format, virtualSizeBytes }: Pick<SimVolume, 'format' | 'virtualSizeBytes'>): number =>
  format === 'qcow2' ? emptyQcow2(virtualSizeBytes).length : 0;

export function storageHandlers({ storage, files, hostIndex, users, announce }: StoragePorts) {
  const done = (taskId: string) => {
    announce(taskId);
    return { taskId, state: 'done', percent: 100 } as const;
  };
  const checkRoot = ({ path }: { readonly path: string }) => {
    const cause = whyNoStoragePath(path);
    if (cause !== undefined) refuse('AGENT_STORAGE_PATH', { path, cause });
  };
  const refuseUsed = ({ volumeId }: VolumeRef) => {
    const vmId = users.ofVolume(volumeId);
    if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId, vmId });
  };
  const forget = async (volumeIds: readonly string[]) => {
    for (const volumeId of volumeIds) await files.remove(volumeId);
  };

  return {
    'StoragePool.connectStorageServer': async ({ connection }) => {
      checkRoot(connection);
      return {};
    },
    'StoragePool.disconnectStorageServer': async () => ({}),
    'StorageDomain.create': async ({ storageDomainId, name, connection }) => {
      checkRoot(connection);
      storage.create({ storageDomainId, name, path: connection.path, storagePoolId: undefined });
      return {};
    },
    'StorageDomain.attach': async ({ storageDomainId, storagePoolId, connection }) => {
      storage.attach(storageDomainId, connection.path, storagePoolId);
      return {};
    },
    'StorageDomain.detach': async ({ storageDomainId, storagePoolId, connection }) => {
      storage.detach(storageDomainId, connection.path, storagePoolId);
      return {};
    },
    'StorageDomain.activate': async ({ storageDomainId, connection }) => {
      checkRoot(connection);
      return storage.activate(hostIndex, storageDomainId, connection.path);
    },
    'StorageDomain.deactivate': async ({ storageDomainId }) => {
      if (users.ofDomain(storageDomainId) !== undefined) refuse('AGENT_DOMAIN_IN_USE', { storageDomainId });
      storage.deactivate(hostIndex, storageDomainId);
      return {};
    },
    'StorageDomain.getStats': async ({ storageDomainId }) => storage.sample(hostIndex, storageDomainId),
    'StorageDomain.getImages': async ({ storageDomainId }) => ({
      imageIds: storage.images(hostIndex, storageDomainId),
    }),
    'StorageDomain.format': async ({ storageDomainId }) => {
      await forget(storage.format(storageDomainId));
      return {};
    },
    'Volume.create': async params => {
      const { volume: ref, format, sparse, virtualSizeBytes, initialSizeBytes = 0 } = params;
      const volume = { ...ref, format, sparse, virtualSizeBytes };
      if (!storage.hasVolume(hostIndex, volume)) {
        storage.refuseWithoutSpace(hostIndex, ref.storageDomainId, bytesForVolume(params));
        const filled = sparse ? Math.min(initialSizeBytes, virtualSizeBytes) : virtualSizeBytes;
        storage.addVolume({ ...volume, actualSizeBytes: emptyBytes(volume) + filled, legal: true });
      }
      return done(`create-volume:${ref.volumeId}`);
    },
    'Volume.copy': async params => {
      const { source: from, target, format, sparse, thin } = params;
      if (thin && (format !== 'qcow2' || from.storageDomainId !== target.storageDomainId))
        refuse('AGENT_UNSUPPORTED', { what: 'a thin copy that is not qcow2 on the same storage domain' });
      const source = storage.legalVolume(hostIndex, from);
      const layer = source.parentVolumeId !== undefined;
      if (thin && layer) refuse('AGENT_UNSUPPORTED', { what: 'a thin copy of a thin copy' });
      refuseUsed(from);
      const { virtualSizeBytes } = source;
      const parent = thin ? { parentVolumeId: from.volumeId } : {};
      const volume = { ...target, ...parent, format, sparse, virtualSizeBytes };
      if (!storage.hasVolume(hostIndex, volume)) {
        const below = layer ? storage.base(source) : undefined;
        const held = { ...source, actualSizeBytes: source.actualSizeBytes + (below?.actualSizeBytes ?? 0), layer };
        storage.refuseWithoutSpace(hostIndex, target.storageDomainId, bytesForCopy(held, params));
        // What QEMU would write in another format nobody here can: such a copy holds nothing.
        if (!thin && source.format === format) await files.copy((below ?? source).volumeId, target.volumeId);
        const whole = sparse ? Math.min(held.actualSizeBytes, virtualSizeBytes + emptyBytes(volume)) : virtualSizeBytes;
        storage.addVolume({ ...volume, actualSizeBytes: thin ? emptyBytes(volume) : whole, legal: true });
      }
      return done(`copy-volume:${target.volumeId}`);
    },
    'Volume.extendSize': async ({ volume: ref, virtualSizeBytes }) => {
      const volume = storage.legalVolume(hostIndex, ref);
      const more = virtualSizeBytes - volume.virtualSizeBytes;
      if (more < 0) refuse('AGENT_UNSUPPORTED', { what: 'making a disk smaller' });
      if (!volume.sparse) storage.refuseWithoutSpace(hostIndex, ref.storageDomainId, more);
      const actualSizeBytes = volume.actualSizeBytes + (volume.sparse ? 0 : more);
      storage.change(volume, { virtualSizeBytes, actualSizeBytes });
      return infoOf(volume);
    },
    'Volume.getInfo': async ({ volume }) => infoOf(storage.volume(hostIndex, volume)),
    'Volume.verify_untrusted': async ({ volume: ref }) => {
      const volume = storage.volume(hostIndex, ref);
      refuseUsed(ref);
      await verifyUpload(files, volume);
      storage.change(volume, { legal: true, gaps: [] });
      return infoOf(volume);
    },
    'Volume.delete': async ({ volume }) => {
      refuseUsed(volume);
      storage.deleteVolume(hostIndex, volume);
      await forget([volume.volumeId]);
      return {};
    },
    'Image.delete': async ({ storageDomainId, imageId }) => {
      const vmId = users.ofImage(imageId);
      if (vmId !== undefined) refuse('AGENT_VOLUME_IN_USE', { volumeId: imageId, vmId });
      await forget(storage.deleteImage(hostIndex, storageDomainId, imageId));
      return done(`delete-image:${imageId}`);
    },
    'Image.prepare': async ({ volume }) => {
      const { storageDomainId, imageId, volumeId } = storage.volume(hostIndex, volume);
      return { path: `${storage.directory(hostIndex, storageDomainId)}/images/${imageId}/${volumeId}` };
    },
    'Image.teardown': async ({ volume }) => {
      refuseUsed(volume);
      return {};
    },
    'Task.getStatus': async ({ taskId }) => ({ taskId, state: 'done', percent: 100 }),
    'Task.clear': async () => ({}),
  } satisfies VerbHandlers;
}
