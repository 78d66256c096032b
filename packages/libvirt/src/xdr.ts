// XDR (RFC 4506) as libvirt uses it: big endian, everything padded to four bytes.
// The reader never trusts a length: it is compared with the limit and with the bytes that are really there before
// anything is allocated. The writer refuses what the server would close the connection for.
import { refuse } from '@overt/kernel/refusal';

/** The most bytes that libvirt accepts in one string. */
export const STRING_MAX = 4 * 1024 * 1024;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const padding = (length: number) => (4 - (length & 3)) & 3;
const bad = (detail: string): never => refuse('LIBVIRT_BAD_MESSAGE', { detail });

export class XdrReader {
  readonly buffer: Buffer;
  offset: number;

  constructor(buffer: Buffer, offset = 0) {
    this.buffer = buffer;
    this.offset = offset;
  }

  get remaining(): number {
    return this.buffer.length - this.offset;
  }

  /** Moves past `length` bytes and returns where they began. */
  take(length: number): number {
    if (length > this.remaining) bad(`${length} bytes expected, ${this.remaining} left`);
    const at = this.offset;
    this.offset += length;
    return at;
  }

  int(): number {
    return this.buffer.readInt32BE(this.take(4));
  }

  uint(): number {
    return this.buffer.readUInt32BE(this.take(4));
  }

  /** A signed 64-bit value; beyond 2^53 the nearest double. */
  hyper(): number {
    const at = this.take(8);
    return this.buffer.readInt32BE(at) * 0x1_0000_0000 + this.buffer.readUInt32BE(at + 4);
  }

  /** An unsigned 64-bit value; beyond 2^53 the nearest double. */
  uhyper(): number {
    const at = this.take(8);
    return this.buffer.readUInt32BE(at) * 0x1_0000_0000 + this.buffer.readUInt32BE(at + 4);
  }

  double(): number {
    return this.buffer.readDoubleBE(this.take(8));
  }

  /** A counted length, at most `max`, of items that take at least `itemBytes` each. */
  length(max: number, itemBytes: number): number {
    const count = this.uint();
    if (count > max) bad(`length ${count} exceeds ${max}`);
    if (count * itemBytes > this.remaining) bad(`length ${count} exceeds the message`);
    return count;
  }

  string(): string {
    const length = this.length(STRING_MAX, 1);
    const at = this.take(length + padding(length));
    return this.buffer.toString('utf8', at, at + length);
  }

  /** Packed bytes: exactly `length`, or counted up to `max`. Copied, so that the frame can be freed. */
  opaque(limit: { readonly length: number } | { readonly max: number }): Uint8Array {
    const length = 'length' in limit ? limit.length : this.length(limit.max, 1);
    const at = this.take(length + padding(length));
    return Uint8Array.from(this.buffer.subarray(at, at + length));
  }

  /** Four wire bytes a character; a fixed array ends at its first NUL. */
  chars(limit: { readonly length: number } | { readonly max: number }): string {
    const length = 'length' in limit ? limit.length : this.length(limit.max, 4);
    const codes = Array.from({ length }, () => this.int() & 0xff);
    const end = 'length' in limit ? codes.indexOf(0) : -1;
    return Buffer.from(end < 0 ? codes : codes.slice(0, end)).toString('latin1');
  }

  uuid(): string {
    const at = this.take(16);
    let text = '';
    for (let i = 0; i < 16; i++) {
      if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
      text += HEX[this.buffer[at + i] ?? 0];
    }
    return text;
  }
}

export class XdrWriter {
  #buffer: Buffer;
  #length: number;

  constructor(reserved = 0) {
    this.#buffer = Buffer.allocUnsafe(Math.max(256, reserved * 2));
    this.#length = reserved;
  }

  /** Makes room and says where; may replace the buffer, so call it before naming the buffer. */
  #grow(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, at);
      this.#buffer = larger;
    }
    return at;
  }

  int(value: number): void {
    if (!Number.isInteger(value) || value < -0x8000_0000 || value > 0x7fff_ffff)
      refuseValue(value, 'it is not a 32-bit integer');
    const at = this.#grow(4);
    this.#buffer.writeInt32BE(value, at);
  }

  uint(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff)
      refuseValue(value, 'it is not an unsigned 32-bit integer');
    const at = this.#grow(4);
    this.#buffer.writeUInt32BE(value, at);
  }

  hyper(value: number | bigint): void {
    const wide = toBigInt(value);
    if (BigInt.asIntN(64, wide) !== wide) refuseValue(value, 'it is not a 64-bit integer');
    const at = this.#grow(8);
    this.#buffer.writeBigInt64BE(wide, at);
  }

  uhyper(value: number | bigint): void {
    const wide = toBigInt(value);
    if (BigInt.asUintN(64, wide) !== wide) refuseValue(value, 'it is not an unsigned 64-bit integer');
    const at = this.#grow(8);
    this.#buffer.writeBigUInt64BE(wide, at);
  }

  double(value: number): void {
    const at = this.#grow(8);
    this.#buffer.writeDoubleBE(value, at);
  }

  string(value: string): void {
    const length = Buffer.byteLength(value, 'utf8');
    if (length > STRING_MAX)
      refuse('LIBVIRT_BAD_ARGUMENT', {
        what: 'a text',
        detail: `it has ${length} bytes, at most ${STRING_MAX} are allowed`,
      });
    if (value.includes('\0')) refuse('LIBVIRT_BAD_ARGUMENT', { what: 'a text', detail: 'it contains a NUL character' });
    this.uint(length);
    const at = this.#grow(length + padding(length));
    this.#buffer.write(value, at, length, 'utf8');
    this.#buffer.fill(0, at + length, this.#length);
  }

  opaque(value: Uint8Array, limit: { readonly length: number } | { readonly max: number }): void {
    if ('max' in limit) {
      if (value.length > limit.max) refuseValue(value.length, `more than ${limit.max} bytes`);
      this.uint(value.length);
    } else if (value.length !== limit.length) refuseValue(value.length, `not ${limit.length} bytes`);
    this.bytes(value);
  }

  /** Bytes as they are, without a length in front; padded. */
  bytes(value: Uint8Array): void {
    const at = this.#grow(value.length + padding(value.length));
    this.#buffer.set(value, at);
    this.#buffer.fill(0, at + value.length, this.#length);
  }

  uuid(value: string): void {
    const hex = value.replaceAll('-', '');
    if (!/^[0-9a-f]{32}$/i.test(hex)) refuseValue(value.slice(0, 64), 'it is not a UUID');
    const at = this.#grow(16);
    this.#buffer.write(hex, at, 16, 'hex');
  }

  /** The written bytes, the reserved ones in front included. */
  finish(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

function toBigInt(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isInteger(value)) refuseValue(value, 'it is not an integer');
  return BigInt(value);
}

function refuseValue(value: unknown, detail: string): never {
  refuse('LIBVIRT_BAD_ARGUMENT', { what: String(value), detail });
}
