import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkConflicts, isBroken, type GroupOfVms } from './affinity-group.ts';

const OFF = { enabled: false, positive: true, enforcing: false };
const group = (name: string, vms: string, over: Partial<GroupOfVms> = {}): GroupOfVms => ({
  name,
  vmsRule: { enabled: true, positive: true, enforcing: true },
  hostsRule: OFF,
  priority: 1,
  vms: [...vms].map(id => ({ id, name: id, hostId: null })),
  hosts: [],
  ...over,
});
const apart = (name: string, vms: string, enforcing = true) =>
  group(name, vms, { vmsRule: { enabled: true, positive: false, enforcing } });

test('VMs that must run together, even by way of others, cannot be kept apart', () => {
  const together = [group('ab', 'ab'), group('bc', 'bc')];
  expect(() => checkConflicts([...together, apart('ac', 'ac')])).toThrow(
    expect.objectContaining({ code: 'AFFINITY_CONFLICT', params: { groups: 'ac, ab, bc', vms: 'a, c' } }),
  );
  checkConflicts([...together, apart('ad', 'ad')]);
  checkConflicts([...together, apart('wish', 'ac', false)]);
});

test('a conflict is found exactly where no placement on as many hosts as wanted could fulfil all musts', () => {
  const vms = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }).map(ids => ids.join(''));
  fc.assert(
    fc.property(fc.array(vms, { maxLength: 3 }), fc.array(vms, { maxLength: 3 }), (positive, negative) => {
      const groups = [
        ...positive.map((ids, i) => group(`p${i}`, ids)),
        ...negative.map((ids, i) => apart(`n${i}`, ids)),
      ];
      const places = [0, 1, 2, 3].flatMap(a =>
        [0, 1, 2, 3].flatMap(b => [0, 1, 2, 3].flatMap(c => [0, 1, 2, 3].map(d => ({ a, b, c, d })))),
      );
      const possible = places.some(at =>
        groups.every(({ vmsRule, vms: members }) => {
          const used = new Set(members.map(vm => at[vm.id as keyof typeof at])).size;
          return vmsRule.positive ? used === 1 : used === members.length;
        }),
      );
      let refused = false;
      try {
        checkConflicts(groups);
      } catch {
        refused = true;
      }
      expect(refused).toBe(!possible);
    }),
  );
});

test.each([
  [true, ['h1', 'h1'], false],
  [true, ['h1', 'h2'], true],
  [true, ['h1', null], false],
  [false, ['h1', 'h1'], true],
  [false, ['h1', 'h2', null], false],
])('with positive %s, VMs on %j are broken: %s', (positive, hosts, broken) => {
  const vms = hosts.map((hostId, index) => ({ id: `${index}`, name: `${index}`, hostId }));
  const rule = { enabled: true, positive, enforcing: false };
  expect(isBroken(group('g', '', { vms, vmsRule: rule }))).toBe(broken);
  expect(isBroken(group('g', '', { vms, vmsRule: { ...rule, enabled: false } }))).toBe(false);
});

test('a group about hosts is broken while one of its VMs runs elsewhere', () => {
  const on = (hostId: string, positive: boolean) =>
    isBroken(
      group('g', '', {
        vms: [{ id: 'a', name: 'a', hostId }],
        hosts: ['h1'],
        vmsRule: OFF,
        hostsRule: { enabled: true, positive, enforcing: true },
      }),
    );
  expect([on('h1', true), on('h2', true), on('h1', false), on('h2', false)]).toEqual([false, true, true, false]);
});
