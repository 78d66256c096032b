// The engine's stream of changes, read with fetch because EventSource cannot send the token. It never ends by itself: a
// broken stream is taken up after the last sequence number seen. `reset` says that the gap is too long and whoever keeps
// a copy has to fetch it again.
import { ApiError } from './api-error.ts';
import { splitFrames, type Frame } from './event-frames.ts';
import type { Http } from './http.ts';

export interface Change {
  seq: number;
  /** `vm`, `host`, `disk`, ... */
  entity: string;
  id: string;
  op: 'insert' | 'update' | 'delete';
}

export interface LiveEvent {
  seq: number;
  id: string;
  code: number;
  severity: 'normal' | 'warning' | 'error' | 'alert';
  description: string;
  time: string;
}

export type StreamMessage =
  | { kind: 'change'; change: Change }
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'reset' }
  /** Of this client: whether the stream is open, so that one knows when what one sees may be old. */
  | { kind: 'connection'; connected: boolean };

export interface StreamOptions {
  /** Sequence number after which to begin; without it, now. */
  readonly after?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export function messageOf(frame: Frame): StreamMessage | undefined {
  if (frame.event === 'reset') return { kind: 'reset' };
  if (frame.event === 'change') return { kind: 'change', change: JSON.parse(frame.data) as Change };
  if (frame.event === 'event') return { kind: 'event', event: JSON.parse(frame.data) as LiveEvent };
  return undefined;
}

const EVENTS = '/overt/events';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

async function* frames(http: Http, after: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<Frame> {
  const headers = after === undefined ? {} : { 'Last-Event-ID': after };
  const answer = await http.send({ method: 'GET', path: EVENTS, accept: 'text/event-stream', headers, signal });
  if (answer.body === null) return;
  yield { event: 'open', data: '', id: undefined };
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const split = splitFrames(text + decoder.decode(value, { stream: true }));
      text = split.rest;
      yield* split.frames;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A refusal that trying again will not mend: signed out, not permitted, not there. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;

/** Ends when the signal aborts; throws only what trying again will not mend. */
export async function* eventStream(
  http: Http,
  options: StreamOptions = {},
): AsyncGenerator<StreamMessage, void, undefined> {
  const { signal } = options;
  const ended = () => signal?.aborted === true;
  let last = options.after;
  let wait = FIRST_WAIT_MS;
  while (!ended()) {
    try {
      for await (const frame of frames(http, last, signal)) {
        wait = FIRST_WAIT_MS;
        last = frame.id ?? last;
        const message: StreamMessage | undefined =
          frame.event === 'open' ? { kind: 'connection', connected: true } : messageOf(frame);
        if (message !== undefined) yield message;
      }
    } catch (error) {
      if (ended()) return;
      if (isFinal(error)) throw error;
    }
    if (ended()) return;
    yield { kind: 'connection', connected: false };
    await http.sleep(wait, signal).catch(() => undefined);
    wait = Math.min(LONGEST_WAIT_MS, wait * 2);
  }
}
