// Where things are on a file domain. Names come from UUIDs only (the schema refuses anything else) and no component below
// the domain may be a link, so nothing outside the domain's directory can be reached through it.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { VolumeRef } from '@overt/agent-protocol/model/vm-spec';
import { refuse } from '@overt/kernel/refusal';

export const domainPaths = (root: string, storageDomainId: string) => {
  const directory = join(root, storageDomainId);
  return {
    directory,
    domMd: join(directory, 'dom_md'),
    metadata: join(directory, 'dom_md', 'metadata'),
    images: join(directory, 'images'),
    master: join(directory, 'master'),
  };
};

export const volumePaths = (domainDirectory: string, volume: Pick<VolumeRef, 'imageId' | 'volumeId'>) => {
  const image = join(domainDirectory, 'images', volume.imageId);
  const data = join(image, volume.volumeId);
  return { image, data, meta: `${data}.meta`, lease: `${data}.lease`, upload: `${data}.upload` };
};
export type VolumePaths = ReturnType<typeof volumePaths>;

export type FileKind = 'file' | 'directory';

/** What is there: undefined for nothing. A link or anything that is neither file nor directory is refused. */
export async function kindAt(path: string): Promise<FileKind | undefined> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'directory';
  return refuse('AGENT_STORAGE_PATH', { path, cause: 'it is neither a file nor a directory' });
}

export async function isDirectory(path: string): Promise<boolean> {
  return (await kindAt(path)) === 'directory';
}

/** The data file of an existing volume, every component checked. */
export async function existingVolume(domainDirectory: string, volume: VolumeRef): Promise<VolumePaths> {
  const paths = volumePaths(domainDirectory, volume);
  const missing = () =>
    refuse('AGENT_NO_SUCH_VOLUME', { volumeId: volume.volumeId, storageDomainId: volume.storageDomainId });
  if (!(await isDirectory(join(domainDirectory, 'images'))) || !(await isDirectory(paths.image))) return missing();
  return (await kindAt(paths.data)) === 'file' ? paths : missing();
}
