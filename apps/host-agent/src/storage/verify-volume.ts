// Decides whether bytes that came from outside may become a disk. Order matters: our own header reading first, then
// qemu-img under resource limits, and only then the volume is marked legal.
import { open } from 'node:fs/promises';
import { refuse } from '@overt/kernel/refusal';
import { runProgram } from '../programs/run-program.ts';
import { IMAGE_LIMITS, qemuImageInfo, readImageShape } from './image-shape.ts';
import type { VolumePaths } from './paths.ts';
import { readQcow2Header } from './qcow2-header.ts';
import { missingBytes, removeUploadRecord } from './upload-record.ts';
import { readVolume, writeVolume, type VolumeMetadata } from './volume-metadata.ts';

/** Refuses AGENT_IMAGE_INVALID and AGENT_UPLOAD_INTERRUPTED; on success the volume is legal. */
export async function verifyVolume(paths: VolumePaths, volume: VolumeMetadata): Promise<void> {
  await refuseInterrupted(paths, volume);
  await (volume.format === 'raw' ? verifyRaw(paths.data, volume) : verifyQcow2(paths.data, volume));
  const current = (await readVolume(paths.meta)) ?? volume;
  await writeVolume(paths.meta, { ...current, legal: true, generation: (current.generation + 1) % 1000 });
  await removeUploadRecord(paths.upload);
}

async function refuseInterrupted(paths: VolumePaths, { capacityBytes }: VolumeMetadata): Promise<void> {
  const gaps = await missingBytes(paths.upload, capacityBytes);
  const missing = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  if (missing > 0) refuse('AGENT_UPLOAD_INTERRUPTED', { missingBytes: missing, start: gaps[0]?.start ?? 0 });
}

async function verifyRaw(path: string, { capacityBytes }: VolumeMetadata): Promise<void> {
  const { virtualSizeBytes } = await readImageShape(path, 'raw');
  if (virtualSizeBytes > capacityBytes) tooLarge(virtualSizeBytes, capacityBytes);
  const file = await open(path, 'r+');
  try {
    if (virtualSizeBytes !== capacityBytes) await file.truncate(capacityBytes);
    // Also what a client wrote without asking for it to be flushed.
    await file.sync();
  } finally {
    await file.close();
  }
}

async function verifyQcow2(path: string, { capacityBytes }: VolumeMetadata): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { virtualSizeBytes } = await readQcow2Header(file);
    if (virtualSizeBytes > capacityBytes) tooLarge(virtualSizeBytes, capacityBytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const info = await qemuImageInfo(path, 'qcow2');
  const no = (cause: string) => refuse('AGENT_IMAGE_INVALID', { cause });
  if (info.format !== 'qcow2') no(`its format is ${info.format}`);
  if (info['backing-filename'] !== undefined) no('it refers to a backing file');
  if (info['format-specific']?.data['data-file'] !== undefined) no('it keeps its data in an external file');
  if (info.encrypted === true) no('it is encrypted');
  if (info['virtual-size'] > capacityBytes) tooLarge(info['virtual-size'], capacityBytes);
  await runProgram('qemu-img', ['check', '-q', '-f', 'qcow2', path], {
    limits: IMAGE_LIMITS,
    timeoutMs: 240_000,
  }).catch((error: unknown) => {
    // 3 = only leaked clusters, which cost space but no data.
    if (error instanceof Error && 'params' in error && (error.params as { exitCode?: unknown }).exitCode === 3) return;
    refuse('AGENT_IMAGE_INVALID', { cause: 'qemu-img check found errors in it' }, { cause: error });
  });
}

const tooLarge = (size: number, allowed: number): never =>
  refuse('AGENT_IMAGE_INVALID', { cause: `its virtual size ${size} is larger than the ${allowed} bytes of the disk` });
