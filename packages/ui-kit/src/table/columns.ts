// What a column is, and the memory of a person's choice of columns and widths (per table, on this machine).
import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  header: string;
  /** Pixels; the first column takes what is left over. */
  width: number;
  align?: 'end';
  /** The name that the server sorts by; absent means that it cannot be sorted. */
  sortKey?: string;
  cell(row: Row): ReactNode;
  /** The plain text, for CSV and for the title of a clipped cell. */
  text?(row: Row): string;
  hidden?: boolean;
}

export interface Sort {
  key: string;
  descending: boolean;
}

export interface ColumnMemory {
  shown: Record<string, boolean>;
  widths: Record<string, number>;
}

export const noMemory: ColumnMemory = { shown: {}, widths: {} };
const MIN_WIDTH = 48;

export function readMemory(tableId: string): ColumnMemory {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`overt.table.${tableId}`) ?? 'null');
    if (typeof value === 'object' && value !== null && 'shown' in value && 'widths' in value)
      return value as ColumnMemory;
  } catch {
    // A damaged entry is the same as none.
  }
  return noMemory;
}

export function writeMemory(tableId: string, memory: ColumnMemory): void {
  localStorage.setItem(`overt.table.${tableId}`, JSON.stringify(memory));
}

/** The columns to show, in order, with the remembered widths. The first one cannot be hidden: it names the row. */
export function visibleColumns<Row>(columns: readonly Column<Row>[], memory: ColumnMemory): Column<Row>[] {
  return columns
    .filter((column, at) => at === 0 || (memory.shown[column.id] ?? !column.hidden))
    .map(column => ({ ...column, width: Math.max(MIN_WIDTH, memory.widths[column.id] ?? column.width) }));
}

export function gridTemplate<Row>(columns: readonly Column<Row>[], selectable: boolean): string {
  const tracks = columns.map((column, at) => (at === 0 ? `minmax(${column.width}px, 1fr)` : `${column.width}px`));
  return [...(selectable ? ['36px'] : []), ...tracks, '40px'].join(' ');
}

export function leastWidth<Row>(columns: readonly Column<Row>[], selectable: boolean): number {
  return columns.reduce((sum, column) => sum + column.width, 40 + (selectable ? 36 : 0));
}
