// Size of an image file by its declared format. A raw file is never looked into: its bytes are the guest's, and a guest
// that writes a qcow2 header into its disk must not make anyone believe it.
import { open, stat } from 'node:fs/promises';
import { z } from 'zod';
import { refuse } from '@overt/kernel/refusal';
import { runProgram } from '../programs/run-program.ts';
import { readQcow2Header } from './qcow2-header.ts';

/** Enough for the tables of any image that the header check lets through. */
export const IMAGE_LIMITS = { addressSpaceBytes: 1024 ** 3, cpuSeconds: 60 } as const;

export interface ImageShape {
  readonly virtualSizeBytes: number;
  readonly actualSizeBytes: number;
}

const info = z.object({
  format: z.string(),
  'virtual-size': z.int().min(0),
  'actual-size': z.int().min(0).optional(),
  'backing-filename': z.string().optional(),
  encrypted: z.boolean().optional(),
  snapshots: z.array(z.unknown()).optional(),
  'format-specific': z.object({ data: z.record(z.string(), z.unknown()) }).optional(),
});
export type QemuImageInfo = z.infer<typeof info>;

/** `based`: we made it as a layer over another volume. */
export async function readImageShape(path: string, format: 'raw' | 'qcow2', based = false): Promise<ImageShape> {
  const { size, blocks } = await stat(path);
  if (format === 'raw') return { virtualSizeBytes: size, actualSizeBytes: blocks * 512 };
  const file = await open(path, 'r');
  try {
    return { virtualSizeBytes: (await readQcow2Header(file, based)).virtualSizeBytes, actualSizeBytes: blocks * 512 };
  } finally {
    await file.close();
  }
}

/** `qemu-img info` of that format, under resource limits; `-U` also while a VM has it open. */
export async function qemuImageInfo(path: string, format: 'raw' | 'qcow2'): Promise<QemuImageInfo> {
  const args = ['info', '--output=json', '-U', '-f', format, path];
  const text = await runProgram('qemu-img', args, { limits: IMAGE_LIMITS, timeoutMs: 60_000 }).catch((error: unknown) =>
    refuse('AGENT_IMAGE_INVALID', { cause: 'qemu-img cannot read it' }, { cause: error }),
  );
  return info.parse(JSON.parse(text));
}
