// Waits until something in the engine is as one wants it. The event stream says when to look again; a slow timer looks
// anyway, and a quicker one while the stream is broken, so that no lost message makes one wait for ever.
import { clientError } from './api-error.ts';
import { eventStream, type Change } from './event-stream.ts';
import type { Http } from './http.ts';

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Look again only after these changes; without it after any. */
  readonly on?: ((change: Change) => boolean) | undefined;
  /** For the sentence of a time-out: `VM web1 to be up`. */
  readonly what?: string | undefined;
  readonly pollMs?: number | undefined;
}

const POLL_MS = 1_000;
const POLL_WITH_STREAM_MS = 5_000;

/**
 * Resolves to the first value for which `done` holds. Rejects with ApiError WAIT_TIMEOUT, with what `read` rejects with,
 * or with the signal's reason.
 */
export async function waitFor<T>(
  http: Http,
  read: (signal: AbortSignal) => Promise<T>,
  done: (value: T) => boolean,
  options: WaitOptions = {},
): Promise<T> {
  const over = new AbortController();
  const deadline = options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs);
  const signal = AbortSignal.any([over.signal, ...[options.signal, deadline].filter(one => one !== undefined)]);
  let connected = false;
  let changed = false;
  let look: () => void = () => undefined;

  async function listen(): Promise<void> {
    for await (const message of eventStream(http, { signal })) {
      if (message.kind === 'connection') connected = message.connected;
      const relevant = message.kind === 'change' && (options.on?.(message.change) ?? true);
      if (!relevant && message.kind !== 'reset' && message.kind !== 'connection') continue;
      changed = true;
      look();
    }
  }

  const listening = listen().catch(() => {
    connected = false;
  });
  try {
    for (;;) {
      changed = false;
      const value = await read(signal);
      if (done(value)) return value;
      if (changed) continue;
      const rest = new AbortController();
      const woken = new Promise<void>(resolve => {
        look = resolve;
      });
      const pause = options.pollMs ?? (connected ? POLL_WITH_STREAM_MS : POLL_MS);
      const slept = http.sleep(pause, AbortSignal.any([signal, rest.signal])).catch(() => signal.throwIfAborted());
      await Promise.race([woken, slept]);
      rest.abort();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    if (deadline?.aborted !== true) throw error;
    const seconds = Math.round((options.timeoutMs ?? 0) / 1000);
    throw clientError('WAIT_TIMEOUT', `Waited ${seconds} s for ${options.what ?? 'a change'}, in vain.`, error);
  } finally {
    over.abort();
    await listening;
  }
}
