import { afterEach, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { splitFrames } from './event-frames.ts';
import type { StreamMessage } from './event-stream.ts';
import { localServer, sendJson, type Answer } from './local-server.test-support.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(answer: Answer) {
  const server = await localServer(answer);
  closing.push(server.close);
  return { server, client: createClient({ baseUrl: server.baseUrl, token: 't', clock: { sleep: quick } }) };
}

/** Pauses are short in these tests, but they are pauses. */
const quick = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const timer = setTimeout(resolve, Math.min(ms, 20));
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

test('a frame that is cut in two waits for its rest, and comments are no frames', () => {
  const { frames, rest } = splitFrames(': ping\n\nid: 1\nevent: change\ndata: {"seq":1}\n\nid: 2\nevent: ch');
  expect(frames).toEqual([{ event: 'change', data: '{"seq":1}', id: '1' }]);
  expect(rest).toBe('id: 2\nevent: ch');
});

test('a broken stream goes on after the last number that was seen', async () => {
  const { client, server } = await started((asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const next = Number(asked.headers['last-event-id'] ?? 6) + 1;
    response.end(`id: ${next}\nevent: change\ndata: {"seq":${next},"entity":"vm","id":"a","op":"update"}\n\n`);
  });
  const stop = new AbortController();
  const seen: number[] = [];
  const states: boolean[] = [];
  for await (const message of client.events({ signal: stop.signal })) {
    if (message.kind === 'connection') states.push(message.connected);
    if (message.kind === 'change') seen.push(message.change.seq);
    if (seen.length === 3) stop.abort();
  }
  expect(seen).toEqual([7, 8, 9]);
  expect(states.slice(0, 4)).toEqual([true, false, true, false]);
  expect(server.asked.map(one => one.headers['last-event-id'])).toEqual([undefined, '7', '8']);
});

test('what is wanted is asked for; a snapshot comes first, and anew after a reset', async () => {
  const { server, client } = await started((_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: snapshot\ndata: {"entity":"vm","ids":["a","b"]}\n\n');
    response.write('id: 4\nevent: snapshot_end\ndata: {"seq":4}\n\n');
    response.write('id: 9\nevent: reset\ndata: {"seq":9}\n\n');
  });
  const kinds: string[] = [];
  const snapshots: StreamMessage[] = [];
  const wanted = { topics: ['change'], entities: ['vm', 'host'], severity: 'error', snapshot: true } as const;
  for await (const message of client.events(wanted)) {
    if (message.kind !== 'connection') kinds.push(message.kind);
    if (message.kind === 'snapshot') snapshots.push(message);
    if (kinds.length === 5) break;
  }
  expect(kinds).toEqual(['snapshot', 'snapshot_end', 'reset', 'snapshot', 'snapshot_end']);
  const first = { kind: 'snapshot', entity: 'vm', ids: ['a', 'b'] };
  expect(snapshots).toEqual([first, first]);
  const path = '/overt/events?topic=change&entity=vm%2Chost&severity=error&snapshot=true';
  expect(server.asked.map(({ url, headers }) => [url, headers['last-event-id']])).toEqual([
    [path, undefined],
    [path, undefined],
  ]);
});

test('a stream that is refused says so instead of knocking for ever', async () => {
  const { client } = await started((_asked, response) => sendJson(response, 401, { detail: 'Sign in.' }));
  const all: StreamMessage[] = [];
  await expect(
    (async () => {
      for await (const message of client.events()) all.push(message);
    })(),
  ).rejects.toThrow('Sign in.');
});

test('waiting looks again when the stream tells of a change', async () => {
  let reads = 0;
  const { client } = await started((asked, response) => {
    if (asked.url === '/overt/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: 1\nevent: change\ndata: {"seq":1,"entity":"vm","id":"a","op":"update"}\n\n');
      return;
    }
    reads += 1;
    sendJson(response, 200, { id: 'a', status: reads > 1 ? 'up' : 'powering_up' });
  });
  const one = client.api.vms().vm('a');
  const vm = await client.waitFor(
    signal => one.get({ signal }),
    now => now.status === 'up',
    { on: change => change.id === 'a', timeoutMs: 5000 },
  );
  expect(vm.status).toBe('up');
});

test('waiting goes on without a stream, and a time-out says for what one waited', async () => {
  const { client } = await started((asked, response) =>
    asked.url === '/overt/events' ? sendJson(response, 404, {}) : sendJson(response, 200, { id: 'a', status: 'down' }),
  );
  const one = client.api.vms().vm('a');
  const waiting = client.waitFor(
    signal => one.get({ signal }),
    now => now.status === 'up',
    { timeoutMs: 200, what: 'VM a to be up' },
  );
  await expect(waiting).rejects.toMatchObject({
    code: 'WAIT_TIMEOUT',
    message: expect.stringContaining('VM a to be up'),
  });
});
