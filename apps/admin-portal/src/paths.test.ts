import { describe, expect, it } from 'vitest';
import { paths, safeReturn } from './paths.ts';

describe('paths', () => {
  it('encodes what comes from data', () => {
    expect(paths.vm('a/b')).toBe('/vms/a%2Fb/summary');
    expect(paths.vms('name=web* and status=up')).toBe('/vms?q=name%3Dweb*+and+status%3Dup');
  });
  it('leaves out what is not given', () => {
    expect(paths.hosts()).toBe('/hosts');
    expect(paths.login('')).toBe('/login');
  });
  it('returns after sign-in to this portal only', () => {
    expect(safeReturn('/vms/1/console')).toBe('/vms/1/console');
    expect(safeReturn('//evil.example')).toBe('/dashboard');
    expect(safeReturn('/\\evil.example')).toBe('/dashboard');
    expect(safeReturn('https://evil.example')).toBe('/dashboard');
    expect(safeReturn(null)).toBe('/dashboard');
  });
});
