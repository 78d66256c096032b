// The two ranges of the transfer protocol: `Range` of a read and `Content-Range` of a write.
import { refuse } from '@overt/kernel/refusal';

export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/** Undefined without a header. Refuses 416 when it lies outside or is not a single range. */
export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const bad = () => refuse('AGENT_BAD_RANGE', { range: header.slice(0, 60), size });
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  const [, from = '', to = ''] = match ?? bad();
  if (from === '') {
    const length = Math.min(Number(to), size);
    return to === '' || length === 0 ? bad() : { start: size - length, length };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? bad() : { start, length: end - start + 1 };
}

/** Where the body goes: `Content-Range: bytes start-end/*`, only the start counts; 0 without the header. */
export function parseContentStart(header: string | undefined): number {
  if (header === undefined) return 0;
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\*|\d{1,15})$/.exec(header.trim());
  return match?.[1] === undefined
    ? refuse('AGENT_BAD_RANGE', { range: header.slice(0, 60), size: 0 })
    : Number(match[1]);
}
