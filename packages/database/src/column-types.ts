// How PostgreSQL's column types arrive in JavaScript; see the head of connection.ts. Kept off pg's global registry, so
// that another user of pg in the same process is not affected.
import { Bug } from '@overt/kernel/refusal';
import pg from 'pg';

const OID = { int8: 20, int8Array: 1016, date: 1082, timestamptz: 1184, timestamptzArray: 1185 } as const;

export const columnTypes = new pg.TypeOverrides();
columnTypes.setTypeParser(OID.int8, toNumber);
columnTypes.setTypeParser(OID.int8Array, text => toArray(text, toNumber));
columnTypes.setTypeParser(OID.timestamptz, toIso);
columnTypes.setTypeParser(OID.timestamptzArray, text => toArray(text, toIso));
// A day is not a moment: `2026-11-21` stays text.
columnTypes.setTypeParser(OID.date, text => text);

export function toNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Bug(`the integer ${text} does not fit a number`);
  return value;
}

/** `2026-11-21 03:20:51.123456+00` -> `2026-11-21T03:20:51.123Z`; `infinity` stays as it is. */
export function toIso(text: string): string {
  if (text.endsWith('infinity')) return text;
  const time = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(time.getTime())) throw new Bug(`PostgreSQL sent the time ${text}`);
  return time.toISOString();
}

// One-dimensional arrays of values without commas and quotes inside, which holds for numbers and times.
function toArray<T>(text: string, parse: (element: string) => T): (T | null)[] {
  const inside = text.slice(1, -1);
  if (inside === '') return [];
  return inside.split(',').map(element => (element === 'NULL' ? null : parse(element.replaceAll('"', ''))));
}
