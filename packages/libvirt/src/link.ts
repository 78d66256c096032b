// Keeps one connection alive: opens it, prepares it, waits for its end, and opens the next after a growing pause.
// While there is none, calls are refused at once: waiting would only hide that the host cannot be managed.
import type { Clock, Log } from '@overt/kernel/ports';
import { Refusal } from '@overt/kernel/refusal';
import type { CallName, CallOptions, Caller } from './caller.ts';
import type { Connection } from './connection.ts';
import type { Calls } from './protocol.gen.ts';
import type { XdrReader } from './xdr.ts';

export interface LinkOptions {
  readonly role: string;
  readonly open: () => Promise<Connection>;
  /** Runs on each new connection before it counts as connected; a failure ends it. */
  readonly prepare: (connection: Connection) => Promise<void>;
  readonly onUp: () => void;
  readonly onDown: (reason: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** First and longest pause between attempts; it doubles in between. */
  readonly backoffMs: { readonly first: number; readonly longest: number };
}

export class Link implements Caller {
  readonly #options: LinkOptions;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  #connection: Connection | undefined;
  #detail = 'not connected yet';

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  get isUp(): boolean {
    return this.#connection !== undefined;
  }

  /** Why there is no connection, in words. */
  get detail(): string {
    return this.#detail;
  }

  call<N extends CallName>(name: N, args: Calls[N]['args'], options?: CallOptions): Promise<Calls[N]['result']> {
    return this.#connection ? this.#connection.call(name, args, options) : Promise.reject(this.#unreachable());
  }

  callWith<N extends CallName, T>(
    name: N,
    args: Calls[N]['args'],
    decode: (reader: XdrReader) => T,
    options?: CallOptions,
  ): Promise<T> {
    return this.#connection
      ? this.#connection.callWith(name, args, decode, options)
      : Promise.reject(this.#unreachable());
  }

  /** Ends the connection in order and opens no other. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#connection?.close();
    await this.#done;
  }

  #unreachable(): Refusal {
    return new Refusal('LIBVIRT_UNREACHABLE', {
      address: `the ${this.#options.role} connection`,
      detail: this.#detail,
    });
  }

  async #run(): Promise<void> {
    const { open, prepare, onUp, onDown, clock, log, role, backoffMs } = this.#options;
    let pause = backoffMs.first;
    while (!this.#stop.signal.aborted) {
      try {
        const connection = await open();
        try {
          await prepare(connection);
        } catch (error) {
          connection.destroy('it could not be prepared');
          throw error;
        }
        if (this.#stop.signal.aborted) return void (await connection.close());
        this.#connection = connection;
        pause = backoffMs.first;
        onUp();
        const reason = await connection.closed;
        this.#connection = undefined;
        this.#detail = String(reason.params.detail);
        onDown(this.#detail);
        if (!this.#stop.signal.aborted) log.warn({ role, detail: this.#detail }, 'The connection to libvirt ended');
      } catch (error) {
        this.#detail = error instanceof Error ? error.message : String(error);
        log.debug({ role, detail: this.#detail }, 'libvirt cannot be reached');
      }
      await clock.sleep(pause, this.#stop.signal).catch(() => undefined);
      pause = Math.min(pause * 2, backoffMs.longest);
    }
  }
}
