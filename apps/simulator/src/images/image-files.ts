// The bytes that came with uploads: a sparse file for each volume, so that what was uploaded comes back as it was. Together
// they take no more than a bound, whatever disk someone tries a demo with; zeros take nothing.
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '@overt/kernel/refusal';
import { GIB, MIB } from '@overt/kernel/units';

export const KEPT_AT_MOST = 4 * GIB;
const STEP = MIB;
const ZEROS = Buffer.alloc(STEP);

const isZero = (bytes: Buffer): boolean => bytes.length <= STEP && bytes.equals(ZEROS.subarray(0, bytes.length));

export interface ImageFile {
  /** Bytes up to the last one that was written. */
  readonly sizeBytes: number;
  /** Bytes that it takes on the disk of this machine. */
  readonly allocatedBytes: number;
}

export interface OpenImage {
  /** As many bytes as asked for: zeros where none were written. */
  read(at: number, length: number): Promise<Buffer>;
  /** At most 1 MiB. Refuses AGENT_NO_SPACE when all images together would take more than the bound. */
  write(at: number, bytes: Buffer): Promise<void>;
  zero(start: number, end: number): Promise<void>;
  close(): Promise<void>;
}

export interface ImageFiles {
  /** Undefined when nothing was written. */
  find(volumeId: string): Promise<ImageFile | undefined>;
  /** To be closed. Makes the file when it is not there. */
  open(volumeId: string): Promise<OpenImage>;
  copy(from: string, to: string): Promise<void>;
  remove(volumeId: string): Promise<void>;
}

/** Removes the files of volumes that are not there any more. */
export async function imageFiles(
  directory: string,
  known: (volumeId: string) => boolean,
  atMost: number = KEPT_AT_MOST,
): Promise<ImageFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const name of await readdir(directory)) if (!known(name)) await rm(join(directory, name), { force: true });

  async function measured(): Promise<number> {
    let sum = 0;
    for (const name of await readdir(directory)) sum += (await find(name))?.allocatedBytes ?? 0;
    return sum;
  }
  async function find(volumeId: string): Promise<ImageFile | undefined> {
    const found = await stat(join(directory, volumeId)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return found && { sizeBytes: found.size, allocatedBytes: found.blocks * 512 };
  }
  /** Too many rather than too few: what is written twice counts twice until it is measured again. */
  let kept = await measured();

  async function take(bytes: number): Promise<void> {
    if (kept + bytes > atMost) kept = await measured();
    if (kept + bytes > atMost) refuse('AGENT_NO_SPACE', { freeBytes: Math.max(0, atMost - kept), neededBytes: bytes });
    kept += bytes;
  }

  async function openImage(volumeId: string): Promise<OpenImage> {
    const path = join(directory, volumeId);
    await (await open(path, 'a', 0o600)).close();
    const file = await open(path, 'r+');
    const image: OpenImage = {
      async read(at, length) {
        const bytes = Buffer.alloc(length);
        await file.read(bytes, 0, length, at);
        return bytes;
      },
      async write(at, bytes) {
        const end = at + bytes.length;
        if (isZero(bytes) && at >= (await file.stat()).size) return file.truncate(end);
        await take(bytes.length);
        await file.write(bytes, 0, bytes.length, at);
      },
      async zero(start, end) {
        const { size } = await file.stat();
        if (end >= size) {
          await file.truncate(Math.min(size, start));
          return file.truncate(end);
        }
        for (let at = start; at < end; at += STEP) {
          const length = Math.min(STEP, end - at);
          if (!isZero(await image.read(at, length))) await file.write(ZEROS, 0, length, at);
        }
      },
      close: () => file.close(),
    };
    return image;
  }

  return {
    find,
    open: openImage,
    async copy(from, to) {
      const source = await find(from);
      if (source === undefined) return;
      const [reader, writer] = [await openImage(from), await openImage(to)];
      try {
        for (let at = 0; at < source.sizeBytes; at += STEP)
          await writer.write(at, await reader.read(at, Math.min(STEP, source.sizeBytes - at)));
      } finally {
        await reader.close();
        await writer.close();
      }
    },
    remove: volumeId => rm(join(directory, volumeId), { force: true }),
  };
}
