// Words that the engine fills into its refusals, `what` is missing and the `rule` that a value breaks, have German ones in
// packages/kernel/src/errors/de: things.ts and rules.ts, where `{}` stands for what varies.
import { germanWords } from '../../packages/kernel/src/errors/sentence.ts';
import { lineOf, type Violation } from './violation.ts';

const PLACES = /^(apps\/engine|packages\/(wire|workflow))\/src\//;
const TESTS = /\.test\.ts$|test-support|testing/;
const LITERAL = /\b(what|rule)(?::|\s=)\s+(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`)/g;
/** The same in German; the last is filled with the words of scalars.ts, each of which has its own entry. */
const SAME = /^(?:application\/json|NIC|VM|QoS|"7" is not 7)$/;

export function checkGerman(path: string, text: string): Violation[] {
  if (!PLACES.test(path) || TESTS.test(path)) return [];
  return [...text.matchAll(LITERAL)].flatMap(({ index, 1: name, 2: one, 3: two, 4: three }) => {
    // What varies is a number as often as a word.
    const words = (one ?? two ?? three ?? '').replaceAll(/\$\{[^}]*\}/g, '7');
    if (SAME.test(words) || germanWords(words) !== words) return [];
    const file = name === 'rule' ? 'rules.ts' : 'things.ts';
    const advice = `"${words}" has no German words: add them to packages/kernel/src/errors/de/${file}.`;
    return [{ path, line: lineOf(text, index), rule: 'german-words', advice }];
  });
}
