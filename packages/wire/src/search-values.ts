// Whether a value fits the field that it is compared with, and the form in which the search carries it on.
import { refuse } from '@overt/kernel/refusal';
import type { SearchOperator } from './search-ast.ts';
import type { SearchField } from './search-fields.ts';
import { shownWord } from './search-lexer.ts';

export interface ValuePlace {
  readonly query: string;
  readonly field: string;
  readonly position: number;
}

const DAY = 86_400_000;
/** The years 1 to 9999: what JavaScript has beyond, the database has not. */
const FIRST_TIME = Date.parse('0001-01-01T00:00:00Z');
const LAST_TIME = Date.parse('9999-12-31T23:59:59Z');
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `PoweringUp`, `powering_up` and `poweringup` are one word. */
export const foldWord = (text: string): string => text.toLowerCase().replaceAll('_', '');

/**
 * The time that a date word or text means, in milliseconds: `from` inclusive, `to` exclusive. A date without a time of day
 * is that whole UTC day; Today, Yesterday and a weekday (the last one that has begun) count back from `now`.
 */
export function searchDateRange(text: string, now: number): { from: number; to: number } | undefined {
  const today = Math.floor(now / DAY) * DAY;
  const day = (from: number): { from: number; to: number } => ({ from, to: from + DAY });
  const word = text.trim().toLowerCase();
  if (word === 'today') return day(today);
  if (word === 'yesterday') return day(today - DAY);
  const weekday = WEEKDAYS.indexOf(word);
  if (weekday >= 0) return day(today - ((new Date(today).getUTCDay() - weekday + 7) % 7) * DAY);
  const iso = /^\d{4}-\d\d-\d\d$/.test(word);
  const local = /[zZ]|[+-]\d\d:?\d\d$/.test(word.slice(10)) || iso ? text : `${text} UTC`;
  const time = Date.parse(local);
  const parsed = Number.isNaN(time) ? Date.parse(text) : time;
  if (Number.isNaN(parsed) || parsed < FIRST_TIME || parsed > LAST_TIME) return undefined;
  return /\d:\d\d/.test(word) ? { from: parsed, to: parsed + 1000 } : day(Math.floor(parsed / DAY) * DAY);
}

const DURATION = /^[+-]?\d{1,12}(\.\d{1,6})?$|^\d{1,9}(:\d{1,9}){1,2}$/;
const ORDERED = new Set(['integer', 'decimal', 'date', 'duration', 'values']);

export function checkedValue(
  place: ValuePlace,
  definition: SearchField | undefined,
  operator: SearchOperator,
  value: string | null,
): string | null {
  const wrong = (expected: string): never =>
    refuse('SEARCH_BAD_VALUE', { ...place, value: shownWord(value ?? 'nothing'), expected });
  const equality = operator === '=' || operator === '!=';
  if (!equality && (definition === undefined || !ORDERED.has(definition.kind))) return wrong('= or != as the operator');
  if (value === null) return equality ? null : wrong('a value');
  switch (definition?.kind) {
    case 'integer':
      return /^[+-]?\d{1,18}$/.test(value) ? value : wrong('an integer');
    case 'decimal':
      return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(value) ? value : wrong('a number');
    case 'duration':
      return DURATION.test(value) ? value : wrong('seconds, or hours:minutes:seconds');
    case 'boolean':
      return /^(true|false)$/i.test(value) ? value.toLowerCase() : wrong('true or false');
    case 'date':
      return searchDateRange(value, 0) ? value : wrong('a date, Today, Yesterday or a weekday');
    case 'values': {
      const folded = foldWord(value);
      if (definition.values?.includes(folded)) return folded;
      if (folded.includes('*') && equality) return folded;
      return wrong(`one of ${(definition.values ?? []).join(', ')}`);
    }
    default:
      return value;
  }
}
