import { expect, test } from 'vitest';
import { compareStorage, type ExpectedDomain } from './storage-domain.monitor.ts';

const domain = (id: string, status: string): ExpectedDomain => ({ id, hostId: 'h', status, connection: {} });
const sample = (storageDomainId: string, valid: boolean) => ({
  storageDomainId,
  valid,
  totalBytes: 100,
  freeBytes: 40,
  delaySeconds: 0,
});

test('a domain that its host does not serve is to be activated there', () => {
  const found = compareStorage([domain('a', 'active')], new Map([['h', []]]));
  expect(found.toActivate.map(({ id }) => id)).toEqual(['a']);
  expect(found.becameInactive).toEqual([]);
});

test('a domain that cannot be read any more becomes inactive, once', () => {
  const samples = new Map([['h', [sample('a', false), sample('b', false)]]]);
  const found = compareStorage([domain('a', 'active'), domain('b', 'inactive')], samples);
  expect(found.becameInactive.map(({ id }) => id)).toEqual(['a']);
  expect(found.sizes).toEqual([]);
});

test('a domain that can be read again becomes active and its sizes are recorded', () => {
  const found = compareStorage([domain('a', 'inactive')], new Map([['h', [sample('a', true)]]]));
  expect(found.becameActive.map(({ id }) => id)).toEqual(['a']);
  expect(found.sizes).toEqual([{ id: 'a', totalBytes: 100, freeBytes: 40 }]);
});
