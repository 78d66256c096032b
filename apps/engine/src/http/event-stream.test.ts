import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { testEngine, type TestEngine } from '../testing.ts';

let first: TestEngine;
let second: TestEngine;
const accepted: Socket[] = [];
beforeAll(async () => {
  first = await testEngine({ parts: [server => void server.server.on('connection', socket => accepted.push(socket))] });
  second = await testEngine({}, { databaseUrl: first.databaseUrl });
});
afterAll(async () => {
  await second?.stop();
  await first?.stop();
});

interface Message {
  readonly id: number;
  readonly event: string;
  readonly data: { seq: number; entity?: string; id?: string; op?: string; code?: number };
}

/** Reads until `enough` says so. */
async function read(
  engine: TestEngine,
  after: number | undefined,
  enough: (messages: Message[]) => boolean,
): Promise<Message[]> {
  const stop = new AbortController();
  const answer = await fetch(`${engine.url}/overt/events`, {
    headers: {
      authorization: `Bearer ${engine.token}`,
      ...(after === undefined ? {} : { 'last-event-id': String(after) }),
    },
    signal: stop.signal,
  });
  expect(answer.headers.get('content-type')).toMatch('text/event-stream');
  const messages: Message[] = [];
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? '';
      if (field('event') !== '')
        messages.push({
          id: Number(field('id')),
          event: field('event'),
          data: JSON.parse(field('data')) as Message['data'],
        });
    }
    if (enough(messages)) break;
  }
  stop.abort();
  return messages;
}

const addTag = async (engine: TestEngine, name: string) => {
  const answer = await engine.request('/tags', {
    method: 'POST',
    body: JSON.stringify({ name }),
    headers: { 'content-type': 'application/json' },
  });
  return ((await answer.json()) as { id: string }).id;
};

describe('the event stream', () => {
  it('tells changes and events made through either replica, to readers of both, under the same numbers', async () => {
    const start = await sql<{ last: number }>`select last_sequence as last from change_sequence`.execute(first.db);
    const from = start.rows[0]?.last ?? 0;
    const one = await addTag(first, 'red');
    const two = await addTag(second, 'blue');
    const both = (messages: Message[]) =>
      [one, two].every(id => messages.some(message => message.data.id === id)) &&
      messages.filter(message => message.event === 'event').length >= 2;
    const [a, b] = await Promise.all([read(first, from, both), read(second, from, both)]);
    expect(a.filter(message => message.event === 'change').map(message => message.data.entity)).toEqual(
      expect.arrayContaining(['tag']),
    );
    expect(a.find(message => message.event === 'event')?.data.code).toBe(432);
    const length = Math.min(a.length, b.length);
    expect(a.slice(0, length)).toEqual(b.slice(0, length));
  });

  it('numbers without gaps and takes up where it was cut off', async () => {
    const from = await first.ports.repos.changes.lastSequence();
    await Promise.all(Array.from({ length: 10 }, (_, index) => addTag(index % 2 ? first : second, `tag-${index}`)));
    const all = await read(
      first,
      from,
      messages => messages.filter(message => message.event === 'change').length >= 10,
    );
    expect(all.map(message => message.id)).toEqual(all.map((_, index) => from + 1 + index));
    const middle = all[4]?.id ?? 0;
    const rest = await read(second, middle, messages => messages.length >= all.length - 5);
    expect(rest.slice(0, all.length - 5)).toEqual(all.slice(5));
  });

  it('cuts off a client that does not read, which can go on where it stopped, while others read on', async () => {
    const from = await first.ports.repos.changes.lastSequence();
    const slow = connect(first.port, '127.0.0.1');
    let got = '';
    slow.on('data', chunk => (got += String(chunk)));
    slow.on('error', () => undefined);
    const closed = once(slow, 'close');
    const head = `GET /overt/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${first.token}\r\n`;
    slow.write(`${head}Last-Event-ID: ${from}\r\n\r\n`);
    await expect.poll(() => got).toContain(': connected');
    slow.pause();
    // More than all buffers on the way hold.
    const COUNT = 80_000;
    await sql`insert into change_log (topic, entity, entity_id, operation)
      select 'change', 'vm', gen_random_uuid(), 'update' from generate_series(1, ${COUNT}::int)`.execute(first.db);
    const reader = read(first, from, messages => messages.length >= COUNT);
    const all = await reader;
    expect(all.slice(0, COUNT).map(message => message.id)).toEqual(
      Array.from({ length: COUNT }, (_, n) => from + 1 + n),
    );
    const served = accepted.find(socket => socket.remotePort === slow.localPort);
    let most = 0;
    const isCutOff = () => {
      most = Math.max(most, served?.writableLength ?? 0);
      return served?.destroyed;
    };
    await expect.poll(isCutOff, { timeout: 60_000 }).toBe(true);
    // One batch waited, not all of it.
    expect(most).toBeLessThan(1024 * 1024);
    slow.resume();
    await closed;
    const last = Number([...got.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1]);
    expect(last).toBeLessThan(from + COUNT);
    const rest = await read(first, last, messages => messages.length > 0);
    expect(rest[0]?.id).toBe(last + 1);
  }, 120_000);

  it('tells a client that comes back too late to start over', async () => {
    await sql`delete from change_log`.execute(first.db);
    const third = await testEngine({}, { databaseUrl: first.databaseUrl });
    try {
      const [message] = await read(third, 1, messages => messages.length > 0);
      expect(message?.event).toBe('reset');
      const [future] = await read(third, 1_000_000, messages => messages.length > 0);
      expect(future?.event).toBe('reset');
    } finally {
      await third.stop();
    }
  });

  it('wants a token, and ends when the session does', async () => {
    expect((await fetch(`${first.url}/overt/events`)).status).toBe(401);
    const opened = await fetch(`${first.url}/overt/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.token}` },
    });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const stop = new AbortController();
    const answer = await fetch(`${first.url}/overt/events`, { headers: { cookie }, signal: stop.signal });
    expect(answer.status).toBe(200);
    stop.abort();
  });

  it('accepts a token of one replica on the other, also its end', async () => {
    const use = (engine: TestEngine) => fetch(engine.api, { headers: { authorization: `Bearer ${first.token}` } });
    expect((await use(second)).status).toBe(200);
    await fetch(`${second.url}/ovirt-engine/services/sso-logout`, {
      method: 'POST',
      body: new URLSearchParams({ token: first.token }),
    });
    expect((await use(first)).status).toBe(401);
  });
});
