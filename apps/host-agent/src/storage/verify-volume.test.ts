// Hostile images: each must be refused before it can reach anything, and stay illegal.
import { execFileSync } from 'node:child_process';
import { open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storageFixture, type StorageFixture } from '../testing/storage-fixture.ts';
import { readVolume, writeVolume } from './volume-metadata.ts';

const MIB = 1024 * 1024;
let at: StorageFixture;
beforeEach(async () => {
  at = await storageFixture();
  await at.activate();
});
afterEach(() => at.remove());

const qemuImg = (...args: string[]) => execFileSync('/usr/bin/qemu-img', args, { stdio: 'pipe' });

async function uploaded(
  make: (path: string) => Promise<void> | void,
  format: 'raw' | 'qcow2' = 'qcow2',
): Promise<VolumeRef> {
  const volume = await at.createVolume({ format, virtualSizeBytes: 16 * MIB });
  const path = at.pathOf(volume);
  const metadata = await readVolume(`${path}.meta`);
  if (metadata === undefined) throw new Error('no metadata');
  await writeVolume(`${path}.meta`, { ...metadata, legal: false });
  await rm(path);
  await make(path);
  return volume;
}

async function patchHeader(path: string, offset: number, bytes: Buffer): Promise<void> {
  qemuImg('create', '-q', '-f', 'qcow2', path, '16M');
  const file = await open(path, 'r+');
  await file.write(bytes, 0, bytes.length, offset);
  await file.close();
}
const u32 = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};
const u64 = (value: bigint) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(value);
  return buffer;
};

test('a plain image of the declared size becomes legal', async () => {
  const volume = await uploaded(path => void qemuImg('create', '-q', '-f', 'qcow2', path, '16M'));
  expect(await at.verbs['Volume.getInfo']({ volume })).toMatchObject({ legal: false, virtualSizeBytes: 16 * MIB });
  expect(await at.verbs['Volume.verify_untrusted']({ volume })).toMatchObject({
    legal: true,
    virtualSizeBytes: 16 * MIB,
  });
  const smaller = await uploaded(path => void qemuImg('create', '-q', '-f', 'qcow2', path, '8M'));
  expect(await at.verbs['Volume.verify_untrusted']({ volume: smaller })).toMatchObject({ legal: true });
});

test.each<[string, (path: string) => Promise<void> | void, RegExp]>([
  [
    'a backing file',
    path => void qemuImg('create', '-q', '-f', 'qcow2', '-u', '-b', '/etc/shadow', '-F', 'raw', path, '16M'),
    /backing file/,
  ],
  [
    'an external data file',
    path => {
      qemuImg('create', '-q', '-f', 'qcow2', '-o', `data_file=${path}.data`, path, '16M');
    },
    /external file/,
  ],
  [
    'an external data file at a system path',
    async path => {
      qemuImg('create', '-q', '-f', 'qcow2', '-o', `data_file=${path}.data`, path, '16M');
      const image = await readFile(path);
      const name = Buffer.from(`${path}.data`);
      const at = image.indexOf(name);
      Buffer.from('/etc/shadow'.padEnd(name.length, '\0')).copy(image, at);
      await writeFile(path, image);
    },
    /external file/,
  ],
  ['more than declared', path => void qemuImg('create', '-q', '-f', 'qcow2', path, '17M'), /larger than/],
  ['an absurd virtual size', path => patchHeader(path, 24, u64(2n ** 60n)), /out of range/],
  ['a huge L1 table', path => patchHeader(path, 36, u32(0x7fffffff)), /L1 table/],
  ['an L1 table that is too small', path => patchHeader(path, 36, u32(0)), /L1 table/],
  ['a huge refcount table', path => patchHeader(path, 56, u32(0x00ffffff)), /refcount table/],
  ['encryption', path => patchHeader(path, 32, u32(2)), /encrypted/],
  ['snapshot tables', path => patchHeader(path, 60, u32(0x10000)), /internal snapshots/],
  ['unknown features', path => patchHeader(path, 72, u64(2n ** 40n)), /not known/],
  ['an L1 table that points outside', path => patchHeader(path, 40, u64(2n ** 50n)), /qemu-img/],
  ['another format', path => void qemuImg('create', '-q', '-f', 'vmdk', path, '16M'), /not a qcow2/],
  ['nothing at all', path => writeFile(path, ''), /not a qcow2/],
  [
    'half of an image',
    async path => {
      qemuImg('create', '-q', '-f', 'qcow2', '-o', 'preallocation=full', path, '16M');
      await truncate(path, 70_000);
    },
    /qemu-img/,
  ],
])('an image with %s is refused and stays illegal', async (_what, make, reason) => {
  const volume = await uploaded(make);
  const verified = at.verbs['Volume.verify_untrusted']({ volume });
  await expect(verified).rejects.toMatchObject({ code: 'AGENT_IMAGE_INVALID', message: expect.stringMatching(reason) });
  expect(await at.verbs['Volume.getInfo']({ volume })).toMatchObject({ legal: false });
});

test('a raw volume is raw whatever it contains, and is never probed', async () => {
  const volume = await uploaded(
    path => void qemuImg('create', '-q', '-f', 'qcow2', '-u', '-b', '/etc/shadow', '-F', 'raw', path, '1T'),
    'raw',
  );
  const info = await at.verbs['Volume.verify_untrusted']({ volume });
  expect(info).toMatchObject({ format: 'raw', legal: true, virtualSizeBytes: 16 * MIB });
  const large = await uploaded(path => writeFile(path, '').then(() => truncate(path, 17 * MIB)), 'raw');
  await expect(at.verbs['Volume.verify_untrusted']({ volume: large })).rejects.toMatchObject({
    code: 'AGENT_IMAGE_INVALID',
  });
});
