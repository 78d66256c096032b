// Results on standard output: a table for people, JSON and YAML for programs, names for loops. No colour, no frames: a table
// is as good for `awk` as for eyes.
import { stringify } from 'yaml';
import { toPlain } from '../values/plain.ts';
import { columnsFor } from './columns.ts';

export const formats = ['table', 'wide', 'json', 'yaml', 'name'] as const;
export type Format = (typeof formats)[number];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What comes from a guest or another user must not command the terminal. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
export const clean = (text: string): string => text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, ' ');

const cell = (value: unknown): string =>
  value === undefined || value === null || value === ''
    ? '-'
    : clean(isObject(value) ? JSON.stringify(value) : String(value));

export function table(titles: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const texts = [titles, ...rows.map(row => row.map(cell))];
  const widths = titles.map((_, index) => Math.max(...texts.map(row => [...(row[index] ?? '')].length)));
  const last = titles.length - 1;
  const line = (row: readonly string[]) =>
    row
      .map((text, index) => (index === last ? text : text + ' '.repeat((widths[index] ?? 0) - [...text].length)))
      .join('  ');
  return `${texts.map(line).join('\n')}\n`;
}

export const nameOf = (row: Readonly<Record<string, unknown>>): string =>
  String(row['name'] ?? row['alias'] ?? row['id'] ?? '');

export function tableOf(type: string, rows: readonly Record<string, unknown>[], wide: boolean) {
  const columns = columnsFor(type, rows, wide);
  return { titles: columns.map(({ title }) => title), rows: rows.map(row => columns.map(column => column.of(row))) };
}

function describe(type: string, value: Record<string, unknown>): string {
  const plain = toPlain(type, value);
  return stringify(plain, { lineWidth: 0 });
}

/** `type`: the struct's name; a list when `value` is one. */
export function render(format: Format, type: string, value: unknown): string {
  const rows = (Array.isArray(value) ? value : [value]).filter(isObject);
  if (format === 'name') return rows.map(row => `${clean(nameOf(row))}\n`).join('');
  if (format === 'json' || format === 'yaml') {
    const plain = Array.isArray(value) ? value.map(item => toPlain(type, item)) : toPlain(type, value);
    return format === 'json' ? `${JSON.stringify(plain, null, 2)}\n` : stringify(plain, { lineWidth: 0 });
  }
  if (!Array.isArray(value)) return rows[0] === undefined ? '' : describe(type, rows[0]);
  const shown = tableOf(type, rows, format === 'wide');
  return table(shown.titles, shown.rows);
}
