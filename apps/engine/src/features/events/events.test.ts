// Events through the API: told from outside, put away, and brought back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const headers = { 'content-type': 'application/json', 'correlation-id': 'outside-7' };
async function call(method: string, path: string, body?: object) {
  const given = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  const answer = await engine.request(path, { method, ...given });
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}
const found = async (search: string) =>
  (
    (await call('GET', `/events?search=${encodeURIComponent(search)}`)).said['event'] as { id: string }[] | undefined
  )?.map(event => event.id) ?? [];

test('an event from outside is one like any other, is put away by itself, and all come back together', async () => {
  const add = async (custom_id: number) =>
    await call('POST', '/events', {
      origin: 'backup',
      custom_id,
      severity: 'warning',
      description: `tape ${custom_id}`,
    });
  const [first, second] = [await add(1), await add(2)];
  expect(first).toMatchObject({
    status: 201,
    said: { origin: 'backup', custom_id: '1', severity: 'warning', description: 'tape 1', correlation_id: 'outside-7' },
  });
  expect(await add(2)).toMatchObject({ status: 400, said: { code: 'EVENT_TOLD_BEFORE' } });
  const ids = [String(first.said['id']), String(second.said['id'])];
  expect((await found('severity=warning tape')).toSorted()).toEqual(ids.toSorted());
  expect(await found('correlation_id=outside-7')).toEqual(expect.arrayContaining(ids));

  expect((await call('DELETE', `/events/${ids[0]}`)).status).toBe(200);
  expect(await found('tape')).toEqual([ids[1]]);
  expect((await add(1)).status).toBe(400);
  expect((await call('POST', '/events/undelete', {})).status).toBe(200);
  expect((await found('tape')).toSorted()).toEqual(ids.toSorted());
  expect((await call('DELETE', '/events/999999999')).status).toBe(404);
});
