// One multiplexed connection to a libvirt daemon. Invariants:
// - at most `window` calls are unanswered: beyond the server's max_client_requests it stops reading, answers to pings
//   included. A call that timed out or was aborted keeps its slot until its reply comes, because the server still works on it;
// - replies may come in any order and are matched by serial;
// - a frame that breaks the protocol ends this connection (every waiting call is refused), never the process.
import type { Socket } from 'node:net';
import type { Log } from '@overt/kernel/ports';
import { Bug, Refusal } from '@overt/kernel/refusal';
import { CallWindow } from './call-window.ts';
import type { CallName, CallOptions, Caller } from './caller.ts';
import { type Frame, FrameSplitter, FrameStatus, FrameType, HEADER_BYTES, openFrame, sealFrame } from './frame.ts';
import { KeepAlive, isKeepAlive } from './keepalive.ts';
import { type EventName, decodeError, decodeEvent, decodeResult, encodeCall, payloadOf } from './messages.ts';
import { type Calls, type Events, calls } from './protocol.gen.ts';
import { LibvirtStream } from './stream.ts';
import { type XdrReader, XdrWriter } from './xdr.ts';

export type EventListener = <N extends EventName>(name: N, payload: Events[N]) => void;

export interface ConnectionSettings {
  /** Calls in flight; keep it below the daemon's max_client_requests (5 by default). */
  readonly window: number;
  /** Calls that may wait for a slot before LIBVIRT_BUSY. */
  readonly maxQueued: number;
  readonly callTimeoutMs: number;
  /** Ping after this silence and give up after `keepAliveMisses` more of it; 0 turns it off. */
  readonly keepAliveMs: number;
  readonly keepAliveMisses: number;
}

export const defaultSettings: ConnectionSettings = {
  window: 4,
  maxQueued: 10_000,
  callTimeoutMs: 60_000,
  keepAliveMs: 5_000,
  keepAliveMisses: 5,
};

export class Connection implements Caller {
  readonly #socket: Socket;
  readonly #log: Log;
  readonly #settings: ConnectionSettings;
  readonly #window: CallWindow;
  readonly #streams = new Map<number, LibvirtStream>();
  readonly #keepAlive: KeepAlive;
  readonly #closed: Promise<Refusal>;
  #settleClosed: (reason: Refusal) => void = () => undefined;
  #reason: Refusal | undefined;
  #serial = 0;
  #listener: EventListener = () => undefined;

