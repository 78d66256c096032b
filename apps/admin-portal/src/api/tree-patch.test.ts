import { describe, expect, it } from 'vitest';
import { latestOf, patchVms } from './tree-patch.ts';

describe('the VMs of the tree', () => {
  it('change in place, come in by name, and go', () => {
    const before = [
      { id: '1', name: 'a', status: 'down' as const },
      { id: '2', name: 'c' },
      { id: '3', name: 'd' },
    ];
    const after = patchVms(
      before,
      [
        { id: '1', name: 'a', status: 'up' as const },
        { id: '4', name: 'b' },
      ],
      new Set(['3']),
    );
    expect(after.map(vm => vm.name)).toEqual(['a', 'b', 'c']);
    expect(after[0]?.status).toBe('up');
  });
});

it('takes the last word on each: what went and came again is there', () => {
  const change = (seq: number, id: string, op: 'update' | 'delete') => ({ seq, entity: 'vm', id, op });
  const { ids, gone } = latestOf([change(1, 'a', 'delete'), change(2, 'a', 'update'), change(3, 'b', 'delete')]);
  expect(ids).toEqual(['a']);
  expect([...gone]).toEqual(['b']);
});
