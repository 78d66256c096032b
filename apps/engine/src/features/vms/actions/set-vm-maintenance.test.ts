import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../../testing.ts';
import { testUser } from '../../../testing-users.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function post(path: string, body: object, token = engine.token) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await engine.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

test('no VM is a hosted engine: its maintenance is refused in a sentence, and to others for want of a permit', async () => {
  const made = await post('/vms', { name: 'v', cluster: { name: 'Default' }, template: { name: 'Blank' } });
  const { id } = JSON.parse(made.text) as { id: string };
  const path = `/vms/${id}/maintenance`;
  const refused = await post(path, { maintenance_enabled: true });
  expect(refused).toMatchObject({
    status: 409,
    text: expect.stringContaining('Put its host into maintenance instead'),
  });
  expect((await post(path, {})).status).toBe(400);
  const { token } = await testUser(engine, 'ada', { permits: ['run_vm'], on: { kind: 'vm', id } });
  expect((await post(path, { maintenance_enabled: true }, token)).status).toBe(403);
});
