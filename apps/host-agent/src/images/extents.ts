// Which parts of an image file are zeros. They cover the file without a gap, since clients take its size from the last.
import { stat } from 'node:fs/promises';
import type { Log } from '@overt/kernel/ports';
import { z } from 'zod';
import { runProgram } from '../programs/run-program.ts';
import { IMAGE_LIMITS } from '../storage/image-shape.ts';

export interface Extent {
  readonly start: number;
  readonly length: number;
  readonly zero: boolean;
  readonly hole: boolean;
}

const map = z.array(z.object({ start: z.int(), length: z.int(), zero: z.boolean() }));

export async function readExtents(path: string, log: Log): Promise<Extent[]> {
  const { size } = await stat(path);
  const whole = [{ start: 0, length: size, zero: false, hole: false }];
  if (size === 0) return whole;
  try {
    const text = await runProgram('qemu-img', ['map', '--output=json', '-U', '-f', 'raw', path], {
      limits: IMAGE_LIMITS,
      maxOutput: 32 * 1024 * 1024,
    });
    return join(map.parse(JSON.parse(text)), size);
  } catch (error) {
    log.warn({ path, error }, 'extents are unknown, the image is served as data');
    return whole;
  }
}

/** Joins neighbours of a kind, cuts at the file's end (the map is rounded up to a sector) and fills gaps as data. */
export function join(parts: z.infer<typeof map>, size: number): Extent[] {
  const extents: { start: number; length: number; zero: boolean; hole: boolean }[] = [];
  const add = (start: number, end: number, zero: boolean) => {
    const last = extents.at(-1);
    if (end <= start) return;
    if (last?.zero === zero) last.length += end - start;
    else extents.push({ start, length: end - start, zero, hole: false });
  };
  let at = 0;
  for (const part of parts) {
    add(at, Math.min(part.start, size), false);
    add(Math.max(at, part.start), Math.min(part.start + part.length, size), part.zero);
    at = Math.max(at, Math.min(part.start + part.length, size));
  }
  add(at, size, false);
  return extents;
}
