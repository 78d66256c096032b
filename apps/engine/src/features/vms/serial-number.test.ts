import { expect, test } from 'vitest';
import { checkSerial, serialOf, settledSerial, systemSerial } from './serial-number.ts';

const ID = '00000000-0000-4000-8000-000000000001';

test('the VM counts before its cluster, and the cluster before the system', () => {
  const custom = { policy: 'custom', value: 'S1' } as const;
  expect(serialOf(ID, [{ policy: 'vm' }, custom, { policy: 'host' }])).toBe(ID);
  expect(serialOf(ID, [undefined, custom, { policy: 'vm' }])).toBe('S1');
  expect(serialOf(ID, [{ policy: 'none' }, undefined, { policy: 'vm' }])).toBe(ID);
  expect(serialOf(ID, [{ policy: 'host' }, custom, { policy: 'vm' }])).toBeUndefined();
});

test('the system says host where nobody said otherwise', () => {
  expect(systemSerial(undefined, undefined).policy).toBe('host');
  expect(systemSerial('VM_ID', 'x').policy).toBe('vm');
  expect(serialOf(ID, [systemSerial('CUSTOM', 'Dummy')])).toBe('Dummy');
});

test('none takes the policy away, and a value goes with the policy that it was for', () => {
  expect(settledSerial({ serialNumber: { policy: 'none', value: 'S1' } })).toEqual({});
  expect(settledSerial({ serialNumber: { policy: 'vm', value: 'S1' } })).toEqual({ serialNumber: { policy: 'vm' } });
  const custom = { serialNumber: { policy: 'custom', value: 'S1' } } as const;
  expect(settledSerial(custom)).toEqual(custom);
});

test.each([undefined, '', 'x'.repeat(256)])('a custom policy with the value %j is refused', value => {
  expect(() => checkSerial('vm', { policy: 'custom', value })).toThrow(/vm.serial_number.value/);
  expect(() => checkSerial('vm', { policy: 'host', value })).not.toThrow();
});
