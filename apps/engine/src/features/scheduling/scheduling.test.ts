// Placement under contention, on rows as they are.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { reservationBytes } from './public.ts';
import { GIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';

let world: VmWorld;
beforeAll(async () => {
  world = await vmWorld();
});
afterAll(() => world.close());

async function vm(memoryBytes: number) {
  const input = world.vmInput({ settings: { memory_bytes: memoryBytes } });
  await world.run(addVm, input);
  return { vmId: input.id, vmName: input.name, diskIds: [], once: null, initialization: null, useCloudInit: false };
}

test('memory is promised once, however many VMs start at the same moment', async () => {
  const starts = await Promise.all(Array.from({ length: 6 }, () => vm(300 * GIB)));
  const ended = await Promise.allSettled(starts.map(start => world.run(runVm, start)));
  expect(ended.filter(one => one.status === 'fulfilled')).toHaveLength(3);
  const refused = ended.flatMap(one => (one.status === 'rejected' ? [one.reason] : []));
  for (const reason of refused) {
    expect(reason).toMatchObject({ code: 'VM_NO_HOST_FITS', message: expect.stringContaining('host1: ') });
  }
  const rows = await world.repos.vms.byIds(starts.map(start => start.vmId));
  expect(rows.filter(row => row.runtime_status === null)).toHaveLength(3);
  expect(world.host.created).toHaveLength(3);
  expect(await world.locks()).toBe(0);
});

test('the reasons of the last starts are kept with the VM, and no more of them', async () => {
  const { vmId } = await vm(GIB);
  for (let at = 0; at < 8; at++)
    await world.repos.scheduling.record(vmId, crypto.randomUUID(), world.hostId, { chosen: null, at });
  const kept = await world.repos.scheduling.decisions(vmId);
  expect(kept.map(({ explanation }) => explanation)).toEqual([7, 6, 5, 4, 3].map(at => ({ chosen: null, at })));
});

test('the reasons of the latest start are kept with the VM', async () => {
  const start = await vm(GIB);
  await world.run(runVm, start);
  expect(await world.repos.scheduling.latest(start.vmId)).toMatchObject({
    host_id: world.hostId,
    explanation: { chosen: { hostName: 'host1' }, hosts: [{ fits: true, reasons: [] }] },
  });
});

test('a snapshot counts what each host has promised, and to how many highly available VMs', async () => {
  const clusterId = (await world.repos.vms.byIds([(await vm(GIB)).vmId]))[0]?.cluster_id ?? '';
  const look = async () =>
    (await world.repos.scheduling.snapshot(clusterId)).hosts.find(one => one.id === world.hostId);
  const before = await look();
  const start = await vm(2 * GIB);
  await world.db.updateTable('vm').set({ high_availability: true }).where('id', '=', start.vmId).execute();
  await world.run(runVm, start);
  const { hosts } = await world.repos.scheduling.snapshot(clusterId, world.hostId);
  expect(hosts).toEqual([await look()]);
  expect(hosts[0]).toMatchObject({
    vmCount: (before?.vmCount ?? 0) + 1,
    haVmCount: (before?.haVmCount ?? 0) + 1,
    reservedBytes: (before?.reservedBytes ?? 0) + reservationBytes(2 * GIB, 2 * GIB),
  });
});
