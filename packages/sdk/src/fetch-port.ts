// The little of `fetch` that the SDK needs, so that a browser's, Node's and undici's (own CA, keep-alive) all fit.
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string | Blob | Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
}

export interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
  text(): Promise<string>;
}

export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/**
 * The platform's own, looked up at call time so that tests and polyfills may replace it. Without the browser's credentials: the
 * token says who asks, and to the 401 of an ended session, which oVirt's clients want with a challenge, the browser would
 * answer with a window of its own that asks for a password, and let the call wait for it.
 */
export const platformFetch: Fetch = (url, init) => globalThis.fetch(url, { ...init, credentials: 'omit' });

/** Resolves after `ms` or rejects with the signal's reason. The part of the kernel's Clock that a browser can have. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const platformSleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
