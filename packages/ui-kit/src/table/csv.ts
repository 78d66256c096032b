// CSV after RFC 4180. A cell that a spreadsheet would take for a formula is led by an apostrophe.
import type { Column } from './columns.ts';

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+( %)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const named = columns.filter(column => column.text);
  const lines = [
    named.map(column => cell(column.header)),
    ...rows.map(row => named.map(column => cell(column.text?.(row) ?? ''))),
  ];
  return lines.map(line => line.join(',')).join('\r\n') + '\r\n';
}

export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
