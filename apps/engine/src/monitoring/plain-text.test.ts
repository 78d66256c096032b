import { expect, test } from 'vitest';
import { plain, plainText } from './plain-text.ts';

test('what a guest sends loses control characters, broken surrogates and marks that turn text around', () => {
  expect(plainText('web\u0000\u001b[31m1\ud800\u202e')).toBe('web[31m1\ufffd');
});

test('letters of all languages, tabs and line ends stay', () => {
  const text = 'Zürich 東京 مرحبا 🐧\t\n';
  expect(plainText(text)).toBe(text);
});

test('every text of a report is made plain, its numbers and shape stay', () => {
  const report = {
    agent: 'connected',
    interfaces: [{ name: 'eth\u00000', addresses: ['::1\u0007'] }],
    count: 3,
    no: null,
  };
  expect(plain(report)).toEqual({
    agent: 'connected',
    interfaces: [{ name: 'eth0', addresses: ['::1'] }],
    count: 3,
    no: null,
  });
});
