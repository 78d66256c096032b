// Removes an image: one rename takes it out of sight, then its files go. What a crash leaves behind is found by its name
// when the domain is activated again.
import { open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../durable/append-log.ts';
import type { TaskControl } from '../tasks/task-registry.ts';
import { isDirectory, type VolumePaths } from './paths.ts';

const PREFIX = '_remove_me_';
const WIPE_PREFIX = '_remove_me_ZERO_';
const ZEROS = Buffer.alloc(4 * 1024 * 1024);

export async function hideImage(domainDirectory: string, imageId: string, wipe: boolean): Promise<void> {
  const images = join(domainDirectory, 'images');
  if (!(await isDirectory(join(images, imageId)))) return;
  await rename(join(images, imageId), join(images, `${wipe ? WIPE_PREFIX : PREFIX}${imageId}`));
  await syncDirectory(images);
}

/** Removes every hidden image (`only`: of that id). */
export async function removeHidden(domainDirectory: string, task: TaskControl, only?: string): Promise<void> {
  const images = join(domainDirectory, 'images');
  const names = (await readdir(images)).filter(
    name => name.startsWith(PREFIX) && (only === undefined || name.endsWith(only)),
  );
  for (const name of names) {
    const directory = join(images, name);
    if (name.startsWith(WIPE_PREFIX)) await wipeFiles(directory, task);
    await rm(directory, { recursive: true, force: true });
  }
}

async function wipeFiles(directory: string, task: TaskControl): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = await open(join(directory, entry.name), 'r+');
    try {
      const { size } = await file.stat();
      for (let at = 0; at < size; at += ZEROS.length) {
        task.signal.throwIfAborted();
        await file.write(ZEROS, 0, Math.min(ZEROS.length, size - at), at);
        task.progress((at * 100) / size);
      }
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** Metadata first: what is left after a crash is no volume any more. */
export async function deleteVolume({ image, meta, data, lease, upload }: VolumePaths): Promise<void> {
  for (const path of [meta, data, lease, upload]) await rm(path, { force: true });
  await rmdir(image).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error;
  });
}
