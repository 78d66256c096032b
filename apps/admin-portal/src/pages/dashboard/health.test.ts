import { describe, expect, it } from 'vitest';
import { capacity, findings } from './health.ts';

describe('what needs a person', () => {
  it('comes worst first, and a healthy estate has nothing', () => {
    expect(findings([{ id: '1', status: 'up' }], [{ id: 's', status: 'active', used: 1, available: 9 }], [])).toEqual(
      [],
    );
    const found = findings(
      [
        { id: '1', name: 'a', status: 'maintenance' },
        { id: '2', name: 'b', status: 'non_responsive' },
      ],
      [{ id: 's', name: 'data', status: 'active', used: 95, available: 5 }],
      [],
    );
    expect(found.map(one => one.tone)).toEqual(['danger', 'warning', 'info']);
    expect(found[1]?.params).toEqual({ name: 'data', part: '95' });
  });
});

describe('capacity', () => {
  it('weighs CPU by processors and says what is left after the largest host fails', () => {
    const sum = capacity([
      { up: true, cpu: 10, cpus: 30, memoryUsed: 10, memoryTotal: 100 },
      { up: true, cpu: 50, cpus: 10, memoryUsed: 20, memoryTotal: 50 },
      { up: false, cpu: undefined, cpus: 64, memoryUsed: undefined, memoryTotal: 500 },
    ]);
    expect(sum.cpu).toBe(20);
    expect(sum.memoryAfterLoss).toBe(20);
    expect(sum.hostsUp).toBe(2);
  });
  it('has no CPU figure without a measured host', () => {
    expect(capacity([]).cpu).toBeUndefined();
  });
});
