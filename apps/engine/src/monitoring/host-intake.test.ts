// Taking in a whole host: what its VMs have become is recorded, at a cost that does not grow with their number.
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import { parseId } from '@overt/kernel/ids';
import { silentLog } from '@overt/kernel/ports';
import { addVm } from '../features/vms/actions/add-vm.ts';
import { runVm } from '../features/vms/actions/run-vm.ts';
import { vmWorld, type VmWorld } from '../features/vms/testing/vm-world.ts';
import { hostIntake } from './host-intake.ts';

const FENCE = 7;
let world: VmWorld;

beforeAll(async () => {
  world = await vmWorld();
  await sql`insert into host_lease (host_id, owner, fence, lease_until)
    values (${world.hostId}, gen_random_uuid(), ${FENCE}, now() + interval '1 hour')`.execute(world.db);
});
afterAll(() => world.close());

async function runningVm(name: string): Promise<string> {
  const input = world.vmInput({ name });
  await world.run(addVm, input);
  await world.run(runVm, {
    vmId: input.id,
    vmName: name,
    diskIds: [],
    once: null,
    initialization: null,
    useCloudInit: false,
  });
  world.host.tell(input.id, { status: 'up', startedAt: 1_700_000_000_000 });
  world.host.guest(input.id, { agent: 'connected', hostname: `${name}\u001b`, interfaces: [] });
  return input.id;
}

/** Those about VMs: the workflow looks for commands at the same time. */
async function statementsOf(work: () => Promise<void>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.filter(([text]) => /\b(vm_runtime|vm_statistics|external_vm)\b/.test(String(text))).length;
  } finally {
    query.mockRestore();
  }
}

const runtime = (vmId: string) =>
  world.db.selectFrom('vm_runtime').selectAll().where('vm_id', '=', vmId).executeTakeFirstOrThrow();
const takeIn = (fence = FENCE) =>
  hostIntake(world.ports, parseId<'Host'>(world.hostId), fence, silentLog).everything(new AbortController().signal);

test('a host with ten VMs is taken in by as many statements as a host with one, and all that it tells is recorded', async () => {
  const first = await runningVm('vm0');
  await takeIn();
  expect(await runtime(first)).toMatchObject({ status: 'up', guest: { hostname: 'vm0' } });
  const one = await statementsOf(() => takeIn());
  expect(one).toBeGreaterThan(2);

  const more: string[] = [];
  for (let index = 1; index < 10; index += 1) more.push(await runningVm(`vm${index}`));
  // Each of the new ones has changed: that costs a statement a VM, once.
  await takeIn();
  const graphics = [{ type: 'vnc' as const, address: '127.0.0.1', port: 5901 }];
  for (const id of more) {
    world.host.tell(id, { graphics });
    world.host.guest(id, { agent: 'connected', hostname: 'renamed', interfaces: [] });
  }
  expect(await statementsOf(() => takeIn())).toBe(one);
  for (const id of more) expect(await runtime(id)).toMatchObject({ graphics, guest: { hostname: 'renamed' } });
});

test('what is told of a start that is no longer the recorded one is not written over the newer one', async () => {
  const id = await runningVm('again');
  await takeIn();
  const before = await runtime(id);
  const { fence } = before;
  await world.repos.vmMonitor.note(world.hostId, [{ vmId: id, fence: fence - 1, graphics: [], startedAt: 1 }]);
  expect(await runtime(id)).toEqual(before);
});

test('a replica whose lease is gone records nothing of what it took in', async () => {
  const id = await runningVm('foreign');
  await takeIn();
  const before = await runtime(id);
  world.host.tell(id, { graphics: [{ type: 'spice', address: '127.0.0.1', port: 5999 }] });
  await expect(takeIn(FENCE - 1)).rejects.toThrow('another node follows the host');
  expect(await runtime(id)).toEqual(before);
});
