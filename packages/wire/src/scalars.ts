// Text to value for the plain kinds, the same for XML and JSON. Each refuses with the path of the member.
// Integers beyond 2^53 are refused rather than rounded: sizes in bytes stay exact.
import { enumValues } from '@overt/api-types/enums.gen';
import { refuse } from '@overt/kernel/refusal';

/** Where a value stands, made only when it is refused. */
export type PathOf = () => string;

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}...` : text);

const invalid = (path: PathOf, text: string, expected: string): never =>
  refuse('INVALID_VALUE', { path: path(), rule: `"${shown(text)}" is not ${expected}` });

/**
 * What no name, comment or script has a use for, and terminals, pages or the database stumble over: control characters save
 * tab and line ends, marks that turn the direction of text around, halves of characters.
 */
const NO_TEXT = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

export function parseText(text: string, path: PathOf): string {
  const rule = 'text without control characters and marks that turn its direction';
  return NO_TEXT.test(text) ? refuse('INVALID_VALUE', { path: path(), rule }) : text;
}

export function parseInteger(text: string, path: PathOf): number {
  const trimmed = text.trim();
  if (!/^[+-]?\d{1,20}$/.test(trimmed)) return invalid(path, text, 'an integer');
  const value = Number(trimmed);
  if (!Number.isSafeInteger(value)) return invalid(path, text, 'an integer within 2^53');
  return value === 0 ? 0 : value;
}

export function parseDecimal(text: string, path: PathOf): number {
  const trimmed = text.trim();
  if (trimmed.length > 400 || !/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed)) {
    return invalid(path, text, 'a decimal number');
  }
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return invalid(path, text, 'a decimal number of double precision');
  return value === 0 ? 0 : value;
}

export function parseBoolean(text: string, path: PathOf): boolean {
  const trimmed = text.trim();
  if (trimmed === 'true') return true;
  if (trimmed === 'false') return false;
  return invalid(path, text, '"true" or "false"');
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** To ISO 8601 in UTC with milliseconds. A date without a zone, as the Python SDK sends it, is taken as UTC. */
export function parseDate(text: string, path: PathOf): string {
  const match = DATE.exec(text.trim());
  if (match === null) return invalid(path, text, 'a date like 2026-05-04T10:11:12.345Z');
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${offset}`);
  // Date.parse turns the 30th of February into March, so the day is checked by itself.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number.isNaN(time) || Number(day) > days) return invalid(path, text, 'a date that exists');
  const iso = new Date(time).toISOString();
  return iso.length === 24 ? iso : invalid(path, text, 'a date between the years 0 and 9999');
}

export function dateFromEpoch(milliseconds: number, path: PathOf): string {
  const date = new Date(milliseconds);
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return iso.length === 24 ? iso : invalid(path, String(milliseconds), 'a date between the years 0 and 9999');
}

const enumSets = new Map(Object.entries(enumValues).map(([name, values]) => [name, new Set(values)]));

/** Values are lower case on the wire; oVirt takes them in any case, so do we. */
export function parseEnum(type: string, text: string, path: PathOf): string {
  const values = enumSets.get(type);
  if (values?.has(text)) return text;
  const folded = text.trim().toLowerCase();
  if (values?.has(folded)) return folded;
  return refuse('INVALID_ENUM', {
    value: shown(text),
    path: path(),
    type,
    allowed: [...(values ?? [])].join(', '),
  });
}

/** xs:decimal has no exponent: 1e21 is written out, 1e-7 as 0.0000001. */
export function formatDecimal(value: number): string {
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padEnd(point, '0');
  const sign = value < 0 ? '-' : '';
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.slice(0, point)}`;
}
