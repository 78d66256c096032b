import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { testUser } from '../../testing-users.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const CLUSTER = BUILTIN.cluster.id;
const feature = randomUUID();

async function send(method: string, path: string, body?: object, token = engine.token) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await engine.request(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

test('a feature that the level of the cluster does not have is refused in a sentence, and nothing is enabled', async () => {
  const path = `/clusters/${CLUSTER}/enabledfeatures`;
  expect(await send('POST', path, { id: feature })).toMatchObject({
    status: 400,
    text: expect.stringContaining('compatibility level 4.8'),
  });
  expect((await send('POST', path, {})).status).toBe(400);
  expect(await send('GET', path)).toMatchObject({ status: 200, text: '{ }' });
  expect((await send('POST', `/clusters/${randomUUID()}/enabledfeatures`, { id: feature })).status).toBe(404);
});

test('a feature that is not enabled cannot be removed, and by others for want of a permit', async () => {
  const path = `/clusters/${CLUSTER}/enabledfeatures/${feature}`;
  expect((await send('DELETE', path)).status).toBe(404);
  const { token } = await testUser(engine, 'ada', { permits: ['run_vm'], on: { kind: 'cluster', id: CLUSTER } });
  expect((await send('DELETE', path, undefined, token)).status).toBe(403);
});
