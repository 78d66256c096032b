// Sizes are bytes everywhere inside; MiB and KiB only at the edges that demand them (libvirt, memory statistics).
export const KIB = 1024;
export const MIB = 1024 * KIB;
export const GIB = 1024 * MIB;

const STEPS = [
  ['TiB', 1024 * GIB],
  ['GiB', GIB],
  ['MiB', MIB],
  ['KiB', KIB],
] as const;

/** `1610612736` -> `1.5 GiB`; at most one decimal. */
export function formatBytes(bytes: number): string {
  for (const [unit, size] of STEPS) {
    if (Math.abs(bytes) >= size) return `${Number((bytes / size).toFixed(1))} ${unit}`;
  }
  return `${bytes} B`;
}