  constructor(socket: Socket, settings: ConnectionSettings, log: Log) {
    this.#socket = socket;
    this.#settings = settings;
    this.#log = log;
    this.#window = new CallWindow(settings.window, frame => void socket.write(frame));
    this.#closed = new Promise(resolve => (this.#settleClosed = resolve));
    this.#keepAlive = new KeepAlive(settings.keepAliveMs, settings.keepAliveMisses, {
      send: bytes => void socket.write(bytes),
      busy: () => this.#window.inFlight > 0,
      dead: () => this.#end('the daemon does not answer pings'),
    });
    const splitter = new FrameSplitter();
    socket.on('data', chunk => {
      this.#keepAlive.heard();
      try {
        splitter.push(chunk as Buffer, frame => this.#receive(frame));
      } catch (error) {
        this.#end(error instanceof Error ? error.message : String(error));
      }
    });
    socket.on('error', error => this.#end(error.message));
    socket.on('close', () => this.#end('the daemon closed the connection'));
    socket.resume();
  }

  /** Resolves with the reason when the connection has ended, however that came. */
  get closed(): Promise<Refusal> {
    return this.#closed;
  }

  get isOpen(): boolean {
    return this.#reason === undefined;
  }

  /** Calls that the server has not answered yet, those given up included; and those that wait for a slot. */
  get load(): { readonly inFlight: number; readonly queued: number } {
    return { inFlight: this.#window.inFlight, queued: this.#window.queued };
  }

  /** One listener for all events of the connection; it runs synchronously and must be quick. */
  onEvent(listener: EventListener): void {
    this.#listener = listener;
  }

  call<N extends CallName>(name: N, args: Calls[N]['args'], options?: CallOptions): Promise<Calls[N]['result']> {
    return this.callWith(name, args, reader => decodeResult(name, reader), options);
  }

  callWith<N extends CallName, T>(
    name: N,
    args: Calls[N]['args'],
    decode: (reader: XdrReader) => T,
    options: CallOptions = {},
  ): Promise<T> {
    return this.#request(name, args, frame => decode(payloadOf(frame)), options);
  }

  async openStream<N extends CallName>(
    name: N,
    args: Calls[N]['args'],
    options: CallOptions = {},
  ): Promise<{ result: Calls[N]['result']; stream: LibvirtStream }> {
    // libvirtd begins to send as soon as the stream is there, which may be before its reply: the stream must be known then.
    const opening: { stream?: LibvirtStream; serial?: number } = {};
    try {
      const result = await this.#request(
        name,
        args,
        frame => decodeResult(name, payloadOf(frame)),
        options,
        frame => {
          const header = openFrame(frame);
          opening.serial = header.serial;
          opening.stream = this.#addStream(name, header);
        },
      );
      if (opening.stream === undefined) throw new Bug(`${name} was answered before it was asked`);
      return { result, stream: opening.stream };
    } catch (error) {
      if (opening.serial !== undefined) this.#streams.delete(opening.serial);
      throw error;
    }
  }

  #addStream(name: CallName, { serial, program, version, procedure }: Frame): LibvirtStream {
    const stream = new LibvirtStream({
      name,
      send: (type, status, payload) => {
        const writer = new XdrWriter(HEADER_BYTES);
        writer.bytes(payload);
        const whole = writer.finish().subarray(0, HEADER_BYTES + payload.length);
        return this.#write(sealFrame({ program, version, procedure, type, serial, status }, { finish: () => whole }));
      },
      pause: () => this.#socket.pause(),
      resume: () => this.#socket.resume(),
      ended: () => this.#streams.delete(serial),
      errorOf: bad => decodeError(name, bad),
    });
    this.#streams.set(serial, stream);
    return stream;
  }

  /** Says goodbye to the daemon and ends the socket; pending calls are refused. */
  async close(): Promise<void> {
    if (this.#reason === undefined) await this.call('connectClose', {}, { timeoutMs: 2_000 }).catch(() => undefined);
    this.#end('it was closed by us');
  }

  /** Ends the socket without a word, as after a failed handshake. */
  destroy(reason: string): void {
    this.#end(reason);
  }

  /** `prepare` sees the call before it is sent. */
  #request<T>(
    name: CallName,
    args: unknown,
    decode: (frame: Frame) => T,
    options: CallOptions,
    prepare?: (frame: Buffer) => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#reason) return reject(this.#lost(name));
      options.signal?.throwIfAborted();
      if (this.#window.queued >= this.#settings.maxQueued)
        return reject(new Refusal('LIBVIRT_BUSY', { queued: this.#window.queued }));
      const serial = this.#nextSerial();
      const frame = encodeCall(name, args, serial);
      prepare?.(frame);
      const timeoutMs = options.timeoutMs === undefined ? this.#settings.callTimeoutMs : options.timeoutMs;
      const giveUp = (error: unknown) => {
        this.#window.giveUp(serial);
        settle();
        reject(error);
      };
      const onAbort = () => giveUp(options.signal?.reason);
      const timer =
        timeoutMs === null
          ? undefined
          : setTimeout(() => giveUp(new Refusal('LIBVIRT_TIMEOUT', { call: name, ms: timeoutMs })), timeoutMs);
      const settle = () => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', onAbort);
      };
      options.signal?.addEventListener('abort', onAbort, { once: true });
      this.#window.add({
        name,
        frame,
        serial,
        onReply: reply => {
          settle();
          if (reply.status === FrameStatus.ERROR) return reject(decodeError(name, reply));
          try {
            resolve(decode(reply));
          } catch (error) {
            reject(error);
            throw error;
          }
        },
        onFailure: error => {
          settle();
          reject(error);
        },
      });
    });
  }

  #receive(frame: Frame): void {
    if (this.#reason) return;
    if (isKeepAlive(frame)) return this.#keepAlive.receive(frame);
    if (frame.type === FrameType.REPLY) return this.#reply(frame);
    if (frame.type === FrameType.MESSAGE) return this.#event(frame);
    if (frame.type === FrameType.STREAM || frame.type === FrameType.STREAM_HOLE) {
      // Unknown serial: what was under way when we aborted the stream.
      this.#streams.get(frame.serial)?.receive(frame);
      return;
    }
    this.#end(`a frame of unknown type ${frame.type}`);
  }

  #reply(frame: Frame): void {
    const waiting = this.#window.peek(frame.serial);
    if (!waiting)
      return this.#log.warn(
        { serial: frame.serial, procedure: frame.procedure },
        'libvirt replied to a call that nobody made',
      );
    if (frame.procedure !== calls[waiting.name].number)
      return this.#end(`the reply to ${waiting.name} names procedure ${frame.procedure}`);
    this.#window.release(frame.serial);
    waiting.onReply(frame);
  }

  #event(frame: Frame): void {
    const event = decodeEvent(frame);
    if (!event) return;
    try {
      this.#listener(event.name, event.payload);
    } catch (error) {
      this.#log.error({ error, event: event.name }, 'A listener of libvirt events failed');
    }
  }

  #write(bytes: Buffer): Promise<void> {
    if (this.#reason) return Promise.reject(this.#reason);
    if (this.#socket.write(bytes)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#socket.off('drain', done).off('close', done);
        if (this.#reason) reject(this.#reason);
        else resolve();
      };
      this.#socket.once('drain', done).once('close', done);
    });
  }

  #nextSerial(): number {
    do this.#serial = this.#serial >= 0xffff_ffff ? 1 : this.#serial + 1;
    while (this.#window.has(this.#serial) || this.#streams.has(this.#serial));
    return this.#serial;
  }

  #lost(name: string): Refusal {
    return new Refusal('LIBVIRT_CONNECTION_LOST', { call: name, detail: String(this.#reason?.params.detail ?? '') });
  }

  #end(detail: string): void {
    if (this.#reason) return;
    this.#reason = new Refusal('LIBVIRT_CONNECTION_LOST', { call: 'the connection', detail });
    this.#keepAlive.stop();
    this.#socket.destroy();
    for (const waiting of this.#window.drain()) waiting.onFailure(this.#lost(waiting.name));
    for (const stream of this.#streams.values()) stream.fail(this.#reason);
    this.#settleClosed(this.#reason);
  }
}
