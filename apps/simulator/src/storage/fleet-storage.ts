// What the storage of a fleet begins with.
import { DEMO_STORAGE_POOL, type DemoFleet } from '@overt/agent-protocol/demo-fleet';
import type { SimVolume, StorageState } from './sim-storage.ts';

export const fleetStorage = ({ storageDomains, vms }: DemoFleet): StorageState => ({
  domains: storageDomains.map(({ id, name, path }) => ({
    storageDomainId: id,
    name,
    path,
    storagePoolId: DEMO_STORAGE_POOL,
  })),
  volumes: vms.flatMap(({ disk }): SimVolume[] =>
    disk === undefined
      ? []
      : [
          {
            storageDomainId: disk.storageDomainId,
            imageId: disk.id,
            volumeId: disk.volumeId,
            format: 'qcow2',
            sparse: true,
            virtualSizeBytes: disk.provisionedBytes,
            actualSizeBytes: disk.actualBytes,
            legal: true,
          },
        ],
  ),
  active: storageDomains.map(({ id, hostIndex }): [number, string] => [hostIndex, id]),
});
