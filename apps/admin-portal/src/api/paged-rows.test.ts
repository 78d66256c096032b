import { describe, expect, it } from 'vitest';
import { countRows } from './paged-rows.ts';

const page = (length: number) => ({ length });

describe('the number of rows', () => {
  it('is exact as soon as a short page was seen', () => {
    expect(
      countRows(
        new Map([
          [0, page(100)],
          [1, page(40)],
        ]),
        500,
      ),
    ).toEqual({ rowCount: 140, exact: true, atLeast: 140 });
  });
  it('is what the summary says while all pages are full', () => {
    expect(countRows(new Map([[0, page(100)]]), 20_000)).toEqual({ rowCount: 20_000, exact: true, atLeast: 20_000 });
  });
  it('is a lower bound with room to scroll on when nothing is known', () => {
    const { rowCount, exact, atLeast } = countRows(new Map([[0, page(100)]]), undefined);
    expect({ exact, atLeast }).toEqual({ exact: false, atLeast: 100 });
    expect(rowCount).toBeGreaterThan(100);
  });
  it('is exactly 100 when an empty page follows 100 rows', () => {
    const pages = new Map([
      [0, page(100)],
      [1, page(0)],
    ]);
    expect(countRows(pages, undefined)).toEqual({ rowCount: 100, exact: true, atLeast: 100 });
  });
  it('is not known when one jumped beyond the end', () => {
    const pages = new Map([
      [0, page(100)],
      [5, page(0)],
    ]);
    expect(countRows(pages, undefined)).toEqual({ rowCount: 500, exact: false, atLeast: 100 });
  });
  it('is zero for an empty first page', () => {
    expect(countRows(new Map([[0, page(0)]]), undefined)).toEqual({ rowCount: 0, exact: true, atLeast: 0 });
  });
});
