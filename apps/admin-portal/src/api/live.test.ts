import { describe, expect, it } from 'vitest';
import { invalidations } from './live.ts';

describe('what a change makes stale', () => {
  it('is whatever counts running machines, when one goes up or down', () => {
    const { one, lists, whole } = invalidations([{ seq: 1, entity: 'vm', id: 'a', op: 'update' }]);
    expect(one.get('vm')).toEqual(new Set(['a']));
    expect([...lists]).toEqual(['vm']);
    expect([...whole]).toEqual(['host', 'system']);
  });
  it('does not grow with the number of changes of the same kind', () => {
    const many = Array.from({ length: 500 }, (_, seq) => ({
      seq,
      entity: 'vm',
      id: `vm-${seq}`,
      op: 'update' as const,
    }));
    const { lists, whole } = invalidations(many);
    expect([lists.size, whole.size]).toEqual([1, 2]);
  });
  it('of a vNIC profile is the list of networks, which names profiles', () => {
    const { whole } = invalidations([{ seq: 1, entity: 'vnic_profile', id: 'p', op: 'insert' }]);
    expect([...whole]).toEqual(['network']);
  });
});
