// A refusal as a sentence in the language of whoever reads it. What fills the sentence is translated where it is words of ours;
// names, paths, states and what other programs said stay as they are.
import { isSpoken, type Language } from '../language.ts';
import { renderMessage, type Refusal } from '../refusal.ts';
import { rules } from './de/rules.ts';
import { things } from './de/things.ts';
import { german } from './german.ts';

/** Placeholders that hold words of ours; the others may hold what people wrote, a VM with the name "host" for one. */
const WORDS = new Set([
  'action',
  'by',
  'cause',
  'change',
  'detail',
  'device',
  'expected',
  'found',
  'holder',
  'kind',
  'option',
  'owner',
  'place',
  'places',
  'present',
  'problem',
  'rule',
  'type',
  'unit',
  'verb',
  'wanted',
  'what',
]);
const LONGEST_WORDS = 500;

const plain = new Map(Object.entries({ ...things, ...rules }));
const literally = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
const patterns: readonly (readonly [RegExp, string])[] = Object.entries(rules)
  .filter(([english]) => english.includes('{}'))
  .map(([english, text]) => [new RegExp(`^${english.split('{}').map(literally).join('(.+?)')}$`), text]);

/** Words of ours in German; what is not known stays as it is. */
export function germanWords(english: string): string {
  const known = plain.get(english) ?? plain.get(english.replaceAll('_', ' '));
  if (known !== undefined || english.length > LONGEST_WORDS) return known ?? english;
  for (const [pattern, text] of patterns) {
    const found = pattern.exec(english);
    if (found === null) continue;
    let at = 0;
    return text.replaceAll('{}', () => found[(at += 1)] ?? '');
  }
  return english;
}

const inGerman = ({ code, params }: Pick<Refusal, 'code' | 'params'>): string =>
  german[code].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (isSpoken(value)) return value.de;
    return WORDS.has(name) && typeof value === 'string' ? germanWords(value) : String(value);
  });

export const refusalSentence = (refusal: Pick<Refusal, 'code' | 'params'>, language: Language): string =>
  language === 'de' ? inGerman(refusal) : renderMessage(refusal.code, refusal.params);
