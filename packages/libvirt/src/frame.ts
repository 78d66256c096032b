// Frames: a length word that counts itself, a 24-byte header, a payload. A length outside of the limits is the end of the
// connection, since nothing after it can be found again.
import { refuse } from '@overt/kernel/refusal';
import type { XdrWriter } from './xdr.ts';

export const FRAME_MAX = 32 * 1024 * 1024 + 4;
export const HEADER_BYTES = 28;
/** The most bytes that we put into one stream packet: what every server accepts and what it sends itself. */
export const STREAM_PACKET_MAX = 262_120;

export const FrameType = {
  CALL: 0,
  REPLY: 1,
  MESSAGE: 2,
  STREAM: 3,
  CALL_WITH_FDS: 4,
  REPLY_WITH_FDS: 5,
  STREAM_HOLE: 6,
} as const;
export const FrameStatus = { OK: 0, ERROR: 1, CONTINUE: 2 } as const;

export interface FrameHeader {
  readonly program: number;
  readonly version: number;
  readonly procedure: number;
  readonly type: number;
  readonly serial: number;
  readonly status: number;
}

export interface Frame extends FrameHeader {
  /** The whole frame; the payload begins at HEADER_BYTES. */
  readonly bytes: Buffer;
}

/** Fills the reserved first HEADER_BYTES of `writer` and returns the frame. */
export function sealFrame(header: FrameHeader, writer: Pick<XdrWriter, 'finish'>): Buffer {
  const bytes = writer.finish();
  if (bytes.length > FRAME_MAX) {
    refuse('LIBVIRT_BAD_ARGUMENT', {
      what: 'a message',
      detail: `it has ${bytes.length} bytes, at most ${FRAME_MAX} are allowed`,
    });
  }
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(header.program, 4);
  bytes.writeUInt32BE(header.version, 8);
  bytes.writeInt32BE(header.procedure, 12);
  bytes.writeInt32BE(header.type, 16);
  bytes.writeUInt32BE(header.serial, 20);
  bytes.writeInt32BE(header.status, 24);
  return bytes;
}

export function openFrame(bytes: Buffer): Frame {
  return {
    program: bytes.readUInt32BE(4),
    version: bytes.readUInt32BE(8),
    procedure: bytes.readInt32BE(12),
    type: bytes.readInt32BE(16),
    serial: bytes.readUInt32BE(20),
    status: bytes.readInt32BE(24),
    bytes,
  };
}

/** Cuts a byte stream into frames. Memory grows only with bytes that really arrived. */
export class FrameSplitter {
  #chunks: Buffer[] = [];
  #have = 0;
  #want = 0;

  /** Calls `receive` for each complete frame. Throws LIBVIRT_BAD_MESSAGE on an impossible length. */
  push(chunk: Buffer, receive: (frame: Frame) => void): void {
    this.#chunks.push(chunk);
    this.#have += chunk.length;
    if (this.#have < (this.#want || 4)) return;
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#have);
    this.#want = 0;
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (length < HEADER_BYTES || length > FRAME_MAX)
        refuse('LIBVIRT_BAD_MESSAGE', { detail: `a frame of ${length} bytes` });
      if (rest.length < length) {
        this.#want = length;
        break;
      }
      receive(openFrame(rest.subarray(0, length)));
      rest = rest.subarray(length);
    }
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#have = rest.length;
  }
}
