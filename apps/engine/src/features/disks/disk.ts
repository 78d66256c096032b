// What a disk may be; pure. Sizes are bytes, a multiple of 512.
import { refuse, refuseUnless } from '@overt/kernel/refusal';

export const MAX_DISK_BYTES = 500 * 1024 ** 4;
const SECTOR = 512;
const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

export type DiskFormat = 'raw' | 'cow';

export interface DiskShape {
  readonly format: DiskFormat;
  readonly sparse: boolean;
  readonly provisionedBytes: number;
}

/** Refuses sizes and combinations that no storage can hold; rounds the size up to a whole sector. */
export function checkShape(shape: DiskShape): DiskShape {
  const { provisionedBytes: size } = shape;
  refuseUnless(Number.isSafeInteger(size) && size > 0 && size <= MAX_DISK_BYTES, 'INVALID_VALUE', {
    path: 'disk.provisioned_size',
    rule: `bytes from 1 to ${MAX_DISK_BYTES}`,
  });
  return { ...shape, provisionedBytes: Math.ceil(size / SECTOR) * SECTOR };
}

export function checkAlias(alias: string): void {
  refuseUnless(/^[\p{L}\p{N}_. -]{1,255}$/u.test(alias), 'INVALID_VALUE', {
    path: 'disk.alias',
    rule: '1 to 255 letters, digits, spaces, ".", "_" or "-"',
  });
}

export function requireOk(disk: { alias: string; status: string }): void {
  if (disk.status !== 'ok') refuse('DISK_STATUS', { alias: disk.alias, status: disk.status });
}

export interface Space {
  readonly name: string;
  readonly total_bytes: number | null;
  readonly free_bytes: number | null;
  readonly critical_space_gib: number;
}

/**
 * Thin disks may promise together more than there is, but one never more than the whole domain; what is `needed` at once
 * must be free and leave the domain's critical reserve (at most a tenth of it) alone.
 */
export function checkSpace(domain: Space, { bytes, needed }: { bytes: number; needed: number }): void {
  const { name, total_bytes, free_bytes, critical_space_gib } = domain;
  const total = total_bytes ?? 0;
  const free = free_bytes ?? 0;
  refuseUnless(bytes <= total, 'DISK_LARGER_THAN_STORAGE', { size: bytes, name, total });
  const reserve = Math.min(critical_space_gib * GIB, Math.floor(total / 10));
  const full = needed > 0 && free - needed < reserve;
  if (full) refuse('STORAGE_DOMAIN_FULL', { name, free: Math.max(0, free - reserve), needed });
}

/** Bytes that must be free for a new volume: all of a preallocated one, the initial part of a thin one. */
export const bytesNeeded = (shape: DiskShape, initialBytes: number | undefined): number =>
  shape.sparse ? (initialBytes ?? 0) : shape.provisionedBytes;

export const toAgentFormat = (format: DiskFormat): 'raw' | 'qcow2' => (format === 'cow' ? 'qcow2' : 'raw');

/** Room for qcow2's own tables and for the format's rounding, above the guest's bytes. */
export const cowFileLimit = (virtualBytes: number): number => Math.ceil(virtualBytes * 1.1) + 64 * MIB;
