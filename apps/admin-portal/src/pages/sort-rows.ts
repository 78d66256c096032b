// Sorts a short list in the browser by what a column shows; numbers in the text sort as numbers, sizes by their unit.
import type { Column, Sort } from '@overt/ui-kit/table/columns.ts';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

function weight(text: string): number | null {
  const found = /^(-?[\d.,]+)\s?(%|[KMGTP]?i?B)?$/.exec(text.trim());
  if (!found) return null;
  const power = UNITS.indexOf(found[2] ?? '');
  return Number((found[1] ?? '').replace(',', '.')) * 1024 ** Math.max(0, power);
}

export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): Row[] {
  const column = columns.find(one => one.sortKey === sort.key);
  const of = column?.text;
  if (!of) return [...rows];
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const sorted = rows.toSorted((a, b) => {
    const [left, right] = [of(a), of(b)];
    const [x, y] = [weight(left), weight(right)];
    return x !== null && y !== null ? x - y : order.compare(left, right);
  });
  return sort.descending ? sorted.reverse() : sorted;
}
