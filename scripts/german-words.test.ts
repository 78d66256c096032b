// The words that the engine fills into its refusals are found in its source, so that a new one is not forgotten in German.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { germanWords } from '@overt/kernel/errors/sentence';

const ROOT = join(import.meta.dirname, '..');
const FILES = globSync(['apps/engine/src/**/*.ts', 'packages/{wire,workflow}/src/**/*.ts'], { cwd: ROOT });
const LITERAL = /\b(?:what|rule)(?::|\s=)\s+(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`)/g;
/** The same in German; the last is filled with the words of scalars.ts, each of which has its own entry. */
const SAME = /^(?:application\/json|NIC|VM|QoS|"7" is not 7)$/;

const words = FILES.filter(file => !/\.test\.ts$|test-support|testing/.test(file)).flatMap(file =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(LITERAL)].map(([, one, two, three]) => ({
    file,
    // What varies is a number as often as a word.
    text: (one ?? two ?? three ?? '').replaceAll(/\$\{[^}]*\}/g, '7'),
  })),
);

test('the words are found at all', () => {
  expect(words.length).toBeGreaterThan(150);
});

test('what is missing, and the rule that a value breaks, is said in German wherever the engine says it', () => {
  const missing = words.filter(({ text }) => !SAME.test(text) && germanWords(text) === text);
  expect(missing).toEqual([]);
});
