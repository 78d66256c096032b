import { expect, it } from 'vitest';
import { hostPackages, indexIsOld, installedNames, missingPackages, testPackages } from './debian-packages.ts';

it('counts a package as installed only when dpkg has finished with it', () => {
  expect(installedNames('qemu-utils ii \nlibvirt-daemon rc \novmf un \n')).toEqual(new Set(['qemu-utils']));
});

it('refreshes the index when apt does not know a package or its file has gone, not for other failures', () => {
  expect(indexIsOld('E: Unable to locate package qemu-utils')).toBe(true);
  expect(indexIsOld('Err:1 http://mirror/x 404  Not Found')).toBe(true);
  expect(indexIsOld('E: You do not have enough free space')).toBe(false);
});

it('names a reason for each package and none twice', () => {
  expect(new Set(testPackages.map(p => p.name)).size).toBe(testPackages.length);
  for (const { reason } of hostPackages) expect(reason).not.toBe('');
});

it('misses a package that cannot exist', async () => {
  const nothing = { name: 'overt-no-such-package', reason: 'to be missing' };
  expect(await missingPackages([nothing])).toEqual([nothing]);
});
