// Whether an uploaded image may become a disk, by the same rules as on real hosts as far as they can be told without QEMU.
import { parseQcow2Header, QCOW2_HEADER_BYTES } from '@overt/agent-protocol/qcow2-header';
import { refuse } from '@overt/kernel/refusal';
import type { SimVolume } from '../storage/sim-storage.ts';
import type { ImageFiles } from './image-files.ts';
import { volumeContent } from './volume-content.ts';

/** Refuses AGENT_UPLOAD_INTERRUPTED and AGENT_IMAGE_INVALID. */
export async function verifyUpload(files: ImageFiles, volume: SimVolume): Promise<void> {
  const gaps = volume.gaps ?? [];
  const [gap] = gaps;
  const missingBytes = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  if (gap !== undefined) refuse('AGENT_UPLOAD_INTERRUPTED', { missingBytes, start: gap.start });
  const { virtualSizeBytes: allowed } = volume;
  const size = volume.format === 'raw' ? await rawSize(files, volume) : await qcow2Size(files, volume);
  if (size > allowed) {
    const cause = `its virtual size ${size} is larger than the ${allowed} bytes of the disk`;
    refuse('AGENT_IMAGE_INVALID', { cause });
  }
}

const rawSize = async (files: ImageFiles, { volumeId }: SimVolume): Promise<number> =>
  (await files.find(volumeId))?.sizeBytes ?? 0;

async function qcow2Size(files: ImageFiles, volume: SimVolume): Promise<number> {
  const content = await volumeContent(files, volume);
  try {
    const start = await content.read(0, Math.min(QCOW2_HEADER_BYTES, content.sizeBytes));
    return parseQcow2Header(start).virtualSizeBytes;
  } finally {
    await content.close();
  }
}
