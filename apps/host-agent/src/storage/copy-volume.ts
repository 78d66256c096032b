// Makes a volume out of another one: whole by qemu-img convert, or thin, as a layer that keeps only what differs. Of a thin one
// the source is linked into the image's own directory, as VDSM does it: the name of its base is one without a path, and
// an image that is removed takes nothing with it that others need. Whatever a crash leaves, the same call completes.
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { VerbParams } from '@overt/agent-protocol/verb-table';
import { bytesForCopy } from '@overt/agent-protocol/volume-space';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { syncDirectory } from '../durable/append-log.ts';
import { runProgram } from '../programs/run-program.ts';
import type { TaskControl } from '../tasks/task-registry.ts';
import { readImageShape } from './image-shape.ts';
import { isDirectory, kindAt, volumePaths, type VolumePaths } from './paths.ts';
import { NO_PARENT, readVolume, writeVolume, type VolumeMetadata } from './volume-metadata.ts';

type Params = VerbParams<'Volume.copy'>;

export interface CopySource {
  readonly paths: VolumePaths;
  readonly metadata: VolumeMetadata;
}

const COPY_MS = 24 * 3_600_000;

/** Bytes that the copy takes on storage, at most. */
export async function copyNeeds({ paths, metadata }: CopySource, params: Params): Promise<number> {
  const layer = metadata.parentVolumeId !== NO_PARENT;
  const { actualSizeBytes } = await readImageShape(paths.data, metadata.format, layer);
  return bytesForCopy({ virtualSizeBytes: metadata.capacityBytes, actualSizeBytes, layer }, params);
}

/** True when exactly this copy is there and finished; refuses AGENT_VOLUME_EXISTS when something else is. */
export async function isCopied(directory: string, params: Params, { metadata }: CopySource): Promise<boolean> {
  const existing = await readVolume(volumePaths(directory, params.target).meta);
  if (existing === undefined) return false;
  const same =
    existing.format === params.format &&
    existing.sparse === params.sparse &&
    existing.capacityBytes === metadata.capacityBytes &&
    existing.parentVolumeId === (params.thin ? params.source.volumeId : NO_PARENT);
  return same || refuse('AGENT_VOLUME_EXISTS', { volumeId: params.target.volumeId });
}

export async function copyVolume(
  directory: string,
  params: Params,
  source: CopySource,
  ports: { clock: Clock },
  task: TaskControl,
): Promise<void> {
  const { target, thin, format, sparse, description } = params;
  const paths = volumePaths(directory, target);
  if (!(await isDirectory(paths.image))) {
    await mkdir(paths.image, { mode: 0o755 });
    await syncDirectory(`${directory}/images`);
  }
  if (thin) await linkSource(paths, source);
  // Without metadata data of that name may be half a copy of an earlier call: it is made again.
  const temporary = `${paths.data}.creating`;
  await rm(temporary, { force: true });
  try {
    if (thin) await layer(temporary, source);
    else await convert(temporary, params, source, task);
    const file = await open(temporary, 'r+');
    await file.chmod(0o660);
    await file.sync();
    await file.close();
    await rename(temporary, paths.data);
    await syncDirectory(paths.image);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await (await open(paths.lease, 'a', 0o660)).close();
  await writeVolume(paths.meta, {
    storageDomainId: target.storageDomainId,
    imageId: target.imageId,
    capacityBytes: source.metadata.capacityBytes,
    createdAt: Math.floor(ports.clock.now() / 1000),
    description,
    diskType: source.metadata.diskType,
    format,
    sparse,
    legal: true,
    generation: 0,
    parentVolumeId: thin ? params.source.volumeId : NO_PARENT,
  });
}

async function linkSource(paths: VolumePaths, source: CopySource): Promise<void> {
  for (const file of [source.paths.data, source.paths.meta, source.paths.lease]) {
    const name = `${paths.image}/${basename(file)}`;
    if ((await kindAt(name)) === undefined) await link(file, name);
  }
  await syncDirectory(paths.image);
}

/** The base is named without a path: QEMU looks for it beside the new file. */
async function layer(temporary: string, { paths, metadata }: CopySource): Promise<void> {
  const base = ['-b', basename(paths.data), '-F', metadata.format];
  const options = ['-o', 'compat=1.1,lazy_refcounts=off'];
  const size = String(metadata.capacityBytes);
  await runProgram('qemu-img', ['create', '-q', '-f', 'qcow2', ...options, ...base, temporary, size]);
}

async function convert(
  temporary: string,
  { format, sparse }: Params,
  { paths, metadata }: CopySource,
  task: TaskControl,
): Promise<void> {
  const preallocation = sparse ? 'preallocation=off' : 'preallocation=falloc';
  const options = format === 'qcow2' ? `${preallocation},compat=1.1,lazy_refcounts=off` : preallocation;
  // Nothing of the storage is kept in the host's cache: a copy is as large as a disk.
  const args = ['convert', '-p', '-t', 'none', '-T', 'none', '-f', metadata.format, '-O', format, '-o', options];
  const run = (list: readonly string[]) =>
    runProgram('qemu-img', [...list, paths.data, temporary], {
      timeoutMs: COPY_MS,
      signal: task.signal,
      onOutput: text => {
        const percent = /\((\d+(?:\.\d+)?)\/100%\)\s*$/.exec(text)?.[1];
        if (percent !== undefined) task.progress(Number(percent));
      },
    });
  await run(args).catch(async (error: unknown) => {
    // File systems without O_DIRECT, as tmpfs, refuse it at once.
    if (!/O_DIRECT|Invalid argument/.test(String(error))) throw error;
    await rm(temporary, { force: true });
    await run(args.filter(arg => !['-t', '-T', 'none'].includes(arg)));
  });
}
