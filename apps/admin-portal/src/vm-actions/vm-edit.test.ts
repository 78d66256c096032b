import { describe, expect, it } from 'vitest';
import { changeOf, changesCompute, editOf, editProblem } from './vm-edit.ts';

const GIB = 2 ** 30;
const before = editOf({
  name: 'web',
  description: 'shop',
  memory: 2 * GIB,
  cpu: { topology: { sockets: 1, cores: 2, threads: 1 } },
});

describe('a change of a VM', () => {
  it('sends only what was touched', () => {
    expect(changeOf(before, before)).toBeNull();
    expect(changeOf(before, { ...before, name: ' shop ' })).toEqual({ name: 'shop' });
    expect(changeOf(before, { ...before, description: '' })).toEqual({ description: '' });
    expect(changeOf(before, { ...before, memoryMib: '4096' })).toEqual({ memory: 4 * GIB });
    expect(changeOf(before, { ...before, cores: '4' })).toEqual({
      cpu: { topology: { sockets: 1, cores: 4, threads: 1 } },
    });
  });
  it('knows what waits for the next start', () => {
    expect(changesCompute(before, { ...before, name: 'x' })).toBe(false);
    expect(changesCompute(before, { ...before, threads: '2' })).toBe(true);
  });
  it('says what is wrong', () => {
    const t = (key: string) => key;
    expect(editProblem(before, t)).toBeNull();
    expect(editProblem({ ...before, name: 'two words' }, t)).toBe('create.nameSigns');
    expect(editProblem({ ...before, memoryMib: '8' }, t)).toBe('create.memoryBad');
  });
});
