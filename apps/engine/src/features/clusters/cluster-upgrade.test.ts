import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Json = Record<string, unknown>;
const clusters = async () => ((await (await engine.request('/clusters')).json()) as { cluster: Json[] }).cluster;
async function call(method: string, path: string, body: Json): Promise<{ status: number; said: Json }> {
  const headers = { 'content-type': 'application/json', 'correlation-id': 'upgrade-7' };
  const answer = await engine.request(path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, said: (await answer.json()) as Json };
}

test('an upgrade that goes on outside is told of: its begin, how far it is, and its end', async () => {
  const path = `/clusters/${(await clusters())[0]?.['id'] as string}`;
  const upgrade = async (action: Json) => (await call('POST', `${path}/upgrade`, action)).status;
  expect(await upgrade({ upgrade_action: 'update_progress', upgrade_percent_complete: '5' })).toBe(409);
  expect(await upgrade({ upgrade_action: 'start' })).toBe(200);
  const running = { upgrade_in_progress: 'true', upgrade_correlation_id: 'upgrade-7' };
  expect((await clusters())[0]).toMatchObject({ ...running, upgrade_percent_complete: '0' });
  expect(await upgrade({ upgrade_action: 'start' })).toBe(409);
  expect(await upgrade({ upgrade_action: 'update_progress', upgrade_percent_complete: '101' })).toBe(400);
  expect(await upgrade({ upgrade_action: 'update_progress', upgrade_percent_complete: '40' })).toBe(200);
  // Whoever changes the cluster meanwhile does not end it.
  expect((await call('PUT', path, { comment: 'busy', upgrade_in_progress: 'false' })).status).toBe(200);
  expect((await clusters())[0]).toMatchObject({ ...running, comment: 'busy', upgrade_percent_complete: '40' });
  expect(await upgrade({ upgrade_action: 'finish' })).toBe(200);
  expect((await clusters())[0]).toMatchObject({ upgrade_in_progress: 'false' });
  expect((await clusters())[0]).not.toHaveProperty('upgrade_correlation_id');
  expect(await upgrade({ upgrade_action: 'finish' })).toBe(409);
  const { event } = (await (await engine.request('/events?search=type%3D896')).json()) as { event: Json[] };
  expect(event[0]?.['description']).toBe('The upgrade of cluster Default ended, as admin@internal told.');
});
