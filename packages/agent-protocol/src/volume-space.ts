// How much room a volume takes on its storage before it holds anything; pure. The one answer of real and simulated hosts to
// "does it fit".
import type { VerbParams } from './verb-table.ts';

const MIB = 1024 * 1024;

/** Bytes that a new volume takes at once; qcow2 adds its tables. */
export function bytesForVolume(
  volume: Pick<VerbParams<'Volume.create'>, 'format' | 'sparse' | 'virtualSizeBytes' | 'initialSizeBytes'>,
): number {
  const { format, sparse, virtualSizeBytes, initialSizeBytes = 0 } = volume;
  const tables = format === 'qcow2' ? MIB + Math.ceil(virtualSizeBytes / 1024) : 64 * 1024;
  return (sparse ? Math.min(initialSizeBytes, virtualSizeBytes) : virtualSizeBytes) + tables;
}

export interface CopiedVolume {
  readonly virtualSizeBytes: number;
  readonly actualSizeBytes: number;
  /** It keeps only what differs from a volume below it, whose bytes a whole copy takes as well. */
  readonly layer: boolean;
}

/** Bytes that a copy takes, at most. */
export function bytesForCopy(
  { virtualSizeBytes, actualSizeBytes, layer }: CopiedVolume,
  { thin, sparse }: Pick<VerbParams<'Volume.copy'>, 'thin' | 'sparse'>,
): number {
  const tables = MIB + Math.ceil(virtualSizeBytes / 1024);
  if (thin) return tables;
  return (!sparse || layer ? virtualSizeBytes : actualSizeBytes) + tables;
}
