// Grows a volume, never shrinks it; the same size again is done. With a running VM the hypervisor does it, since it alone
// may touch an image that it has open.
import { refuse } from '@overt/kernel/refusal';
import { runProgram } from '../programs/run-program.ts';
import { refuseWithoutSpace } from './create-volume.ts';
import { IMAGE_LIMITS, readImageShape } from './image-shape.ts';
import type { VolumePaths } from './paths.ts';
import { NO_PARENT, writeVolume, type VolumeMetadata } from './volume-metadata.ts';

export async function extendVolume(
  paths: VolumePaths,
  metadata: VolumeMetadata,
  sizeBytes: number,
  live: (() => Promise<void>) | undefined,
): Promise<void> {
  const { format, sparse, legal } = metadata;
  if (!legal) refuse('AGENT_IMAGE_INVALID', { cause: 'it was not verified after its upload' });
  const { virtualSizeBytes } = await readImageShape(paths.data, format, metadata.parentVolumeId !== NO_PARENT);
  if (sizeBytes < virtualSizeBytes) refuse('AGENT_UNSUPPORTED', { what: 'making a disk smaller' });
  if (sizeBytes > virtualSizeBytes) {
    if (!sparse) await refuseWithoutSpace(paths.image, sizeBytes - virtualSizeBytes);
    if (live !== undefined) await live();
    else {
      const preallocation = sparse ? 'off' : 'falloc';
      const args = ['resize', '-q', '-f', format, `--preallocation=${preallocation}`, paths.data, String(sizeBytes)];
      await runProgram('qemu-img', args, { limits: { ...IMAGE_LIMITS, cpuSeconds: 600 }, timeoutMs: 280_000 });
    }
  }
  await writeVolume(paths.meta, { ...metadata, capacityBytes: sizeBytes });
}
