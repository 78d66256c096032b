// The process of the event streams' clients: most read, some never do. Of every event the readers note how long after its
// transaction had begun they had it; the database, the engine and this process share a clock.
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { Access } from './client.ts';
import { percentile } from './measure.ts';
import { serve } from './worker.ts';

export interface StreamTask extends Access {
  readonly readers: number;
  /** Take their connection and leave everything in it; they begin at `after`, so that there is much to leave. */
  readonly idle: number;
  readonly after: number;
  readonly seconds: number;
}

export interface StreamReport {
  /** Events times readers. */
  readonly received: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Readers that missed a number, were reset or lost their connection. */
  readonly disturbed: number;
  readonly idleCutOff: number;
}

/** Connected at once; the rest waits. */
const HANDSHAKES = 20;
/** How long those that never read get to find out. */
const LOOK_MS = 10_000;

const delays: number[] = [];
let disturbed = 0;
const left: { readonly response: IncomingMessage; readonly ended: Promise<void> }[] = [];
let ending = false;

await serve<StreamTask, StreamReport>(async (task, tell) => {
  const open = Array.from({ length: task.idle }, () => () => leave(task));
  open.push(...Array.from({ length: task.readers }, () => () => follow(task)));
  await Promise.all(
    Array.from({ length: HANDSHAKES }, async () => {
      for (let next = open.shift(); next !== undefined; next = open.shift()) await next();
    }),
  );
  tell('connected');
  await pause(task.seconds * 1000);
  ending = true;
  const at = (part: number) => percentile(delays, part);
  return { received: delays.length, p50: at(0.5), p99: at(0.99), most: at(1), disturbed, idleCutOff: await cutOff() };
});

function connect({ url, ca, token }: Access, after?: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(after === undefined ? {} : { 'last-event-id': String(after) }),
    };
    request(new URL('/overt/events', url), { ca, headers, agent: false }, resolve).on('error', reject).end();
  });
}

async function leave(task: StreamTask): Promise<void> {
  const response = await connect(task, task.after);
  const { socket } = response;
  socket.pause();
  const ended = new Promise<void>(resolve => {
    for (const emitter of [response, socket]) emitter.on('error', () => resolve()).on('close', () => resolve());
  });
  left.push({ response, ended });
}

/** Who does not read does not notice: they read what was left to them, and then see whether it goes on. */
async function cutOff(): Promise<number> {
  let count = 0;
  for (const { response, ended } of left) {
    response.resume();
    response.socket.resume();
    void ended.then(() => (count += 1));
  }
  await Promise.race([Promise.all(left.map(one => one.ended)), pause(LOOK_MS)]);
  return count;
}

async function follow(task: StreamTask): Promise<void> {
  const response = await connect(task);
  let rest = '';
  let last: number | undefined;
  let whole = true;
  const disturb = () => {
    if (whole && !ending) disturbed += 1;
    whole = false;
  };
  response.setEncoding('utf8').on('data', (part: string) => {
    const blocks = `${rest}${part}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = /^id: (\d+)$/m.exec(block)?.[1];
      if (id === undefined) continue;
      // A sign of life repeats where the reader is; what is told has the next number.
      const next = last === undefined || !block.includes('\ndata: ') ? last : last + 1;
      if (block.includes('event: reset') || (next !== undefined && Number(id) !== next)) disturb();
      last = Number(id);
      const time = /"time":"([^"]+)"/.exec(block)?.[1];
      if (time !== undefined) delays.push(Date.now() - Date.parse(time));
    }
  });
  response.on('error', disturb).on('close', disturb);
}
