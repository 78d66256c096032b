// Makes one volume: data under a temporary name, then its final name, then the metadata. Whatever a crash leaves, the same
// call completes; data that stands under the final name is never overwritten.
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { syncDirectory } from '../durable/append-log.ts';
import { runProgram } from '../programs/run-program.ts';
import type { TaskControl } from '../tasks/task-registry.ts';
import { readImageShape } from './image-shape.ts';
import { isDirectory, kindAt, volumePaths, type VolumePaths } from './paths.ts';
import { NO_PARENT, readVolume, writeVolume, type VolumeMetadata } from './volume-metadata.ts';

type Params = VerbParams<'Volume.create'>;

export async function refuseWithoutSpace(directory: string, neededBytes: number): Promise<void> {
  const { bsize, bavail } = await statfs(directory);
  const freeBytes = bsize * bavail;
  if (freeBytes < neededBytes) refuse('AGENT_NO_SPACE', { freeBytes, neededBytes });
}

/** True when exactly this volume is there and finished; refuses AGENT_VOLUME_EXISTS when another is. */
export async function isCreated(directory: string, params: Params): Promise<boolean> {
  const existing = await readVolume(volumePaths(directory, params.volume).meta);
  if (existing === undefined) return false;
  const same =
    existing.format === params.format &&
    existing.sparse === params.sparse &&
    existing.capacityBytes === params.virtualSizeBytes;
  return same || refuse('AGENT_VOLUME_EXISTS', { volumeId: params.volume.volumeId });
}

export async function createVolume(
  directory: string,
  params: Params,
  ports: { clock: Clock },
  task: TaskControl,
): Promise<void> {
  const { volume, format, sparse, virtualSizeBytes } = params;
  const paths = volumePaths(directory, volume);
  if (!(await isDirectory(paths.image))) {
    await mkdir(paths.image, { mode: 0o755 });
    await syncDirectory(`${directory}/images`);
  }
  if ((await kindAt(paths.data)) === undefined) await makeData(paths, params, task);
  else {
    const shape = await readImageShape(paths.data, format);
    if (shape.virtualSizeBytes !== virtualSizeBytes) refuse('AGENT_VOLUME_EXISTS', { volumeId: volume.volumeId });
  }
  await (await open(paths.lease, 'a', 0o660)).close();
  const metadata: VolumeMetadata = {
    storageDomainId: volume.storageDomainId,
    imageId: volume.imageId,
    capacityBytes: virtualSizeBytes,
    createdAt: Math.floor(ports.clock.now() / 1000),
    description: params.description,
    diskType: params.diskType,
    format,
    sparse,
    legal: true,
    generation: 0,
    parentVolumeId: NO_PARENT,
  };
  await writeVolume(paths.meta, metadata);
}

async function makeData(paths: VolumePaths, params: Params, task: TaskControl): Promise<void> {
  const { format, sparse, virtualSizeBytes, initialSizeBytes = 0 } = params;
  const temporary = `${paths.data}.creating`;
  await rm(temporary, { force: true });
  try {
    const allocated = sparse ? Math.min(initialSizeBytes, virtualSizeBytes) : virtualSizeBytes;
    if (format === 'raw' && allocated === 0) {
      const file = await open(temporary, 'wx', 0o660);
      await file.truncate(virtualSizeBytes);
      await file.close();
    } else {
      const size = format === 'raw' ? allocated : virtualSizeBytes;
      const preallocation = format === 'raw' || !sparse ? 'preallocation=falloc' : 'preallocation=off';
      const watch = watchAllocation(temporary, size, task);
      try {
        const compat = format === 'qcow2' ? ['compat=1.1', 'lazy_refcounts=off'] : [];
        const options = [preallocation, ...compat].join(',');
        await runProgram('qemu-img', ['create', '-q', '-f', format, '-o', options, temporary, String(size)], {
          timeoutMs: 6 * 3_600_000,
          signal: task.signal,
        });
      } finally {
        clearInterval(watch);
      }
    }
    const file = await open(temporary, 'r+');
    if (format === 'raw') await file.truncate(virtualSizeBytes);
    await file.chmod(0o660);
    await file.sync();
    await file.close();
    await rename(temporary, paths.data);
    await syncDirectory(paths.image);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const watchAllocation = (path: string, size: number, task: TaskControl): NodeJS.Timeout =>
  setInterval(() => {
    stat(path).then(
      ({ blocks }) => task.progress((blocks * 512 * 100) / size),
      () => undefined,
    );
  }, 1_000);
