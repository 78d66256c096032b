// A volume as a client reads it: what was uploaded, and else what a real host would have made.
import type { SimVolume } from '../storage/sim-storage.ts';
import { emptyQcow2 } from './empty-qcow2.ts';
import type { ImageFiles } from './image-files.ts';

export interface VolumeContent {
  readonly sizeBytes: number;
  /** From there on there are zeros. */
  readonly dataEnd: number;
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** To be closed. */
export async function volumeContent(files: ImageFiles, volume: SimVolume): Promise<VolumeContent> {
  const { volumeId, format, virtualSizeBytes } = volume;
  const file = await files.find(volumeId);
  if (file !== undefined) {
    const { read, close } = await files.open(volumeId);
    const sizeBytes = format === 'raw' ? virtualSizeBytes : file.sizeBytes;
    return { sizeBytes, dataEnd: Math.min(file.sizeBytes, sizeBytes), read, close };
  }
  const made = format === 'raw' ? Buffer.alloc(0) : emptyQcow2(virtualSizeBytes);
  return {
    sizeBytes: format === 'raw' ? virtualSizeBytes : made.length,
    dataEnd: made.length,
    async read(at, length) {
      const bytes = Buffer.alloc(length);
      made.subarray(at, at + length).copy(bytes);
      return bytes;
    },
    close: async () => undefined,
  };
}
