// Time-based one-time passwords (RFC 6238: SHA-1, 30 s, 6 digits, what every authenticator app has); pure.
import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const stepAt = (milliseconds: number): number => Math.floor(milliseconds / 1000 / STEP_SECONDS);

export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The step whose code this is; a clock may be one step off either way. Undefined when it is none. */
export function stepOf(secret: Uint8Array, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const steps = [0, -1, 1].map(offset => stepAt(now) + offset);
  return steps.find(step => timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)));
}

export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map(five => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
}

/** What an authenticator app reads as a QR code. */
export function otpauthUri(secret: Uint8Array, principal: string): string {
  const label = encodeURIComponent(`Overt:${principal}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Overt&algorithm=SHA1&digits=6&period=30`;
}
