import { expect, test } from 'vitest';
import { parseId } from './ids.ts';
import { Refusal, refuseUnless } from './refusal.ts';

test('a refusal carries its code, status and filled sentence', () => {
  const error = new Refusal('NOT_FOUND', { what: 'VM', id: '42' });
  expect(error.status).toBe(404);
  expect(error.message).toBe('No VM with id 42 exists. List the VMs to see those that do.');
  expect(Refusal.is(error, 'NOT_FOUND')).toBe(true);
  expect(Refusal.is(error, 'IN_USE')).toBe(false);
});

test('refuseUnless passes on truth and throws on falsehood', () => {
  expect(() => refuseUnless(true, 'IN_USE')).not.toThrow();
  expect(() => refuseUnless(false, 'IN_USE')).toThrow(Refusal);
});

test('an id that is not a UUID is refused, a good one is lower-cased', () => {
  expect(() => parseId("1' or 1=1")).toThrow(Refusal);
  expect(parseId('58CFB470-02F3-03D7-0386-0000000003BC')).toBe('58cfb470-02f3-03d7-0386-0000000003bc');
});
