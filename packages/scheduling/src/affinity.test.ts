import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuses, wishesFulfilled } from './affinity.ts';
import type { AffinityRule, PlacementRequest } from './model.ts';

const anyRule = fc.record({
  group: fc.string(),
  about: fc.constantFrom('vms' as const, 'hosts' as const),
  positive: fc.boolean(),
  enforcing: fc.boolean(),
  priority: fc.float({ min: 0, max: 100, noNaN: true }),
  hosts: fc.subarray(['a', 'b', 'c']),
});
const rule = (over: Partial<AffinityRule>): AffinityRule => ({
  group: 'g',
  about: 'vms',
  positive: true,
  enforcing: false,
  priority: 1,
  hosts: ['a'],
  ...over,
});
const request = (affinity: readonly AffinityRule[]) => ({ affinity }) as PlacementRequest;

test('a host is refused by a rule or by its opposite, never by both', () => {
  fc.assert(
    fc.property(anyRule, fc.constantFrom('a', 'b', 'c'), (one, host) => {
      expect(refuses(one, host)).toBe(!refuses({ ...one, positive: !one.positive }, host));
    }),
  );
});

test('wishes count by their priority, musts and the other kind do not', () => {
  const wishes = [rule({ priority: 3 }), rule({ priority: 0, hosts: ['b'] }), rule({ about: 'hosts', hosts: ['b'] })];
  const all = request([...wishes, rule({ enforcing: true, hosts: ['b'] })]);
  expect(wishesFulfilled(all, 'vms', 'a')).toBe(0.8);
  expect(wishesFulfilled(all, 'vms', 'b')).toBe(0.2);
  expect(wishesFulfilled(all, 'hosts', 'a')).toBe(0);
  expect(wishesFulfilled(request([rule({ enforcing: true })]), 'vms', 'a')).toBeUndefined();
});

test('the share of fulfilled wishes is between 0 and 1, and 1 where no wish is against the host', () => {
  fc.assert(
    fc.property(fc.array(anyRule), fc.constantFrom('a', 'b', 'c'), (rules, host) => {
      const share = wishesFulfilled(request(rules), 'vms', host);
      const wishes = rules.filter(one => one.about === 'vms' && !one.enforcing);
      expect(share === undefined).toBe(wishes.length === 0);
      expect(share ?? 1).toBeGreaterThanOrEqual(0);
      expect(share ?? 1).toBeLessThanOrEqual(1);
      expect((share ?? 1) > 0.9999).toBe(!wishes.some(one => refuses(one, host)));
    }),
  );
});
