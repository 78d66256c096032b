import { demoFleet } from '@overt/agent-protocol/demo-fleet';
import { expect, it } from 'vitest';
import { fleetStorage } from './fleet-storage.ts';
import { SimStorage, type SimVolume, type StorageState } from './sim-storage.ts';

const fleet = demoFleet(2, 8);
const began = () => fleetStorage(fleet);
const disks = fleet.vms.flatMap(({ disk }) => disk ?? []);
const [first, second, third] = disks.map(disk => ({
  storageDomainId: disk.storageDomainId,
  imageId: disk.id,
  volumeId: disk.volumeId,
}));
const hostOf = (id = '') => fleet.storageDomains.find(domain => domain.id === id)?.hostIndex ?? -1;
const storageOf = (saved?: StorageState) => new SimStorage(() => undefined, began(), saved);
const restarted = (storage: SimStorage) => storageOf(JSON.parse(JSON.stringify(storage.state())) as StorageState);

if (first === undefined || second === undefined || third === undefined) throw new Error('the fleet is too small');

it('begins with the domains of the fleet, active on their hosts, and the volumes of its disks', () => {
  const storage = storageOf();
  expect(storage.samples(0)).toHaveLength(2);
  expect(storage.samples(1)).toHaveLength(1);
  for (const disk of disks) {
    const host = hostOf(disk.storageDomainId);
    const ref = { storageDomainId: disk.storageDomainId, imageId: disk.id, volumeId: disk.volumeId };
    expect(storage.legalVolume(host, ref)).toMatchObject({ virtualSizeBytes: disk.provisionedBytes });
    expect(() => storage.volume(1 - host, ref)).toThrow('not active on this host');
  }
});

it('saves nothing of volumes that nobody touched, and over a restart keeps what was changed, made and removed', () => {
  const storage = storageOf();
  expect(storage.state()).toMatchObject({ volumes: [], gone: [] });
  storage.change(storage.volume(hostOf(first.storageDomainId), first), { virtualSizeBytes: 1 << 30 });
  storage.deleteVolume(hostOf(second.storageDomainId), second);
  const made: SimVolume = {
    ...first,
    imageId: third.volumeId,
    volumeId: third.imageId,
    format: 'raw',
    sparse: true,
    virtualSizeBytes: 1 << 20,
    actualSizeBytes: 0,
    legal: true,
  };
  expect(storage.hasVolume(hostOf(first.storageDomainId), made)).toBe(false);
  storage.addVolume(made);
  expect(storage.hasVolume(hostOf(first.storageDomainId), made)).toBe(true);
  expect(() => storage.hasVolume(hostOf(first.storageDomainId), { ...made, format: 'qcow2' })).toThrow(made.volumeId);
  const { volumes, gone } = storage.state();
  expect(volumes.map(({ volumeId }) => volumeId).toSorted()).toEqual([first.volumeId, made.volumeId].toSorted());
  expect(gone).toEqual([second.volumeId]);

  const again = restarted(restarted(storage));
  expect(again.volume(hostOf(first.storageDomainId), first).virtualSizeBytes).toBe(1 << 30);
  expect(again.volume(hostOf(first.storageDomainId), made)).toMatchObject({ format: 'raw' });
  expect(() => again.volume(hostOf(second.storageDomainId), second)).toThrow(second.volumeId);
  expect(again.volume(hostOf(third.storageDomainId), third).legal).toBe(true);
  expect(again.state()).toEqual(storage.state());
});
