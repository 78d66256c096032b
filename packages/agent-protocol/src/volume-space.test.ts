import { expect, it } from 'vitest';
import { bytesForCopy, bytesForVolume } from './volume-space.ts';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

it('a preallocated volume takes all of its size at once, a sparse one what is asked for, and qcow2 its tables', () => {
  const size = { virtualSizeBytes: GIB };
  expect(bytesForVolume({ ...size, format: 'raw', sparse: false })).toBe(GIB + 64 * 1024);
  expect(bytesForVolume({ ...size, format: 'raw', sparse: true })).toBe(64 * 1024);
  expect(bytesForVolume({ ...size, format: 'qcow2', sparse: true, initialSizeBytes: 2 * GIB })).toBe(GIB + 2 * MIB);
});

it('a thin copy takes its tables, a whole one what there is to copy, with what lies below a layer', () => {
  const source = { virtualSizeBytes: GIB, actualSizeBytes: MIB, layer: false };
  expect(bytesForCopy(source, { thin: true, sparse: true })).toBe(2 * MIB);
  expect(bytesForCopy(source, { thin: false, sparse: true })).toBe(3 * MIB);
  expect(bytesForCopy(source, { thin: false, sparse: false })).toBe(GIB + 2 * MIB);
  expect(bytesForCopy({ ...source, layer: true }, { thin: false, sparse: true })).toBe(GIB + 2 * MIB);
});
