import { describe, expect, it } from 'vitest';
import { gridTemplate, visibleColumns } from './columns.ts';
import type { Column } from './columns.ts';
import { toCsv } from './csv.ts';

interface Row {
  name: string;
  note: string;
}
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', width: 200, cell: r => r.name, text: r => r.name },
  { id: 'note', header: 'Note', width: 100, cell: r => r.note, text: r => r.note },
  { id: 'picture', header: 'Picture', width: 80, cell: () => null, hidden: true },
];

describe('columns', () => {
  it('shows what is not hidden by default and never hides the first', () => {
    expect(visibleColumns(columns, { shown: { name: false }, widths: {} }).map(c => c.id)).toEqual(['name', 'note']);
  });
  it('remembers choice and width', () => {
    const shown = visibleColumns(columns, { shown: { picture: true, note: false }, widths: { picture: 20 } });
    expect(shown.map(c => [c.id, c.width])).toEqual([
      ['name', 200],
      ['picture', 48],
    ]);
  });
  it('gives the first column the rest of the width', () => {
    expect(gridTemplate(visibleColumns(columns, { shown: {}, widths: {} }), true)).toBe(
      '36px minmax(200px, 1fr) 100px 40px',
    );
  });
});

describe('CSV', () => {
  it('quotes what needs it and leaves out columns without text', () => {
    expect(toCsv(columns, [{ name: 'a,b', note: 'say "hi"' }])).toBe('Name,Note\r\n"a,b","say ""hi"""\r\n');
  });
  it('does not let a spreadsheet run a name as a formula', () => {
    expect(toCsv(columns, [{ name: '=HYPERLINK(1)', note: '-5' }])).toBe("Name,Note\r\n'=HYPERLINK(1),-5\r\n");
  });
});
