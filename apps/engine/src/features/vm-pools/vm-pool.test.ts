import { describe, expect, test } from 'vitest';
import { checkNumbers, checkPoolName, namesFor, toGive, toStart } from './vm-pool.ts';

const none = new Set<string>();

describe('names of a pool’s VMs', () => {
  test('question marks stand for the digits of a number', () => {
    expect(namesFor('desk-??-a', 2, none)).toEqual(['desk-01-a', 'desk-02-a']);
  });
  test('without a mask the number stands behind a dash', () => {
    expect(namesFor('desk', 2, none)).toEqual(['desk-1', 'desk-2']);
  });
  test('names that others have are passed over', () => {
    expect(namesFor('d?', 2, new Set(['d1', 'd3']))).toEqual(['d2', 'd4']);
  });
  test('a mask has no more numbers than its digits', () => {
    expect(namesFor('d?', 9, none)).toHaveLength(9);
    expect(() => namesFor('d?', 10, none)).toThrow(expect.objectContaining({ code: 'VM_POOL_MASK_TOO_SHORT' }));
  });
  test.each(['', '?a', 'a?b?', 'a b', 'a/b'])('"%s" is no name of a pool', name => {
    expect(() => checkPoolName(name)).toThrow(expect.objectContaining({ code: 'VM_POOL_NAME_INVALID' }));
  });
  test.each(['a', 'a?', 'a-??-b', 'rechner.1'])('"%s" is one', name => {
    expect(() => checkPoolName(name)).not.toThrow();
  });
});

test.each([{ size: -1 }, { size: 1001 }, { size: 1.5 }, { prestartedVms: -1 }, { maxUserVms: 0 }])(
  '%j is out of bounds',
  numbers => {
    expect(() => checkNumbers(numbers)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }));
  },
);

test('no more VMs wait running than there are', () => {
  const numbers = { size: 2, prestartedVms: 3 };
  expect(() => checkNumbers(numbers)).toThrow(expect.objectContaining({ code: 'VM_POOL_PRESTARTS_TOO_MANY' }));
});

const vm = (name: string, status: string, change: { taken?: boolean; busy?: boolean } = {}) => ({
  name,
  status,
  taken: false,
  busy: false,
  ...change,
});
const names = (vms: readonly { name: string }[]) => vms.map(one => one.name);

describe('which VMs of a pool are started ahead', () => {
  test('as many as are missing among those that nobody has taken', () => {
    const vms = [vm('a', 'up'), vm('b', 'up', { taken: true }), vm('c', 'down'), vm('d', 'down')];
    expect(names(toStart(vms, 2))).toEqual(['c']);
  });
  test('none that is taken or worked on', () => {
    expect(toStart([vm('a', 'down', { taken: true }), vm('b', 'down', { busy: true })], 2)).toEqual([]);
  });
  test('at most five at a time, and never a negative number', () => {
    const vms = Array.from({ length: 9 }, (_, index) => vm(`v${index}`, 'down'));
    expect(toStart(vms, 9)).toHaveLength(5);
    expect(toStart([vm('a', 'up'), vm('b', 'down')], 0)).toEqual([]);
  });
});

test('one that runs already is given away first, then one that is down, never another’s', () => {
  const down = vm('down', 'down');
  expect(toGive([down, vm('up', 'up')])?.name).toBe('up');
  expect(toGive([vm('up', 'up', { taken: true }), vm('off', 'powering_down'), down])?.name).toBe('down');
  expect(toGive([vm('up', 'up', { busy: true }), vm('down', 'down', { taken: true })])).toBeUndefined();
});
