// One data stream of a connection: console, screenshot, upload, download.
// Reading is pulled: when more than HIGH_WATER bytes wait, the socket is paused until the reader takes them. Writing waits
// for the socket to drain. The protocol has no window of its own, so this is all the back-pressure there is.
import { Refusal } from '@overt/kernel/refusal';
import { type Frame, FrameStatus, FrameType, HEADER_BYTES, STREAM_PACKET_MAX } from './frame.ts';

const HIGH_WATER = 4 * STREAM_PACKET_MAX;

export type StreamChunk =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  /** `length` zero bytes, only in sparse streams. */
  | { readonly kind: 'hole'; readonly length: number };

/** What the stream needs of its connection. */
export interface StreamPort {
  readonly name: string;
  /** Sends one frame; resolves when the socket takes more. */
  send(type: number, status: number, payload: Uint8Array): Promise<void>;
  pause(): void;
  resume(): void;
  /** Called once, when no more frames of this stream may come. */
  ended(): void;
  errorOf(frame: Frame): unknown;
}

export class LibvirtStream implements AsyncIterable<StreamChunk> {
  readonly #port: StreamPort;
  readonly #queue: StreamChunk[] = [];
  #queued = 0;
  #waiting: (() => void)[] = [];
  #endOfData = false;
  #confirmed = false;
  #failure: unknown;
  #settleClosed: () => void = () => undefined;
  /** Resolves when no more frames of this stream may come, for whatever reason. */
  readonly closed: Promise<void>;

  constructor(port: StreamPort) {
    this.#port = port;
    this.closed = new Promise(resolve => (this.#settleClosed = resolve));
  }

  /** Takes a frame of this stream from the connection. */
  receive(frame: Frame): void {
    if (frame.status === FrameStatus.ERROR) return this.fail(this.#port.errorOf(frame));
    if (frame.type === FrameType.STREAM_HOLE) {
      const length = Number(frame.bytes.readBigInt64BE(HEADER_BYTES));
      this.#queue.push({ kind: 'hole', length });
    } else if (frame.status === FrameStatus.OK) {
      this.#confirmed = true;
      this.#endOfData = true;
      this.#ended();
    } else if (frame.bytes.length === HEADER_BYTES) {
      this.#endOfData = true;
    } else {
      const bytes = frame.bytes.subarray(HEADER_BYTES);
      this.#queue.push({ kind: 'data', bytes });
      this.#queued += bytes.length;
      if (this.#queued > HIGH_WATER) this.#port.pause();
    }
    this.#wake();
  }

  /** The connection is gone or the server aborted: readers and writers get `error`. */
  fail(error: unknown): void {
    if (this.#failure !== undefined || this.#confirmed) return;
    this.#failure = error;
    this.#ended();
    this.#wake();
  }

  /** The next piece, or undefined at the end. Throws what the server aborted with. */
  async read(): Promise<StreamChunk | undefined> {
    for (;;) {
      const chunk = this.#queue.shift();
      if (chunk) {
        if (chunk.kind === 'data') this.#queued -= chunk.bytes.length;
        if (this.#queued <= HIGH_WATER) this.#port.resume();
        return chunk;
      }
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#endOfData) return undefined;
      await this.#change();
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<StreamChunk, void, void> {
    let complete = false;
    try {
      for (let chunk = await this.read(); chunk; chunk = await this.read()) yield chunk;
      complete = true;
      await this.finish();
    } finally {
      if (!complete) await this.abort();
    }
  }

  /** Sends bytes, in packets of at most 262120; resolves when the socket has room again. */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += STREAM_PACKET_MAX) {
      if (this.#failure !== undefined) throw this.#failure;
      await this.#port.send(FrameType.STREAM, FrameStatus.CONTINUE, bytes.subarray(at, at + STREAM_PACKET_MAX));
    }
  }

  /** Sends a hole of `length` zero bytes; only on a stream that was opened sparse. */
  async skip(length: number): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const payload = Buffer.alloc(12);
    payload.writeBigInt64BE(BigInt(length), 0);
    await this.#port.send(FrameType.STREAM_HOLE, FrameStatus.CONTINUE, payload);
  }

  /** Ends the stream in order and waits for the server's confirmation: only then is an upload complete. */
  async finish(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#confirmed) return;
    await this.#port.send(FrameType.STREAM, FrameStatus.OK, new Uint8Array());
    this.#port.resume();
    while (!this.#confirmed) {
      if (this.#failure !== undefined) throw this.#failure;
      this.#queue.length = 0;
      this.#queued = 0;
      await this.#change();
    }
  }

  /** Ends the stream at once; what was read or written so far stays. */
  async abort(): Promise<void> {
    if (this.#failure !== undefined || this.#confirmed) return;
    this.#queue.length = 0;
    await this.#port.send(FrameType.STREAM, FrameStatus.ERROR, new Uint8Array()).catch(() => undefined);
    this.fail(new Refusal('LIBVIRT_STREAM_FAILED', { call: this.#port.name, detail: 'it was aborted by the reader' }));
  }

  #ended(): void {
    this.#port.ended();
    this.#settleClosed();
  }

  #change(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
