import { expect, test } from 'vitest';
import { MAX_GAPS, withGap, withoutWritten, type Gap } from './write-gaps.ts';

const gap = (start: number, end: number): Gap => ({ start, end });

test('gaps that touch or overlap become one, others stay apart and in order', () => {
  const gaps = [gap(30, 40), gap(0, 10), gap(10, 12), gap(35, 50)].reduce(withGap, [] as readonly Gap[]);
  expect(gaps).toEqual([gap(0, 12), gap(30, 50)]);
  expect(withGap(gaps, gap(5, 5))).toBe(gaps);
});

test('writing closes a gap: wholly, at an end, or in its middle', () => {
  expect(withoutWritten([gap(10, 20)], gap(0, 100))).toEqual([]);
  expect(withoutWritten([gap(10, 20)], gap(0, 15))).toEqual([gap(15, 20)]);
  expect(withoutWritten([gap(10, 20)], gap(12, 14))).toEqual([gap(10, 12), gap(14, 20)]);
  expect(withoutWritten([gap(10, 20), gap(30, 40)], gap(15, 35))).toEqual([gap(10, 15), gap(35, 40)]);
  expect(withoutWritten([gap(10, 20)], gap(20, 30))).toEqual([gap(10, 20)]);
});

test('endless breaking off takes bounded memory and never hides a missing byte', () => {
  let gaps: readonly Gap[] = [];
  for (let at = 0; at <= MAX_GAPS; at += 1) gaps = withGap(gaps, gap(at * 10, at * 10 + 1));
  expect(gaps).toEqual([gap(0, MAX_GAPS * 10 + 1)]);
});
