// What a follower of the event stream asks to be told of, and the snapshot that it begins with.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '@overt/kernel/refusal';
import type { ChangeRow } from '../features/changes/change.repo.ts';
import { signIn, testEngine, type TestEngine } from '../testing.ts';
import { parseEventFilter } from './event-filter.ts';
import { insertPlace, newPlace } from './place.test-support.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const filter = (query: string) => parseEventFilter(new URLSearchParams(query));
const ID = '01234567-89ab-4cde-8f01-23456789abcd';
const change = (entity: string, entity_id = ID) => ({ topic: 'change', entity, entity_id }) as ChangeRow;
const event = (event_severity: string) => ({ topic: 'event', entity: 'event', event_severity }) as ChangeRow;

it('wants everything unless told, else what all of its names say', () => {
  for (const row of [change('vm'), change('tag'), event('normal')]) expect(filter('').wants(row)).toBe(true);
  const wanted = (query: string, ...rows: ChangeRow[]) => rows.map(row => filter(query).wants(row));
  expect(wanted('entity=vm,host', change('vm'), change('host'), change('tag'), event('normal'))).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(wanted('topic=change&entity=vm&entity=host', change('host'), event('error'))).toEqual([true, false]);
  expect(wanted(`id=${ID}`, change('vm'), change('vm', randomUUID()))).toEqual([true, false]);
  expect(wanted('topic=event&severity=error', event('warning'), event('error'), event('alert'), change('vm'))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('is the same for those who want the same, whatever order they say it in', () => {
  expect(filter('entity=vm,host&topic=change').key).toBe(filter('topic=change&entity=host&entity=vm').key);
  expect(filter('entity=vm').key).not.toBe(filter('entity=host').key);
  expect(filter('entity=vm').key).not.toBe(filter('').key);
});

it.each([
  'topic=news',
  'severity=bad',
  'id=1',
  "entity=vm'--",
  `id=${Array.from({ length: 201 }, () => randomUUID()).join()}`,
  'snapshot&entity=tag',
])('refuses %s', query => {
  expect(() => filter(query)).toThrow(Refusal);
});

/** Frames of the stream until `enough`. */
async function read(query: string, token: string, enough: (frames: string[]) => boolean): Promise<string[]> {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${engine.url}/overt/events${query}`, { headers, signal: stop.signal });
  expect(answer.status).toBe(200);
  const frames: string[] = [];
  let rest = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = `${rest}${chunk as string}`.split('\n\n');
    rest = parts.pop() ?? '';
    frames.push(...parts.filter(part => part.includes('event: ')));
    if (enough(frames)) break;
  }
  stop.abort();
  return frames;
}
const dataOf = (frame: string) => JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '{}') as Record<string, unknown>;
const isEnd = (frame: string) => frame.includes('event: snapshot_end');

it('tells what there is, then what changes from then on, of the wanted kinds alone', async () => {
  const places = [newPlace(), newPlace()];
  for (const [index, place] of places.entries()) await insertPlace(engine.db, `here${index}`, place);
  await engine.db
    .insertInto('network')
    .values(
      Array.from({ length: 1200 }, (_, n) => ({
        id: randomUUID(),
        name: `n${n}`,
        data_center_id: places[0]?.dataCenterId ?? '',
      })),
    )
    .execute();
  const added = randomUUID();
  let made: Promise<unknown> | undefined;
  const frames = await read('?snapshot&entity=vm,network&topic=change', engine.token, seen => {
    if (seen.some(isEnd))
      made ??= engine.db
        .insertInto('network')
        .values({ id: added, name: 'late', data_center_id: places[1]?.dataCenterId ?? '' })
        .execute();
    return seen.some(frame => frame.includes('event: change') && frame.includes(added));
  });
  await made;
  const end = frames.findIndex(isEnd);
  const before = frames.slice(0, end);
  expect(before.every(frame => frame.startsWith('event: snapshot\n'))).toBe(true);
  const told = (entity: string) =>
    before.map(dataOf).flatMap(data => (data['entity'] === entity ? (data['ids'] as string[]) : []));
  expect(told('vm').toSorted()).toEqual(places.map(place => place.vmId).toSorted());
  expect(new Set(told('network')).size).toBeGreaterThan(1200);
  expect(told('network')).toHaveLength(new Set(told('network')).size);
  expect(told('host')).toEqual([]);
  expect(frames[end]).toMatch(/^id: \d+$/m);
  // The changes that filled the database are of before: the tail has none of other kinds.
  expect(frames.slice(end + 1).map(frame => dataOf(frame)['entity'])).not.toContain('host');
});

it('tells a user of what he sees, and of nothing else', async () => {
  const [mine, other] = [newPlace(), newPlace()];
  await insertPlace(engine.db, 'mine', mine);
  await insertPlace(engine.db, 'other', other);
  const user = randomUUID();
  const token = await signIn(engine.url);
  await engine.db
    .insertInto('engine_user')
    .values({ id: user, principal: 'ada@internal', user_name: 'ada', directory: 'internal' })
    .execute();
  await sql`update sso_session set user_id = ${user}
    where id = (select id from sso_session order by created_at desc limit 1)`.execute(engine.db);
  const role = (await engine.ports.repos.roles.idByName('UserRole')) ?? '';
  await engine.db
    .insertInto('permission')
    .values({ id: randomUUID(), role_id: role, subject_id: user, entity: 'vm', entity_id: mine.vmId })
    .execute();
  const frames = await read('?snapshot', token, seen => seen.some(isEnd));
  const ids = frames.filter(frame => !isEnd(frame)).flatMap(frame => dataOf(frame)['ids'] as string[]);
  expect(ids).toContain(mine.vmId);
  for (const id of [other.vmId, other.hostId, mine.hostId, other.networkId]) expect(ids).not.toContain(id);

  const change = async (id: string, comment: string) =>
    void (await engine.db.updateTable('vm').set({ comment }).where('id', '=', id).execute());
  let changed: Promise<void> | undefined;
  const tail = await read('?snapshot&entity=vm', token, seen => {
    if (seen.some(isEnd)) changed ??= change(other.vmId, 'x').then(async () => await change(mine.vmId, 'x'));
    return seen.some(frame => frame.includes('event: change') && frame.includes(mine.vmId));
  });
  await changed;
  expect(tail.filter(frame => frame.includes(other.vmId))).toEqual([]);
});

it('refuses in words', async () => {
  const answer = await fetch(`${engine.url}/overt/events?topic=news`, {
    headers: { authorization: `Bearer ${await signIn(engine.url)}` },
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('change or event');
});
