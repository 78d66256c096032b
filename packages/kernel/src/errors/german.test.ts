import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { errorCatalogue, type ErrorCode } from './catalogue.ts';
import { rules } from './de/rules.ts';
import { things } from './de/things.ts';
import { german } from './german.ts';
import { germanWords, refusalSentence } from './sentence.ts';

const holes = (text: string): string[] => [...new Set([...text.matchAll(/\{\w*\}/g)].map(String))].toSorted();

test('each code has a German sentence with the placeholders of the English one, and there is no sentence without a code', () => {
  expect(Object.keys(german).toSorted()).toEqual(Object.keys(errorCatalogue).toSorted());
  for (const [code, { message }] of Object.entries(errorCatalogue)) {
    const sentence = german[code as ErrorCode];
    expect(holes(sentence), code).toEqual(holes(message));
    expect(sentence.length, code).toBeGreaterThan(10);
    expect(sentence, code).not.toBe(message);
  }
});

test('what is quoted from a terminal or an API stands in the German sentence as in the English one', () => {
  const quoted = (text: string) =>
    text.match(/`[^`]+`|--[a-z]+|\/overt\/[\w/{}-]+|\b[a-z]+_[a-z_]+\b/g)?.toSorted() ?? [];
  for (const [code, { message }] of Object.entries(errorCatalogue)) {
    expect(quoted(german[code as ErrorCode]), code).toEqual(quoted(message));
  }
});

test('words that fill a sentence vary in German where they vary in English', () => {
  for (const [english, text] of Object.entries(rules))
    expect(text.split('{}').length, english).toBe(english.split('{}').length);
  for (const name of Object.keys(things)) expect(rules[name], name).toBeUndefined();
});

test('the words that fill a sentence are German too, and what people wrote stays', () => {
  const said = (code: ErrorCode, params: Refusal['params']) => refusalSentence(new Refusal(code, params), 'de');
  expect(said('NAME_IN_USE', { what: 'storage domain', name: 'host' })).toBe(
    'Den Namen host gibt es bei der Art „Speicherdomäne“ schon. Wählen Sie einen anderen Namen.',
  );
  expect(said('INVALID_VALUE', { path: 'port', rule: 'a whole number from 1 to 9' })).toContain(
    ': eine ganze Zahl von 1 bis 9.',
  );
  expect(said('PERMISSION_DENIED', { user: 'vm', permit: 'p', kind: 'data center', id: '1' })).toContain(
    '(Rechenzentrum)',
  );
  expect(said('AGENT_STORAGE_FAILED', { cause: 'EIO: {path} $& $1' })).toContain('EIO: {path} $& $1');
  expect(said('VM_NO_HOST_FITS', { vm: 'a', reasons: { en: 'none', de: 'keiner' } })).toMatch(/: keiner\.$/);
  expect(new Refusal('VM_NO_HOST_FITS', { vm: 'a', reasons: { en: 'none', de: 'keiner' } }).message).toMatch(
    /: none\.$/,
  );
});

test('words that nobody knows, and endless ones, stay as they are at once', () => {
  for (const words of ['constructor', '__proto__', '', 'a'.repeat(100_000), '1 to '.repeat(100), '{}']) {
    expect(germanWords(words)).toBe(words);
  }
});
