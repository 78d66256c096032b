import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanguage, isSpoken, languages, preferredLanguage } from './language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['DE-at', 'de'],
  ['de-DE-1996, en;q=0.5', 'de'],
  ['en, de', 'en'],
  ['de, en', 'de'],
  ['en;q=0.8, de;q=0.9', 'de'],
  ['en;q=0.8,de;q=0.80', 'en'],
  ['fr, it;q=0.9, de;q=0.1', 'de'],
  ['fr', 'en'],
  ['*', 'en'],
  ['*, en;q=0.5', 'de'],
  ['en;q=0, *', 'de'],
  ['*;q=0.5, de', 'de'],
  ['de;q=0', 'en'],
  ['de;q=0, en;q=0', 'en'],
  [', ,de , ', 'de'],
  ['de ; q=1.000', 'de'],
  // Malformed: it counts as not sent.
  ['de;q=2', 'en'],
  ['de;q=', 'en'],
  ['de;q=0.1234', 'en'],
  ['de;level=1', 'en'],
  ['de_DE', 'en'],
  ['deutsch-und-viel-zu-langes', 'en'],
  [`de${',fr'.repeat(400)}`, 'en'],
])('%s is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

test('whatever the header, there is a language', () => {
  fc.assert(fc.property(fc.string({ maxLength: 2000 }), header => languages.includes(preferredLanguage(header))));
});

test('texts in every language become the one that is asked for, wherever they stand; the rest stays', () => {
  const text = { en: 'one', de: 'eins' };
  expect(inLanguage({ a: [text, 1, null], b: { text, en: 'x' } }, 'de')).toEqual({
    a: ['eins', 1, null],
    b: { text: 'eins', en: 'x' },
  });
  expect([isSpoken({ en: 'a', de: 1 }), isSpoken({ ...text, fr: '' }), isSpoken('en')]).toEqual([false, false, false]);
});
