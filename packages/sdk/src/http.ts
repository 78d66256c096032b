// One exchange with the engine: token, correlation id, a repeat after 401 with a renewed token, and repeats with growing
// pauses of calls that are safe to repeat. Knows nothing of the model.
import { apiErrorOf, unreachable } from './api-error.ts';
import {
  platformFetch,
  platformSleep,
  type Fetch,
  type FetchAnswer,
  type FetchInit,
  type Sleep,
} from './fetch-port.ts';
import { fixedToken, type TokenSource } from './token-source.ts';

export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  readonly firstPauseMs: number;
}

export interface HttpOptions {
  /** Origin of the engine: `https://engine:8443`, or '' in its own pages. A trailing `/ovirt-engine[/api]` is ignored. */
  readonly baseUrl: string;
  readonly fetch?: Fetch | undefined;
  readonly token?: string | undefined;
  readonly tokenSource?: TokenSource | undefined;
  /** Shows a second factor when the engine asks for one before what destroys; true when the call may be repeated. */
  readonly stepUp?: (() => Promise<boolean>) | undefined;
  readonly retry?: RetryPolicy | undefined;
  /** In which refusals and plans are said, as `Accept-Language` has it (`de`); else what the platform sends by itself. */
  readonly language?: (() => string | undefined) | undefined;
  readonly clock?: { readonly sleep: Sleep } | undefined;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS';
  /** From the origin: `/ovirt-engine/api/vms`. */
  readonly path: string;
  readonly accept?: string | undefined;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: FetchInit['body'] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** May be repeated after a lost connection; a GET always may. */
  readonly repeatable?: boolean | undefined;
}

export interface Http {
  readonly origin: string;
  readonly sleep: Sleep;
  /** Resolves to an answer below 400, its body unread; rejects with ApiError, or with the signal's reason. */
  send(request: HttpRequest): Promise<FetchAnswer>;
}

const defaultRetry: RetryPolicy = { attempts: 4, firstPauseMs: 250 };
const LONGEST_PAUSE_MS = 8_000;
const PASSING = new Set([429, 502, 503, 504]);

export const originOf = (baseUrl: string): string => baseUrl.replace(/\/+$/, '').replace(/\/ovirt-engine(\/api)?$/, '');

export function httpFor(options: HttpOptions): Http {
  const { fetch = platformFetch, retry = defaultRetry } = options;
  const sleep = options.clock?.sleep ?? platformSleep;
  const source = options.tokenSource ?? (options.token === undefined ? undefined : fixedToken(options.token));
  const origin = originOf(options.baseUrl);

  async function once(request: HttpRequest, token: string | undefined): Promise<FetchAnswer> {
    const headers: Record<string, string> = {
      Accept: request.accept ?? 'application/json',
      'Correlation-Id': crypto.randomUUID(),
      ...request.headers,
    };
    const language = options.language?.();
    if (language !== undefined) headers['Accept-Language'] = language;
    if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
    if (request.contentType !== undefined) headers['Content-Type'] = request.contentType;
    const init: FetchInit = { method: request.method, headers };
    if (request.body !== undefined) init.body = request.body;
    if (request.signal !== undefined) init.signal = request.signal;
    let answer: FetchAnswer;
    try {
      answer = await fetch(origin + request.path, init);
    } catch (error) {
      request.signal?.throwIfAborted();
      throw unreachable(origin === '' ? 'this address' : origin, error);
    }
    if (answer.status < 400) return answer;
    const correlationId = answer.headers.get('correlation-id') ?? headers['Correlation-Id'];
    const body = await answer.text().catch(() => '');
    throw apiErrorOf({ status: answer.status, statusText: answer.statusText, body, correlationId });
  }

  async function authorised(request: HttpRequest): Promise<FetchAnswer> {
    const token = await source?.token();
    try {
      return await once(request, token);
    } catch (error) {
      const wanted = codeOf(error) === 'STEP_UP_REQUIRED';
      const mended = wanted ? await options.stepUp?.() : statusOf(error) === 401 && (await source?.renew?.(token));
      if (mended !== true) throw error;
      return await once(request, await source?.token());
    }
  }

  return {
    origin,
    sleep,
    async send(request) {
      const repeatable = request.repeatable ?? (request.method === 'GET' || request.method === 'HEAD');
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await authorised(request);
        } catch (error) {
          const status = statusOf(error);
          const passing = status === 0 || (status !== undefined && PASSING.has(status));
          if (!repeatable || !passing || attempt >= retry.attempts) throw error;
          await sleep(Math.min(LONGEST_PAUSE_MS, retry.firstPauseMs * 2 ** (attempt - 1)), request.signal);
        }
      }
    },
  };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
