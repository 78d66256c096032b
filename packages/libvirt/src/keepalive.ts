// The keep-alive program: answers the daemon's pings and sends our own after a silence. A busy connection is never given
// up: while its window is full the daemon does not even read our ping.
import { type Frame, FrameStatus, FrameType, HEADER_BYTES, sealFrame } from './frame.ts';
import { XdrWriter } from './xdr.ts';

const PROGRAM = 0x6b65_6570;
const PING = 1;
const PONG = 2;

export const isKeepAlive = (frame: Frame): boolean => frame.program === PROGRAM;

const message = (procedure: number): Buffer =>
  sealFrame(
    { program: PROGRAM, version: 1, procedure, type: FrameType.MESSAGE, serial: 0, status: FrameStatus.OK },
    new XdrWriter(HEADER_BYTES),
  );

export interface KeepAlivePort {
  send(bytes: Buffer): void;
  /** True while calls are unanswered. */
  busy(): boolean;
  dead(): void;
}

export class KeepAlive {
  readonly #port: KeepAlivePort;
  readonly #misses: number;
  readonly #timer: NodeJS.Timeout | undefined;
  #silence = 0;

  constructor(intervalMs: number, misses: number, port: KeepAlivePort) {
    this.#port = port;
    this.#misses = misses;
    if (intervalMs > 0) this.#timer = setInterval(() => this.#tick(), intervalMs).unref();
  }

  heard(): void {
    this.#silence = 0;
  }

  receive(frame: Frame): void {
    if (frame.procedure === PING) this.#port.send(message(PONG));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    if (this.#port.busy()) this.#silence = 0;
    else if (this.#silence > this.#misses) return this.#port.dead();
    if (this.#silence > 0) this.#port.send(message(PING));
    this.#silence++;
  }
}
