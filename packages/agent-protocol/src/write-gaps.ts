// Which bytes of an upload are missing because a write broke off; pure. A hole that nobody ever wrote is no gap: sparse
// images are full of them. A gap closes when its bytes are written, or zeroed, again.

/** Bytes `start` up to, but not including, `end`. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** More than these are told as one that spans them all, so that a client that breaks off for ever takes no memory. */
export const MAX_GAPS = 64;

/** Adds what a write left out. In order, apart from each other. */
export function withGap(gaps: readonly Gap[], gap: Gap): readonly Gap[] {
  if (gap.end <= gap.start) return gaps;
  const joined: Gap[] = [];
  let added = gap;
  for (const one of gaps) {
    if (one.end < added.start || one.start > added.end) joined.push(one);
    else added = { start: Math.min(one.start, added.start), end: Math.max(one.end, added.end) };
  }
  const all = [...joined, added].toSorted((a, b) => a.start - b.start);
  const last = all.at(-1);
  return all.length > MAX_GAPS && last !== undefined ? [{ start: all[0]?.start ?? 0, end: last.end }] : all;
}

/** Takes away what was written whole. */
export const withoutWritten = (gaps: readonly Gap[], written: Gap): readonly Gap[] =>
  gaps
    .flatMap(({ start, end }) => [
      { start, end: Math.min(end, written.start) },
      { start: Math.max(start, written.end), end },
    ])
    .filter(({ start, end }) => start < end);
