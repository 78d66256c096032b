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
    ).toEqual({ rowCount: 140, exact: true });
  });
  it('is what the summary says while all pages are full', () => {
    expect(countRows(new Map([[0, page(100)]]), 20_000)).toEqual({ rowCount: 20_000, exact: true });
  });
  it('is a lower bound with room to scroll on when nothing is known', () => {
    const { rowCount, exact } = countRows(new Map([[0, page(100)]]), undefined);
    expect(exact).toBe(false);
    expect(rowCount).toBeGreaterThan(100);
  });
  it('is zero for an empty first page', () => {
    expect(countRows(new Map([[0, page(0)]]), undefined)).toEqual({ rowCount: 0, exact: true });
  });
});
