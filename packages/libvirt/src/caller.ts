// What the noun modules (domains.ts, host.ts, ...) need: something that makes calls. A connection and a reconnecting
// client both are one.
import type { Calls } from './protocol.gen.ts';
import type { LibvirtStream } from './stream.ts';
import type { XdrReader } from './xdr.ts';

export type CallName = keyof Calls;

export interface CallOptions {
  /** Milliseconds until LIBVIRT_TIMEOUT; `null` waits for ever (a migration). The connection's default when absent. */
  readonly timeoutMs?: number | null;
  /** Stops waiting. The server is not told (the protocol cannot), so the outcome is unknown and the slot stays taken. */
  readonly signal?: AbortSignal;
}

export interface Caller {
  /** Throws LibvirtError for what libvirt refused, else LIBVIRT_* refusals. */
  call<N extends CallName>(name: N, args: Calls[N]['args'], options?: CallOptions): Promise<Calls[N]['result']>;
  /** As `call`, with an own decoder of the answer for what is too big to decode generically. */
  callWith<N extends CallName, T>(
    name: N,
    args: Calls[N]['args'],
    decode: (reader: XdrReader) => T,
    options?: CallOptions,
  ): Promise<T>;
}

export interface StreamOpener {
  /**
   * Opens a stream on a connection of its own, which ends with it. A slow reader would otherwise hold up every answer
   * behind it on a shared socket.
   */
  openStream<N extends CallName>(
    name: N,
    args: Calls[N]['args'],
    options?: CallOptions,
  ): Promise<{ readonly result: Calls[N]['result']; readonly stream: LibvirtStream }>;
}
