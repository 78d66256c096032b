import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeVmHost } from '../vms/testing/fake-vm-host.ts';
import { addFakeHost } from '../vms/testing/vm-world.ts';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';

let engine: TestEngine;
const host = fakeVmHost();
beforeAll(async () => {
  engine = await testEngine({ hosts: () => host.access });
  await addFakeHost(engine.db, host, true);
}, 180_000);
afterAll(async () => await engine?.stop());

const untar = (archive: Buffer, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('tar', ['-z', ...args, '-f', '-'], { input: archive });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  return stdout.toString();
};

it('gives an administrator an archive that tar reads, with what who helps needs to see', async () => {
  const answer = await engine.request('/overt/support-bundle', { accept: 'application/gzip' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/gzip');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="overt-support-\d{8}T\d{6}\.tar\.gz"$/,
  );
  const archive = Buffer.from(await answer.arrayBuffer());
  const names = untar(archive, '-t').trim().split('\n');
  expect(names.filter(name => name.endsWith('.failed'))).toEqual([]);
  for (const name of ['about.json', 'configuration.json', 'health.json', 'metrics.txt', 'logs/engine.jsonl'])
    expect(names).toContain(name);
  for (const name of ['migrations', 'actions', 'steps', 'locks', 'hosts', 'host-leases', 'events'])
    expect(names).toContain(`database/${name}.jsonl`);
  const log = names.find(name => /^logs\/hosts\/host1-\w{8}\.jsonl$/.test(name)) ?? '';
  expect(untar(archive, '-xO', log)).toContain('a line of a fake host');
  const about = JSON.parse(untar(archive, '-xO', 'about.json')) as {
    process: { node: string };
    database: { version: string };
  };
  expect([about.process.node, about.database.version]).toEqual([process.version, expect.stringMatching(/^PostgreSQL/)]);
  expect(untar(archive, '-xO', 'metrics.txt')).toContain('overt_vms');
  expect(untar(archive, '-xO', 'logs/engine.jsonl')).toContain('the engine serves');
  expect(untar(archive, '-xO', 'database/migrations.jsonl')).toContain('0001-workflow');
});

it('is for administrators alone', async () => {
  const user = await testUser(engine, 'curious', { permits: ['tag_management'] });
  const headers = { authorization: `Bearer ${user.token}` };
  expect((await fetch(`${engine.url}/overt/support-bundle`, { headers })).status).toBe(403);
  expect((await fetch(`${engine.url}/overt/support-bundle`)).status).toBe(401);
});
