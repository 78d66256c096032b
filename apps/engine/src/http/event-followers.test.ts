import { EventEmitter } from 'node:events';
import { silentLog } from '@overt/kernel/ports';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChangeRow } from '../features/changes/change.repo.ts';
import type { ChangeFeed } from '../features/changes/change-feed.ts';
import type { SessionRow } from '../features/sessions/session.repo.ts';
import { parseEventFilter } from './event-filter.ts';
import { eventFollowers, HEARTBEAT_MS, type EventFollowers } from './event-followers.ts';

/** A connection that takes what it is sent unless it is full. */
class Connection extends EventEmitter {
  readonly sent: Buffer[] = [];
  full = false;
  ended = false;
  writeHead(): void {}
  write(part: Buffer): boolean {
    this.sent.push(part);
    return !this.full;
  }
  end(): void {
    this.ended = true;
    this.emit('close');
  }
  destroy(): void {
    this.end();
  }
  text(): string {
    return this.sent.map(String).join('');
  }
}

let rows: ChangeRow[];
let batches: Map<number, readonly ChangeRow[]>;
let tell: () => void;
let tellEnd: (sessionId?: string) => void;
let sleeps: { ms: number; over: () => void }[];
let sessions: Map<string, SessionRow>;
let asked: (readonly string[])[];
let followers: EventFollowers;

const session = (id: string, administrator = true) => ({ id, administrator }) as SessionRow;
const change = (sequence: number, topic: 'change' | 'event' = 'change'): ChangeRow => ({
  sequence,
  topic,
  entity: 'vm',
  entity_id: 'x',
  operation: 'update',
  event_code: topic === 'event' ? 1 : null,
  event_severity: null,
  event_description: null,
  event_time: null,
});
const feed: ChangeFeed = {
  last: () => rows.at(-1)?.sequence ?? 0,
  async after(sequence) {
    const batch = batches.get(sequence) ?? rows.filter(row => row.sequence > sequence);
    batches.set(sequence, batch);
    return batch;
  },
  subscribe(listener) {
    tell = listener;
    return () => undefined;
  },
  onSessionEnd(listener) {
    tellEnd = listener;
    return () => undefined;
  },
  stop: async () => undefined,
};

beforeEach(() => {
  [rows, batches, sleeps, sessions, asked] = [[], new Map(), [], new Map(), []];
  const clock = {
    now: () => 0,
    monotonic: () => 0,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        sleeps.push({ ms, over: resolve });
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
  };
  const useAll = async (ids: readonly string[]) => {
    asked.push(ids);
    return sessions;
  };
  followers = eventFollowers({ clock, log: silentLog, repos: { sessions: { useAll }, visible: {} } } as never, feed);
});
afterEach(() => followers.stop());

/** Lets every promise that can go on do so. */
const settled = () => new Promise(resolve => setImmediate(resolve));

async function follow(one = session('a'), after = 0, query = ''): Promise<Connection> {
  const connection = new Connection();
  sessions.set(one.id, one);
  followers.follow(connection as never, one, after, parseEventFilter(new URLSearchParams(query)));
  await settled();
  return connection;
}

async function add(...added: ChangeRow[]): Promise<void> {
  rows.push(...added);
  batches.clear();
  tell();
  await settled();
}

async function pass(ms: number): Promise<void> {
  const over = sleeps.filter(sleep => sleep.ms === ms);
  sleeps = sleeps.filter(sleep => sleep.ms !== ms);
  for (const sleep of over) sleep.over();
  await settled();
}

it('sends everybody at the same place the same bytes, made once', async () => {
  const [one, two] = [await follow(), await follow(session('b'))];
  await add(change(1), change(2, 'event'));
  expect(one.text()).toMatch(/id: 0\n: connected\n\nid: 1\nevent: change\n.*\n\nid: 2\nevent: event\n/s);
  expect(one.sent.at(-1)).toBe(two.sent.at(-1));
});

it('shows events to administrators alone, from the moment on that somebody is one', async () => {
  const plain = await follow(session('a', false));
  await add(change(1), change(2, 'event'), change(3, 'event'));
  expect(plain.text()).toContain('id: 1\n');
  expect(plain.text()).not.toContain('id: 2\n');
  sessions.set('a', session('a', true));
  await pass(HEARTBEAT_MS);
  await add(change(4, 'event'));
  expect(plain.text()).not.toContain('id: 3\n');
  expect(plain.text()).toContain('id: 4\n');
});

it('ends the streams of a session that is over when it hears of it, and no others', async () => {
  const [one, two] = [await follow(session('a')), await follow(session('b'))];
  tellEnd('a');
  expect([one.ended, two.ended]).toEqual([true, false]);
  expect(asked).toEqual([]);
  // Some may have been missed: all are looked at.
  sessions.delete('b');
  tellEnd();
  await settled();
  expect([asked, two.ended]).toEqual([[['b']], true]);
});

it('asks once for all sessions, and ends the streams of those that have ended, busy or quiet', async () => {
  const all = [await follow(session('a')), await follow(session('a')), await follow(session('b'))];
  await add(change(1));
  sessions.delete('a');
  await pass(HEARTBEAT_MS);
  expect(asked).toEqual([['a', 'b']]);
  expect(all.map(one => one.ended)).toEqual([true, true, false]);
});

it('keeps a quiet connection alive, and leaves one alone that was sent something', async () => {
  const quiet = await follow(session('a'), 5);
  await pass(HEARTBEAT_MS);
  expect(quiet.sent.map(String).slice(1)).toEqual(['id: 5\n: alive\n\n']);
  await pass(HEARTBEAT_MS);
  await add(change(6));
  await pass(HEARTBEAT_MS);
  expect(quiet.text().match(/: alive/g)).toHaveLength(2);
});

it('holds one batch for a client that does not read, then cuts it off; the others read on', async () => {
  const [slow, other] = [await follow(), await follow(session('b'))];
  slow.full = true;
  await add(change(1));
  await add(change(2));
  await add(change(3));
  expect(slow.text()).not.toContain('id: 2\n');
  expect(other.text()).toContain('id: 3\n');
  await pass(10_000);
  expect([slow.ended, other.ended]).toEqual([true, false]);
});

it('goes on where a slow client stopped once it reads again, missing nothing', async () => {
  const slow = await follow();
  slow.full = true;
  await add(change(1));
  await add(change(2), change(3));
  slow.full = false;
  slow.emit('drain');
  await settled();
  expect([...slow.text().matchAll(/^id: (\d)\nevent/gm)].map(found => found[1])).toEqual(['1', '2', '3']);
});
