import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../../testing.ts';
import { testUser } from '../../../testing-users.ts';
import { CLUSTER } from '../testing/vm-world.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

async function post(path: string, body: object, token = engine.token) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await engine.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

test('a logon is refused for the first thing that is missing: the VM, its being up, its agent, the password', async () => {
  expect((await post(`/vms/${randomUUID()}/logon`, {})).status).toBe(404);
  const made = await post('/vms', { name: 'desk', cluster: { name: 'Default' }, template: { name: 'Blank' } });
  const { id } = JSON.parse(made.text) as { id: string };
  const refused = async (words: string) =>
    expect(await post(`/vms/${id}/logon`, {})).toMatchObject({ status: 409, text: expect.stringContaining(words) });
  await refused('is down');

  const hostId = randomUUID();
  await engine.db.insertInto('host').values({ id: hostId, name: 'h', cluster_id: CLUSTER, address: 'h' }).execute();
  const runtime = { vm_id: id, host_id: hostId, status: 'up', memory_bytes: 1, cpu_count: 1, spec: json({}) };
  await engine.db.insertInto('vm_runtime').values(runtime).execute();
  await refused('no agent');
  await engine.db
    .updateTable('vm_runtime')
    .set({ guest: json({ hostname: 'desk' }) })
    .where('vm_id', '=', id)
    .execute();
  await refused('keeps no password');

  const { token } = await testUser(engine, 'ada', { permits: ['run_vm'], on: { kind: 'vm', id } });
  expect((await post(`/vms/${id}/logon`, {}, token)).status).toBe(403);
});
