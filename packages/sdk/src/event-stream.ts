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
  /** Some of what there is, before the first change; the end of it comes as `snapshot_end`. */
  | { kind: 'snapshot'; entity: string; ids: readonly string[] }
  | { kind: 'snapshot_end' }
  /** Of this client: whether the stream is open, so that one knows when what one sees may be old. */
  | { kind: 'connection'; connected: boolean };

export interface StreamOptions {
  /** Only these; without it, both. Events are told to administrators alone. */
  readonly topics?: readonly ('change' | 'event')[] | undefined;
  /** Changes of objects of these kinds only: `vm`, `host`, ... */
  readonly entities?: readonly string[] | undefined;
  /** Changes of these objects only; at most 200. */
  readonly ids?: readonly string[] | undefined;
  /** Events as bad as this, or worse. */
  readonly severity?: LiveEvent['severity'] | undefined;
  /** Begin with what there is, of `entities` or of all kinds; again after each `reset`. */
  readonly snapshot?: boolean | undefined;
  /** Sequence number after which to begin; without it, now. */
  readonly after?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export function messageOf(frame: Frame): StreamMessage | undefined {
  if (frame.event === 'reset') return { kind: 'reset' };
  if (frame.event === 'snapshot_end') return { kind: 'snapshot_end' };
  if (frame.event === 'snapshot')
    return { kind: 'snapshot', ...(JSON.parse(frame.data) as { entity: string; ids: string[] }) };
  if (frame.event === 'change') return { kind: 'change', change: JSON.parse(frame.data) as Change };
  if (frame.event === 'event') return { kind: 'event', event: JSON.parse(frame.data) as LiveEvent };
  return undefined;
}

const EVENTS = '/overt/events';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

function pathOf({ topics, entities, ids, severity, snapshot }: StreamOptions): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries({ topic: topics, entity: entities, id: ids })) {
    if (values !== undefined && values.length > 0) query.set(name, values.join(','));
  }
  if (severity !== undefined) query.set('severity', severity);
  if (snapshot === true) query.set('snapshot', 'true');
  return query.size === 0 ? EVENTS : `${EVENTS}?${query.toString()}`;
}

async function* frames(http: Http, options: StreamOptions): AsyncGenerator<Frame> {
  const { after, signal } = options;
  const headers = after === undefined ? {} : { 'Last-Event-ID': after };
  const path = pathOf(options);
  const answer = await http.send({ method: 'GET', path, accept: 'text/event-stream', headers, signal });
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
      for await (const frame of frames(http, { ...options, after: last })) {
        wait = FIRST_WAIT_MS;
        last = frame.id ?? last;
        const message: StreamMessage | undefined =
          frame.event === 'open' ? { kind: 'connection', connected: true } : messageOf(frame);
        if (message !== undefined) yield message;
        if (message?.kind === 'reset' && options.snapshot === true) {
          last = undefined;
          break;
        }
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
