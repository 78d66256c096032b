// What a followed host says reaches the database, through the whole engine with its leases.
import { randomUUID } from 'node:crypto';
import { systemClock } from '@overt/kernel/system';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import type { HostAccess } from '../brokers/hosts/agent-broker.ts';
import { fakeVmHost, type FakeVmHost } from '../features/vms/testing/fake-vm-host.ts';
import { addFakeHost, MIB } from '../features/vms/testing/vm-world.ts';
import { testEngine, type TestEngine } from '../testing.ts';
import { startMonitoring } from './monitoring.ts';

let engine: TestEngine;
let host: FakeVmHost;
let hostId: string;
/** Makes the clock of the monitor run ahead, so that ten seconds of silence pass in one. */
let ahead = 0;
let hangs = false;

beforeAll(async () => {
  host = fakeVmHost();
  const clock = { ...systemClock, monotonic: () => systemClock.monotonic() + ahead };
  engine = await testEngine({
    hosts: () => hanging(host.access),
    monitoring: options => startMonitoring({ ...options, ports: { ...options.ports, clock } }),
  });
  ({ hostId } = await addFakeHost(engine.db, host, true));
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 50_000 });
});
afterAll(() => engine.stop());

function hanging(access: HostAccess): HostAccess {
  const never = () => new Promise<never>(() => undefined);
  return {
    ...access,
    broker: {
      ...access.broker,
      read: (id, name, params, signal) => (hangs ? never() : access.broker.read(id, name, params, signal)),
    },
    events: {
      events: (id, after, options) => {
        if (hangs) throw new Error('the host hangs');
        return access.events.events(id, after, options);
      },
    },
  };
}

const send = (path: string, body: object) =>
  engine.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

async function runningVm(name: string): Promise<string> {
  const added = await send('/vms', {
    name,
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    memory: 64 * MIB,
  });
  const { id } = (await added.json()) as { id: string };
  expect((await send(`/vms/${id}/start`, {})).status).toBe(200);
  host.tell(id, { status: 'up' });
  await statusBecomes(id, 'up');
  return id;
}

const runtime = (vmId: string) =>
  engine.db.selectFrom('vm_runtime').selectAll().where('vm_id', '=', vmId).executeTakeFirst();
const statusBecomes = async (vmId: string, status: string | undefined) =>
  await expect.poll(async () => (await runtime(vmId))?.status).toBe(status);
const hostStatus = async () =>
  (await engine.db.selectFrom('host_runtime').select('status').where('host_id', '=', hostId).executeTakeFirstOrThrow())
    .status;
const events = async (name: string) =>
  (await engine.db.selectFrom('event').select('id').where('name', '=', name).execute()).length;

test('what a guest says of itself is kept without what a database or a terminal should not meet', async () => {
  const id = await runningVm('guest');
  host.guest(id, { agent: 'connected', hostname: 'a\u0000b\u001b', interfaces: [] });
  await expect.poll(async () => (await runtime(id))?.guest).toMatchObject({ hostname: 'ab' });
});

test('a host that hangs with its connection open is non-responsive, and up again when it answers', async () => {
  const id = await runningVm('hung');
  hangs = true;
  ahead += 20_000;
  await expect.poll(hostStatus).toBe('non_responsive');
  expect((await runtime(id))?.status).toBe('unknown');
  expect(await events('VDS_HOST_NOT_RESPONDING')).toBe(1);
  hangs = false;
  await expect.poll(hostStatus).toBe('up');
  await statusBecomes(id, 'up');
});

test('a quiet host that answers when it is asked stays up', async () => {
  const asked = () => host.calls.filter(verb => verb === 'Host.ping').length;
  ahead += 20_000;
  await vi.waitUntil(() => asked() > 0, { timeout: 50_000 });
  expect(await hostStatus()).toBe('up');
});

test('a VM whose end was told while a command was at it is looked at again when the command is gone', async () => {
  const id = await runningVm('end');
  await sql`insert into command (id, name, input, status, description, principal, correlation_id, submitted_by, wake_at)
    values (${randomUUID()}, 'Other', '{}', 'waiting', '', '{}', '', ${randomUUID()}, now() + interval '1 hour')`.execute(
    engine.db,
  );
  await sql`insert into command_lock (kind, entity_id, command_id, mode) select 'vm', ${id}, id, 'exclusive' from command where name = 'Other'`.execute(
    engine.db,
  );
  host.tell(id, { status: 'down', exitReason: 'success' });
  await systemClock.sleep(500);
  expect(await runtime(id)).toBeDefined();
  await engine.db.deleteFrom('command_lock').where('entity_id', '=', id).execute();
  await statusBecomes(id, undefined);
  expect(await events('VM_DOWN')).toBe(1);
  expect(host.vms.has(id)).toBe(false);
});

test('an owner whose lease is gone ends nothing', async () => {
  const id = await runningVm('kept');
  await sql`update host_lease set fence = nextval('workflow_fence') where host_id = ${hostId}`.execute(engine.db);
  host.tell(id, { status: 'down', exitReason: 'lost_qemu' });
  await systemClock.sleep(300);
  expect((await runtime(id))?.status).toBe('up');
  // The next owner, here the same replica under the new fence, finds it out.
  await statusBecomes(id, undefined);
});

test('a VM that the host runs without a record of ours is shown with the host and gone when it ends', async () => {
  const vmId = randomUUID();
  host.vms.set(vmId, { vmId, name: 'theirs', status: 'up', graphics: [], external: true });
  host.tell(vmId, {});
  const external = () => engine.db.selectFrom('external_vm').select(['name', 'status']).execute();
  await expect.poll(external).toEqual([{ name: 'theirs', status: 'up' }]);
  host.tell(vmId, { status: 'down' });
  await expect.poll(external).toEqual([]);
});
