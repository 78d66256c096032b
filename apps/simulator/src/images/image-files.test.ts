import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIB } from '@overt/kernel/units';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SimVolume } from '../storage/sim-storage.ts';
import { emptyQcow2 } from './empty-qcow2.ts';
import { imageFiles, type ImageFiles } from './image-files.ts';
import { verifyUpload } from './verify-upload.ts';
import { volumeContent } from './volume-content.ts';

let directory: string;
let files: ImageFiles;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'overt-images-'));
  files = await imageFiles(directory, () => true, 4 * MIB);
});
afterEach(() => rm(directory, { recursive: true }));

async function put(volumeId: string, at: number, bytes: Buffer): Promise<void> {
  const image = await files.open(volumeId);
  try {
    for (let done = 0; done < bytes.length; done += MIB)
      await image.write(at + done, bytes.subarray(done, Math.min(done + MIB, bytes.length)));
  } finally {
    await image.close();
  }
}
async function read(volumeId: string, at: number, length: number): Promise<Buffer> {
  const image = await files.open(volumeId);
  return image.read(at, length).finally(() => image.close());
}
const volume = (change: Partial<SimVolume> = {}): SimVolume => ({
  storageDomainId: 'd',
  imageId: 'i',
  volumeId: 'v',
  format: 'qcow2',
  sparse: true,
  virtualSizeBytes: 64 * MIB,
  actualSizeBytes: 0,
  legal: false,
  ...change,
});

it('keeps what was written where it was written, and zeros elsewhere', async () => {
  const bytes = randomBytes(MIB);
  await put('a', 2 * MIB, bytes);
  expect((await read('a', 2 * MIB, MIB)).equals(bytes)).toBe(true);
  expect((await read('a', 0, MIB)).equals(Buffer.alloc(MIB))).toBe(true);
  expect((await read('a', 10 * MIB, 5)).equals(Buffer.alloc(5))).toBe(true);
  await files.copy('a', 'b');
  expect((await read('b', 2 * MIB, MIB)).equals(bytes)).toBe(true);
  const image = await files.open('a');
  await image.zero(2 * MIB + 10, 2 * MIB + 20);
  await image.zero(3 * MIB - 10, 5 * MIB);
  await image.close();
  const now = await read('a', 2 * MIB, MIB);
  expect(now.subarray(10, 20).equals(Buffer.alloc(10))).toBe(true);
  expect(now.subarray(MIB - 10).equals(Buffer.alloc(10))).toBe(true);
  expect(now.subarray(20, 30).equals(bytes.subarray(20, 30))).toBe(true);
  expect((await files.find('a'))?.sizeBytes).toBe(5 * MIB);
});

it('takes no more than its bound for all images together, and nothing for zeros', async () => {
  await put('zeros', 0, Buffer.alloc(40 * MIB));
  expect((await files.find('zeros'))?.sizeBytes).toBe(40 * MIB);
  await put('a', 0, randomBytes(2 * MIB));
  // Over itself, which takes nothing more.
  for (let times = 0; times < 3; times += 1) await put('a', 0, randomBytes(2 * MIB));
  await expect(put('b', 0, randomBytes(3 * MIB))).rejects.toMatchObject({ code: 'AGENT_NO_SPACE' });
  await files.remove('b');
  await files.remove('a');
  await put('b', 0, randomBytes(3 * MIB));
});

it('removes at its start what belongs to no volume any more', async () => {
  await writeFile(join(directory, 'gone'), 'x');
  await put('kept', 0, Buffer.from('x'));
  const again = await imageFiles(directory, volumeId => volumeId === 'kept');
  expect([await again.find('gone'), (await again.find('kept'))?.sizeBytes]).toEqual([undefined, 1]);
});

it('shows a volume that nobody wrote as a real host would: zeros, or an image that holds nothing', async () => {
  const raw = await volumeContent(files, volume({ format: 'raw' }));
  expect([raw.sizeBytes, raw.dataEnd, (await raw.read(MIB, 4)).equals(Buffer.alloc(4))]).toEqual([64 * MIB, 0, true]);
  const cow = await volumeContent(files, volume());
  expect((await cow.read(0, cow.sizeBytes)).equals(emptyQcow2(64 * MIB))).toBe(true);
  await expect(verifyUpload(files, volume())).resolves.toBeUndefined();
});

it.each([
  ['no qcow2', Buffer.from('#!/bin/sh'), 'not a qcow2'],
  ['larger than the disk', emptyQcow2(65 * MIB), 'larger than'],
  ['a layer over a file', withBase(), 'backing file'],
])('refuses an upload that is %s', async (_what, bytes, cause) => {
  await put('v', 0, bytes);
  await expect(verifyUpload(files, volume())).rejects.toThrow(cause);
});

it('refuses an upload of which bytes are missing, and a raw one that is larger than its disk', async () => {
  await expect(verifyUpload(files, volume({ gaps: [{ start: 5, end: 9 }] }))).rejects.toMatchObject({
    code: 'AGENT_UPLOAD_INTERRUPTED',
    params: { missingBytes: 4, start: 5 },
  });
  await put('v', MIB, Buffer.from('x'));
  await expect(verifyUpload(files, volume({ format: 'raw', virtualSizeBytes: MIB }))).rejects.toThrow('larger than');
});

function withBase(): Buffer {
  const image = emptyQcow2(64 * MIB);
  image.writeBigUInt64BE(512n, 8);
  image.writeUInt32BE(7, 16);
  return image;
}
