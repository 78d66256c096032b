// What an image file is: its format and the size that a guest sees, from the first bytes.
import type { FileHandle } from 'node:fs/promises';
import { usage } from '../exit-codes.ts';

export interface ImageFile {
  readonly format: 'cow' | 'raw';
  readonly virtualSizeBytes: number;
  readonly fileBytes: number;
}

const QCOW2 = 0x514649fb;

/** `wanted`: raw, qcow2 or auto. Refuses what the engine would refuse only after the whole upload. */
export async function inspectImage(file: FileHandle, name: string, wanted: string): Promise<ImageFile> {
  const { size: fileBytes } = await file.stat();
  if (fileBytes === 0) return usage(`${name} is empty.`);
  const header = Buffer.alloc(72);
  await file.read(header, 0, header.length, 0);
  const isQcow2 = header.readUInt32BE(0) === QCOW2;
  if (wanted === 'qcow2' && !isQcow2) return usage(`${name} is not a qcow2 image.`);
  if (wanted === 'raw' || !isQcow2) {
    // A raw disk ends at a sector.
    return { format: 'raw', virtualSizeBytes: Math.ceil(fileBytes / 512) * 512, fileBytes };
  }
  if (header.readBigUInt64BE(8) !== 0n) {
    return usage(
      `${name} refers to a backing file. Make it whole first: qemu-img convert -O qcow2 ${name} whole.qcow2`,
    );
  }
  return { format: 'cow', virtualSizeBytes: Number(header.readBigUInt64BE(24)), fileBytes };
}
