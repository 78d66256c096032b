// What a quota says to one more VM or disk; pure. Limits and usage are in one unit, whatever it is.
export interface Allowance {
  readonly limit: number;
  readonly usage: number;
  readonly wanted: number;
  /** Percent of the limit from which its use is told. */
  readonly softPercent: number;
  /** Percent beyond the limit that are still granted. */
  readonly hardPercent: number;
}

export type Verdict = 'fits' | 'threshold' | 'grace' | 'exceeded';

/** A negative limit is none. Wanting nothing always fits: what runs already is never in the way of what uses nothing. */
export function judge({ limit, usage, wanted, softPercent, hardPercent }: Allowance): Verdict {
  if (limit < 0 || wanted <= 0) return 'fits';
  const total = usage + wanted;
  if (total > (limit * (100 + hardPercent)) / 100) return 'exceeded';
  if (total > limit) return 'grace';
  return total > (limit * softPercent) / 100 ? 'threshold' : 'fits';
}
