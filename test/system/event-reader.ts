// Reads the stream of changes as a browser does: server-sent events, taken up again by the number of the last one seen.
import { request } from 'node:https';

export interface SeenEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventReader {
  readonly seen: readonly SeenEvent[];
  /** Number to go on after. */
  last(): number;
  readonly connected: Promise<void>;
  /** Resolves when the connection has ended, by whomever. */
  readonly ended: Promise<void>;
  close(): void;
}

export function readEvents(options: { url: string; ca: Buffer; token: string; after?: number }): EventReader {
  const seen: SeenEvent[] = [];
  let last = options.after ?? 0;
  let rest = '';
  const connected = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const headers = {
    authorization: `Bearer ${options.token}`,
    ...(options.after === undefined ? {} : { 'last-event-id': String(options.after) }),
  };
  const end = () => {
    connected.resolve();
    ended.resolve();
  };

  function take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const id = field('id');
    if (id !== undefined) last = Number(id);
    const data = field('data');
    if (data === undefined) return connected.resolve();
    seen.push({ sequence: last, kind: field('event') ?? '', data: JSON.parse(data) as SeenEvent['data'] });
  }

  const call = request(new URL('/overt/events', options.url), { ca: options.ca, headers }, response => {
    response.setEncoding('utf8').on('data', (part: string) => {
      const blocks = `${rest}${part}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) take(block);
    });
    response.on('close', end).on('error', end);
  });
  call.on('error', end).end();
  return { seen, last: () => last, connected: connected.promise, ended: ended.promise, close: () => call.destroy() };
}
