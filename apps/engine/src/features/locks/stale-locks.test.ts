// What dead replicas leave behind: commands that others can finish, commands that nobody knows, and marks without a lock.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { actions } from '../../actions.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { staleLocks } from './stale-locks.ts';

let engine: TestEngine;
beforeAll(async () => void (engine = await testEngine()));
afterAll(async () => await engine?.stop());

const reconcile = () => {
  const known = actions.map(action => action.name);
  const context = { fence: 0, signal: new AbortController().signal, log: silentLog };
  return staleLocks(known).run(engine.ports, { ...context, requireLease: async () => undefined });
};

async function vm(name: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into vm (id, name, cluster_id, template_id, memory_bytes, memory_max_bytes, memory_guaranteed_bytes,
      resting_status)
    values (${id}, ${name}, ${BUILTIN.cluster.id}, ${BUILTIN.blankTemplate.id}, 1048576, 1048576, 1048576, 'image_locked')`.execute(
    engine.db,
  );
  return id;
}

async function lockedDisk(): Promise<string> {
  const id = randomUUID();
  await sql`insert into disk (id, alias, format, sparse, provisioned_bytes, status)
    values (${id}, ${id}, 'cow', true, 1, 'locked')`.execute(engine.db);
  return id;
}

/** As a replica leaves it that was killed `minutes` ago in the first step. */
async function leftCommand(name: string, input: object, lock: { kind: string; id: string }, minutes: number) {
  const id = randomUUID();
  await sql`insert into command (id, name, input, prepared, status, description, principal, correlation_id, submitted_by, owner,
      fence, lease_until, wake_at, claims)
    values (${id}, ${name}, ${JSON.stringify(input)}::jsonb, '{"vm": "left", "doomed": []}', 'running', 'left behind',
      '{"id": "00000000-0000-0000-0000-000000000000", "name": "SYSTEM"}', 'left', ${randomUUID()}, ${randomUUID()},
      nextval('workflow_fence'), now() - make_interval(mins => ${minutes}), now() - make_interval(mins => ${minutes}), 1)`.execute(
    engine.db,
  );
  const step = { command_id: id, position: 0, name: 'detach', status: 'running' };
  await engine.db.insertInto('command_step').values(step).execute();
  await engine.db
    .insertInto('command_step')
    .values({ ...step, position: 1, name: 'disks', status: 'pending' })
    .execute();
  const { kind, id: entityId } = lock;
  await engine.db
    .insertInto('command_lock')
    .values({ kind, entity_id: entityId, command_id: id, mode: 'exclusive' })
    .execute();
  return id;
}

const statusOf = async (path: string) => {
  const answer = await engine.request(path);
  return answer.status === 200 ? ((await answer.json()) as { status: string }).status : answer.status;
};
const locksOn = async (id: string) =>
  (await engine.db.selectFrom('command_lock').select('kind').where('entity_id', '=', id).execute()).length;

test('a command of a dead replica shows its lock and is finished by a living one', async () => {
  const id = await vm('left');
  await leftCommand('RemoveVm', { vmId: id, vmName: 'left', detachOnly: false }, { kind: 'vm', id }, 1);
  await expect.poll(() => statusOf(`/vms/${id}`)).toBe(404);
  expect(await locksOn(id)).toBe(0);
});

test('a command of an action that nobody knows is given up after a while, and its locks and marks with it', async () => {
  const id = await vm('unknown');
  const disk = await lockedDisk();
  const old = await leftCommand('FoldVm', { vmId: id }, { kind: 'vm', id }, 30);
  const young = await leftCommand('FoldDisk', { diskId: disk }, { kind: 'disk', id: disk }, 1);
  expect(await statusOf(`/vms/${id}`)).toBe('image_locked');
  expect((await engine.request(`/vms/${id}`, { method: 'DELETE' })).status).toBe(409);
  await reconcile();
  expect(await statusOf(`/vms/${id}`)).toBe('down');
  expect(await locksOn(id)).toBe(0);
  expect(await statusOf(`/jobs/${old}`)).toBe('failed');
  // A replica that is being upgraded may know it yet.
  expect(await statusOf(`/jobs/${young}`)).toBe('started');
  expect(await statusOf(`/disks/${disk}`)).toBe('locked');
  expect((await engine.request(`/vms/${id}`, { method: 'DELETE' })).status).toBe(200);
});

test('what is marked as locked without a lock is released, what a command holds is not', async () => {
  const [free, held] = [await vm('free'), await vm('held')];
  const disk = await lockedDisk();
  await leftCommand('FoldVm', {}, { kind: 'vm', id: held }, 1);
  await reconcile();
  expect(await statusOf(`/vms/${free}`)).toBe('down');
  expect(await statusOf(`/vms/${held}`)).toBe('image_locked');
  // Nobody knows what is in it.
  expect(await statusOf(`/disks/${disk}`)).toBe('illegal');
});
