// Which calls wait and which are with the server. Never more than `size` are with it; a call given up by its caller keeps
// its place there until the reply comes.
import type { CallName } from './caller.ts';
import type { Frame } from './frame.ts';

export interface PendingCall {
  readonly name: CallName;
  readonly serial: number;
  readonly frame: Buffer;
  readonly onReply: (frame: Frame) => void;
  readonly onFailure: (error: unknown) => void;
}

export class CallWindow {
  readonly #size: number;
  readonly #send: (frame: Buffer) => void;
  readonly #inFlight = new Map<number, PendingCall>();
  readonly #queue = new Map<number, PendingCall>();

  constructor(size: number, send: (frame: Buffer) => void) {
    this.#size = size;
    this.#send = send;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  get queued(): number {
    return this.#queue.size;
  }

  has(serial: number): boolean {
    return this.#inFlight.has(serial) || this.#queue.has(serial);
  }

  add(call: PendingCall): void {
    this.#queue.set(call.serial, call);
    this.#fill();
  }

  /** Forgets a call that was not sent yet; one that was sent stays. */
  giveUp(serial: number): void {
    this.#queue.delete(serial);
  }

  peek(serial: number): PendingCall | undefined {
    return this.#inFlight.get(serial);
  }

  /** The server has answered: the place is free. */
  release(serial: number): void {
    this.#inFlight.delete(serial);
    this.#fill();
  }

  /** Empties the window and returns what was in it. */
  drain(): PendingCall[] {
    const all = [...this.#inFlight.values(), ...this.#queue.values()];
    this.#inFlight.clear();
    this.#queue.clear();
    return all;
  }

  #fill(): void {
    for (const [serial, call] of this.#queue) {
      if (this.#inFlight.size >= this.#size) return;
      this.#queue.delete(serial);
      this.#inFlight.set(serial, call);
      this.#send(call.frame);
    }
  }
}
