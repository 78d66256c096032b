import { json } from '@overt/database/json';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { addFakeHost } from './testing/vm-world.ts';
import { fakeVmHost } from './testing/fake-vm-host.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

type Json = Record<string, unknown>;
async function call(method: string, path: string, body: Json): Promise<{ status: number; said: Json }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await engine.request(path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, said: (await answer.json()) as Json };
}

test('a VM is pinned to the processors and the memory of the host that it is bound to', async () => {
  const host = fakeVmHost();
  const { hostId } = await addFakeHost(engine.db, host);
  const node = (socket: number) => ({
    node: socket,
    memoryBytes: 2 ** 36,
    distances: [10, 20],
    cpus: [0, 1, 2, 3].map(core => ({ id: socket * 4 + core, socket, core })),
  });
  const cpu = { ...host.capabilities.cpu, sockets: 2, cores: 4, threads: 1, online: 8 };
  const capabilities = json({ ...host.capabilities, cpu, numa: [node(0), node(1)] });
  await engine.db.updateTable('host_runtime').set({ capabilities }).where('host_id', '=', hostId).execute();

  const bound = { placement_policy: { affinity: 'pinned', hosts: { host: [{ id: hostId }] } } };
  const place = { cluster: { name: 'Default' }, template: { name: 'Blank' } };
  const made = await call('POST', '/vms', { name: 'pinned', ...place, ...bound, memory: String(2 ** 30) });
  const path = `/vms/${made.said['id'] as string}`;
  expect(await call('POST', `${path}/autopincpuandnumanodes`, { optimize_cpu_settings: 'true' })).toMatchObject({
    status: 200,
  });
  const vm = (await (await engine.request(path)).json()) as Json;
  expect(vm['cpu']).toMatchObject({ topology: { sockets: '2', cores: '3', threads: '1' } });
  expect(JSON.stringify(vm['cpu'])).toContain('{"cpu_set":"7","vcpu":"5"}');
  const nodes = (await (await engine.request(`${path}/numanodes`)).json()) as { vm_numa_node: Json[] };
  expect(nodes.vm_numa_node).toMatchObject([
    { index: '0', memory: '512', numa_tune_mode: 'preferred' },
    { index: '1', memory: '512' },
  ]);
  // Again, as it is now: the nodes are replaced, not added to.
  await call('POST', `${path}/autopincpuandnumanodes`, {});
  const again = (await (await engine.request(`${path}/numanodes`)).json()) as { vm_numa_node: Json[] };
  expect(again.vm_numa_node).toHaveLength(2);

  const free = await call('POST', '/vms', { name: 'free', ...place });
  const refused = await call('POST', `/vms/${free.said['id'] as string}/autopincpuandnumanodes`, {});
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.said)).toContain('bound to hosts by its placement policy');
});
