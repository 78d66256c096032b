// Text of the command line or of a file to the model's scalars. Sizes may carry a unit: `2GiB`, `512M` (always 1024-based).
import { enumValues } from '@overt/api-types/enums.gen';
import { usage } from '../exit-codes.ts';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  t: 1024 ** 4,
  p: 1024 ** 5,
};

export function parseInteger(text: string, what: string): number {
  const match = /^(-?\d+(?:\.\d+)?)\s*([kmgtp]?)(i?b)?$/i.exec(text.trim());
  const value = match === null ? Number.NaN : Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] ?? Number.NaN);
  return Number.isSafeInteger(value)
    ? value
    : usage(`${what}: "${text}" is not a whole number or a size like 512M or 2GiB.`);
}

function parseBoolean(text: string, what: string): boolean {
  if (['true', 'yes', 'on', '1'].includes(text.toLowerCase())) return true;
  if (['false', 'no', 'off', '0'].includes(text.toLowerCase())) return false;
  return usage(`${what}: "${text}" is neither true nor false.`);
}

const enums = new Map<string, readonly string[]>(Object.entries(enumValues));
export const valuesOf = (type: string): readonly string[] | undefined => enums.get(type);

/** `type`: Integer, Decimal, Boolean, Date, String, or the name of an enum. */
export function parseScalar(type: string, text: string, what: string): string | number | boolean {
  if (type === 'Integer') return parseInteger(text, what);
  if (type === 'Boolean') return parseBoolean(text, what);
  if (type === 'Decimal')
    return Number.isFinite(Number(text)) ? Number(text) : usage(`${what}: "${text}" is not a number.`);
  if (type === 'Date') {
    const time = new Date(/^\d+$/.test(text) ? Number(text) : text);
    return Number.isNaN(time.getTime()) ? usage(`${what}: "${text}" is not a date.`) : time.toISOString();
  }
  const values = valuesOf(type);
  if (values === undefined || values.includes(text)) return text;
  const lower = text.toLowerCase();
  return values.includes(lower) ? lower : usage(`${what}: "${text}" is not one of ${values.join(', ')}.`);
}

export const isScalar = (type: string): boolean =>
  ['String', 'Integer', 'Decimal', 'Boolean', 'Date'].includes(type) || enums.has(type);
