import { z } from 'zod';
import { storageDomainSample } from '../model/host-report.ts';
import { bytes, uuid, volumeRef } from '../model/vm-spec.ts';
import { nothing, taskStatus, verb } from '../verb.ts';

const domain = z.strictObject({ storageDomainId: uuid });
/** Where the bytes are. Further kinds (nfs, posixfs, glusterfs, iscsi, fcp) come with shared storage. */
export const storageConnection = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('localfs'), path: z.string().startsWith('/').max(4096) }),
]);

export const volumeInfo = z.strictObject({
  format: z.enum(['raw', 'qcow2']),
  sparse: z.boolean(),
  virtualSizeBytes: bytes,
  /** Bytes that the file takes on the storage. */
  actualSizeBytes: bytes,
  legal: z.boolean(),
  parentVolumeId: uuid.optional(),
});

export const storageVerbs = {
  'StoragePool.connectStorageServer': verb({
    class: 'fenced',
    params: z.strictObject({ connection: storageConnection }),
    result: nothing,
    doc: 'Makes the storage reachable; checks that it exists and can be written.',
  }),
  'StoragePool.disconnectStorageServer': verb({
    class: 'fenced',
    params: z.strictObject({ connection: storageConnection }),
    result: nothing,
    doc: 'Lets it go.',
  }),
  'StorageDomain.create': verb({
    class: 'fenced',
    params: z.strictObject({
      storageDomainId: uuid,
      name: z.string().max(255),
      connection: storageConnection,
      domainClass: z.enum(['Data', 'Iso']),
    }),
    result: nothing,
    timeoutSeconds: 120,
    doc: "Lays out an empty domain in VDSM's on-disk format, version 5; a domain of the same id already laid out there is done.",
  }),
  'StorageDomain.attach': verb({
    class: 'fenced',
    params: z.strictObject({
      storageDomainId: uuid,
      storagePoolId: uuid,
      connection: storageConnection,
      master: z.boolean(),
    }),
    result: nothing,
    doc: 'Writes the pool into the domain metadata.',
  }),
  'StorageDomain.detach': verb({
    class: 'fenced',
    params: z.strictObject({ storageDomainId: uuid, storagePoolId: uuid, connection: storageConnection }),
    result: nothing,
    doc: 'Removes the pool from the metadata.',
  }),
  'StorageDomain.activate': verb({
    class: 'fenced',
    params: z.strictObject({ storageDomainId: uuid, connection: storageConnection }),
    result: storageDomainSample,
    doc: 'Starts monitoring; the host serves volumes of it from now on.',
  }),
  'StorageDomain.deactivate': verb({
    class: 'fenced',
    params: domain,
    result: nothing,
    doc: 'Stops monitoring; refuses while a volume of it is in use.',
  }),
  'StorageDomain.getStats': verb({
    class: 'read',
    params: domain,
    result: storageDomainSample,
    doc: 'Sizes and health.',
  }),
  'StorageDomain.getImages': verb({
    class: 'read',
    params: domain,
    result: z.strictObject({ imageIds: z.array(uuid) }),
    doc: 'The images found on the domain.',
  }),
  'StorageDomain.format': verb({
    class: 'fenced',
    params: z.strictObject({ storageDomainId: uuid, connection: storageConnection }),
    result: nothing,
    timeoutSeconds: 300,
    doc: 'Removes the domain and everything on it.',
  }),
  'Volume.create': verb({
    class: 'fenced',
    params: z.strictObject({
      volume: volumeRef,
      format: z.enum(['raw', 'qcow2']),
      sparse: z.boolean(),
      virtualSizeBytes: bytes,
      /** Bytes to allocate at once of a sparse volume. */
      initialSizeBytes: bytes.optional(),
      description: z.string().max(210),
      diskType: z.enum(['DATA', 'ISOF', 'MEMM', 'MEMD', 'OVFS']),
    }),
    result: taskStatus,
    doc: 'Makes a volume; a task, since preallocation takes long. Refuses AGENT_NO_SPACE before it writes anything. The same volume with the same shape is done.',
  }),
  'Volume.copy': verb({
    class: 'fenced',
    params: z.strictObject({
      source: volumeRef,
      target: volumeRef,
      format: z.enum(['raw', 'qcow2']),
      sparse: z.boolean(),
      /** The target only keeps what differs from the source: same domain, qcow2, and the source never changes again. */
      thin: z.boolean(),
      description: z.string().max(210),
    }),
    result: taskStatus,
    doc: 'Makes a volume with the bytes of another one; a task. Not thin: whole, whatever the source is based on. Refuses AGENT_NO_SPACE before it writes anything, and AGENT_VOLUME_IN_USE while a VM here writes to the source. The same volume with the same shape is done.',
  }),
  'Volume.extendSize': verb({
    class: 'fenced',
    params: z.strictObject({ volume: volumeRef, virtualSizeBytes: bytes, vmId: uuid.optional() }),
    result: volumeInfo,
    timeoutSeconds: 300,
    doc: 'Grows the virtual size (also of a running VM); never shrinks.',
  }),
  'Volume.getInfo': verb({
    class: 'read',
    params: z.strictObject({ volume: volumeRef }),
    result: volumeInfo,
    doc: 'Shape and size.',
  }),
  'Volume.verify_untrusted': verb({
    class: 'fenced',
    params: z.strictObject({ volume: volumeRef }),
    result: volumeInfo,
    timeoutSeconds: 300,
    doc: 'Checks an uploaded volume under resource limits: format as declared, no backing file, no external data file, not larger than declared, consistent; then marks it legal. Refuses AGENT_IMAGE_INVALID, and AGENT_UPLOAD_INTERRUPTED while bytes are missing of a write that broke off.',
  }),
  'Volume.delete': verb({
    class: 'fenced',
    params: z.strictObject({ volume: volumeRef }),
    result: nothing,
    timeoutSeconds: 120,
    doc: 'Removes one volume of an image, and the image when it was the last one; a volume that is gone is done. Refuses AGENT_VOLUME_IN_USE while a VM here uses it.',
  }),
  'Image.delete': verb({
    class: 'fenced',
    params: z.strictObject({ storageDomainId: uuid, imageId: uuid, wipe: z.boolean() }),
    result: taskStatus,
    doc: 'Removes an image with all its volumes; an image that is gone is done. Refuses while a VM here uses it.',
  }),
  'Image.prepare': verb({
    class: 'fenced',
    params: z.strictObject({ volume: volumeRef }),
    result: z.strictObject({ path: z.string() }),
    doc: 'Makes the volume usable on this host; the caller tells which ones a VM will use before VM.create. Harmless to repeat.',
  }),
  'Image.teardown': verb({
    class: 'fenced',
    params: z.strictObject({ volume: volumeRef }),
    result: nothing,
    doc: 'The reverse, for a volume that was prepared and then not used. The agent itself does it for the volumes of a VM that ended, whoever ended it: nobody calls this after a shutdown. Refuses AGENT_VOLUME_IN_USE while a VM here uses the volume; one that is not prepared is done.',
  }),
} as const;
export type StorageConnection = z.infer<typeof storageConnection>;
export type VolumeInfo = z.infer<typeof volumeInfo>;
