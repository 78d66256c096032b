import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../programs/run-program.ts';
import { storageFixture, type StorageFixture } from '../testing/storage-fixture.ts';

const MIB = 1024 * 1024;
let at: StorageFixture;
beforeEach(async () => {
  at = await storageFixture();
  await at.activate();
});
afterEach(() => at.remove());

const pathOf = (volume: { imageId: string; volumeId: string }) =>
  join(at.path, at.storageDomainId, 'images', volume.imageId, volume.volumeId);
const ref = () => ({ storageDomainId: at.storageDomainId, imageId: randomUUID(), volumeId: randomUUID() });

/** A raw volume that begins with the text. */
async function source(text: string) {
  const volume = ref();
  await at.verbs['Volume.create']({
    volume,
    format: 'raw',
    sparse: true,
    virtualSizeBytes: 4 * MIB,
    description: 'source',
    diskType: 'DATA',
  });
  const file = await open(pathOf(volume), 'r+');
  await file.write(text, 0);
  await file.close();
  return volume;
}
type Copy = Parameters<StorageFixture['verbs']['Volume.copy']>[0];
async function copied(change: Partial<Copy> & Pick<Copy, 'source'>): Promise<Copy['target']> {
  const params: Copy = { target: ref(), format: 'qcow2', sparse: true, thin: false, description: 'copy', ...change };
  await expect.poll(async () => (await at.verbs['Volume.copy'](params)).state, { timeout: 30_000 }).toBe('done');
  return params.target;
}
/** The bytes as a guest sees them. */
async function bytes(volume: Copy['target'], format: 'raw' | 'qcow2', length: number): Promise<string> {
  const out = join(at.dir, randomUUID());
  await runProgram('qemu-img', ['convert', '-f', format, '-O', 'raw', pathOf(volume), out]);
  return (await readFile(out)).subarray(0, length).toString();
}

test('a whole copy has the bytes of its source, in either format, and nothing more to do with it', async () => {
  const from = await source('hello');
  for (const format of ['qcow2', 'raw'] as const) {
    const target = await copied({ source: from, format });
    expect(await bytes(target, format, 5)).toBe('hello');
    const info = await at.verbs['Volume.getInfo']({ volume: target });
    expect(info).toMatchObject({ format, virtualSizeBytes: 4 * MIB, legal: true });
    expect(info.parentVolumeId).toBeUndefined();
  }
});

test('a thin copy reads through to its source, also when the image of the source is removed', async () => {
  const from = await source('hello');
  const target = await copied({ source: from, thin: true });
  expect(await at.verbs['Volume.getInfo']({ volume: target })).toMatchObject({ parentVolumeId: from.volumeId });
  expect((await stat(pathOf({ ...target, volumeId: from.volumeId }))).ino).toBe((await stat(pathOf(from))).ino);
  const gone = { storageDomainId: at.storageDomainId, imageId: from.imageId, wipe: false };
  await expect.poll(async () => (await at.verbs['Image.delete'](gone)).state, { timeout: 30_000 }).toBe('done');
  expect(await bytes(target, 'qcow2', 5)).toBe('hello');
});

test('a whole copy of a thin copy has everything itself', async () => {
  const thin = await copied({ source: await source('hello'), thin: true });
  const whole = await copied({ source: thin });
  const info = await runProgram('qemu-img', ['info', '--output=json', pathOf(whole)]);
  expect(JSON.parse(info)).not.toHaveProperty('backing-filename');
  expect(await bytes(whole, 'qcow2', 5)).toBe('hello');
});

test('half a copy that a crash left is made again, and a finished one is left alone', async () => {
  const from = await source('hello');
  const target = ref();
  const image = join(at.path, at.storageDomainId, 'images', target.imageId);
  await mkdir(image);
  await writeFile(join(image, `${target.volumeId}.creating`), 'half');
  await copied({ source: from, target });
  expect((await readdir(image)).filter(name => name.endsWith('.creating'))).toEqual([]);
  const before = await stat(pathOf(target));
  await copied({ source: from, target });
  expect((await stat(pathOf(target))).mtimeMs).toBe(before.mtimeMs);
});

test('another shape under the same name, and thin copies that cannot be, are refused', async () => {
  const from = await source('hello');
  const target = await copied({ source: from });
  const copy: Copy = { source: from, target, format: 'raw', sparse: true, thin: false, description: '' };
  await expect(at.verbs['Volume.copy'](copy)).rejects.toMatchObject({ code: 'AGENT_VOLUME_EXISTS' });
  const thin = await copied({ source: from, thin: true });
  for (const change of [{ format: 'raw' as const }, { source: thin, format: 'qcow2' as const }])
    await expect(at.verbs['Volume.copy']({ ...copy, target: ref(), thin: true, ...change })).rejects.toMatchObject({
      code: 'AGENT_UNSUPPORTED',
    });
});
