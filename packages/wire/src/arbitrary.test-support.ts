// Values of any type of the model for property tests, built from the codec tables: what the tables allow, nothing else.
import type { CodecRow } from '@overt/api-types/codec-shape';
import { enumValues } from '@overt/api-types/enums.gen';
import { Bug } from '@overt/kernel/refusal';
import fc from 'fast-check';
import { codecOf, type Struct } from './tables.ts';

/** Text that a reader takes; anything else is refused, or replaced by the XML writer, and cannot come back. */
export const xmlText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map(text => text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, ''));

const link = fc.record({ href: xmlText, rel: xmlText });
const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map(value => value.toISOString());

function one([, , kind, type]: CodecRow, depth: number): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'i':
      return fc.maxSafeInteger().map(value => (value === 0 ? 0 : value));
    case 'd':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => (value === 0 ? 0 : value));
    case 'b':
      return fc.boolean();
    case 't':
      return date;
    case 'e': {
      const values = new Map(Object.entries(enumValues)).get(type);
      if (values === undefined) throw new Bug(`no enum ${type}`);
      return fc.constantFrom(...values);
    }
    case 'o':
      return structOf(type, depth - 1);
    case 'L':
    case 'A':
      return fc.array(link, { minLength: 1, maxLength: 2 });
    default:
      return xmlText;
  }
}

/** Structs nested at most `depth` deep, each with a few members. */
export function structOf(type: string, depth: number): fc.Arbitrary<Struct> {
  const rows = codecOf(type).rows.filter(row => depth > 0 || row[2] !== 'o');
  if (rows.length === 0) return fc.constant({});
  return fc.subarray(rows, { maxLength: Math.min(6, rows.length) }).chain(chosen => {
    const members = chosen.map(row => {
      const value = one(row, depth);
      return [row[0], row[4] === '' ? value : fc.array(value, { maxLength: 2 })] as const;
    });
    return fc.record(Object.fromEntries(members));
  });
}
