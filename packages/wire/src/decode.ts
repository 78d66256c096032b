// Bytes to text, once for both formats. UTF-8 only: other encodings and broken sequences are refused, never repaired.
import { refuse } from '@overt/kernel/refusal';
import type { ReadLimits } from './limits.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function decodeText(input: string | Uint8Array, limits: ReadLimits): string {
  if (input.length > limits.bytes) refuse('BODY_TOO_LARGE', { limit: limits.bytes, what: 'bytes' });
  if (typeof input === 'string') return input;
  try {
    return utf8.decode(input);
  } catch (error) {
    return refuse('TEXT_NOT_UTF8', {}, { cause: error });
  }
}
