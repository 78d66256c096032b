// What a MAC address pool may hold; pure. Addresses are compared as 48-bit numbers.
import { refuse, refuseUnless } from '@overt/kernel/refusal';

export interface MacRange {
  readonly from: string;
  readonly to: string;
}

const MAC = /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/;
const ZERO = '00:00:00:00:00:00';
/** A pool that promises more is a typing error, and overlaps with everything. */
const MAX_RANGES = 100;

/** Lower case with colons. Refuses MAC_INVALID for what is not a unicast address. */
export function parseMac(text: string): string {
  const mac = text.trim().toLowerCase().replaceAll('-', ':');
  const unicast = MAC.test(mac) && mac !== ZERO && (Number.parseInt(mac.slice(0, 2), 16) & 1) === 0;
  refuseUnless(unicast, 'MAC_INVALID', { mac: text.slice(0, 40) });
  return mac;
}

const toNumber = (mac: string): number => Number.parseInt(mac.replaceAll(':', ''), 16);

/** Refuses no range, a range that runs backwards or through multicast addresses, and ranges that overlap. */
export function checkRanges(ranges: readonly { from?: string | undefined; to?: string | undefined }[]): MacRange[] {
  refuseUnless(ranges.length > 0 && ranges.length <= MAX_RANGES, 'INVALID_VALUE', {
    path: 'mac_pool.ranges',
    rule: `1 to ${MAX_RANGES} ranges`,
  });
  const parsed = ranges.map(({ from, to }) => ({ from: parseMac(from ?? ''), to: parseMac(to ?? '') }));
  for (const { from, to } of parsed) {
    refuseUnless(toNumber(from) <= toNumber(to), 'MAC_RANGE_BACKWARDS', { from, to });
    // Within one first byte all addresses are unicast or none is.
    refuseUnless(from.slice(0, 2) === to.slice(0, 2), 'MAC_RANGE_MULTICAST', { from, to });
  }
  const sorted = parsed.toSorted((a, b) => toNumber(a.from) - toNumber(b.from));
  for (const [index, range] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && toNumber(next.from) <= toNumber(range.to)) {
      refuse('MAC_RANGES_OVERLAP', { range: show(range), other: show(next), pool: 'this pool' });
    }
  }
  return sorted;
}

/** Refuses MAC_RANGES_OVERLAP when another pool has one of the addresses. */
export function checkApart(
  ranges: readonly MacRange[],
  others: readonly { readonly name: string; readonly ranges: readonly MacRange[] }[],
): void {
  for (const other of others) {
    for (const theirs of other.ranges) {
      const clash = ranges.find(
        ours => toNumber(ours.from) <= toNumber(theirs.to) && toNumber(theirs.from) <= toNumber(ours.to),
      );
      if (clash) refuse('MAC_RANGES_OVERLAP', { range: show(clash), other: show(theirs), pool: `pool ${other.name}` });
    }
  }
}

const show = ({ from, to }: MacRange): string => `${from}-${to}`;

export function checkPoolName(name: string): void {
  refuseUnless(name.trim() !== '' && name.length <= 255, 'INVALID_VALUE', {
    path: 'mac_pool.name',
    rule: '1 to 255 characters',
  });
}
