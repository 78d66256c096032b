import { describe, expect, it } from 'vitest';
import { bytes, bytesOf, duration, GIB, percent } from './units.ts';

describe('units', () => {
  it('writes sizes in IEC units with at most one decimal', () => {
    expect(bytes(0)).toBe('0 B');
    expect(bytes(1536)).toBe('1.5 KiB');
    expect(bytes(4 * GIB)).toBe('4 GiB');
    expect(bytes(123.4 * GIB)).toBe('123 GiB');
    expect(bytes(undefined)).toBe('–');
  });
  it('writes used and total in one unit', () => {
    expect(bytesOf(2.1 * GIB, 4 * GIB)).toBe('2.1 / 4 GiB');
  });
  it('uses the decimal comma where the language has one', () => {
    expect(bytes(1536, 'de')).toBe('1,5 KiB');
    expect(percent(2.34, 'de')).toBe('2,3 %');
  });
  it('keeps a duration to two parts', () => {
    expect(duration(59)).toBe('59 s');
    expect(duration(3 * 86_400 + 4 * 3600)).toBe('3 d 4 h');
    expect(duration(3660)).toBe('1 h 1 min');
  });
});
