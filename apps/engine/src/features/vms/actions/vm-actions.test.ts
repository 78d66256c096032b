// The promises of steps, for every action on VMs: each repeatable part twice, a failure after each step, each undo twice.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VmReport } from '@overt/agent-protocol/model/vm-report';
import { addDisk } from '../../disks/public.ts';
import { CLUSTER, vmWorld, type VmWorld } from '../testing/vm-world.ts';
import { addVm } from './add-vm.ts';
import { rebootVm } from './reboot-vm.ts';
import { removeVm } from './remove-vm.ts';
import { resetVm } from './reset-vm.ts';
import { runVm, type RunVmInput } from './run-vm.ts';
import { shutdownVm } from './shutdown-vm.ts';
import { stopVm } from './stop-vm.ts';
import { suspendVm } from './suspend-vm.ts';
import { updateVm } from './update-vm.ts';

let world: VmWorld;
beforeAll(async () => {
  world = await vmWorld();
});
afterAll(() => world.close());

const runInput = async (vmId: string, vmName: string): Promise<RunVmInput> => ({
  vmId,
  vmName,
  diskIds: (await world.repos.vms.diskIds(vmId)).map(disk => disk.diskId),
  once: null,
  initialization: null,
  useCloudInit: true,
});

/** A VM with a disk and a NIC. */
async function vm() {
  const disk = world.disk();
  const input = world.vmInput({
    nics: [world.nic()],
    newDisks: [{ disk, attachment: world.attachment(disk.id) }],
  });
  await world.run(addVm, input);
  return { vmId: input.id, vmName: input.name };
}

/** As its host says it, without a monitor. */
async function running(status = 'up') {
  const made = await vm();
  await world.run(runVm, await runInput(made.vmId, made.vmName));
  await world.repos.vmRuntime.setStatus(made.vmId, status);
  world.host.tell(made.vmId, { status: status as 'up' });
  return made;
}

async function suspended() {
  const made = await running();
  await world.run(suspendVm, { ...made, imageId: randomUUID(), volumeId: randomUUID() });
  return made;
}

test('adding a VM with new and existing disks and a NIC', async () => {
  const prepare = async () => {
    const existing = world.disk();
    await world.run(addDisk, existing);
    const disk = world.disk();
    return world.vmInput({
      nics: [world.nic()],
      attachments: [{ ...world.attachment(existing.id), bootable: false }],
      newDisks: [{ disk, attachment: world.attachment(disk.id) }],
    });
  };
  expect(await world.faultsOf(addVm, prepare)).toEqual([]);
});

test('changing a VM, down and running', async () => {
  const change = (made: { vmId: string; vmName: string }) => ({
    ...made,
    identity: { description: 'changed' },
    settings: { cpu_cores: 2 },
    nextRun: false,
  });
  expect(await world.faultsOf(updateVm, async () => change(await vm()))).toEqual([]);
  expect(await world.faultsOf(updateVm, async () => change(await running()))).toEqual([]);
});

test('taking a VM to another cluster, out of its affinity group', async () => {
  const target = randomUUID();
  const { data_center_id: center } = (await world.repos.vms.cluster({ id: CLUSTER })) ?? {};
  await world.db
    .insertInto('cluster')
    .values({ id: target, name: 'target', data_center_id: center ?? '' })
    .execute();
  await sql`insert into cluster_network (cluster_id, network_id)
    select ${target}::uuid, network_id from cluster_network where cluster_id = ${CLUSTER}`.execute(world.db);
  const prepare = async () => {
    const made = await vm();
    const group = randomUUID();
    await world.repos.affinityGroups.insert({ id: group, cluster_id: CLUSTER, name: group });
    await world.repos.affinityGroups.addMembers(group, 'vm', [made.vmId]);
    return { ...made, identity: { cluster_id: target }, settings: {}, nextRun: false };
  };
  expect(await world.faultsOf(updateVm, prepare)).toEqual([]);
});

test('removing a VM', async () => {
  const prepare = async () => ({ ...(await vm()), detachOnly: false });
  expect(await world.faultsOf(removeVm, prepare, { disks: 'data that is gone does not come back' })).toEqual([]);
  const detaching = async () => ({ ...(await vm()), detachOnly: true });
  expect(await world.faultsOf(removeVm, detaching)).toEqual([]);
});

test('starting a VM', async () => {
  const prepare = async () => {
    const { vmId, vmName } = await vm();
    return runInput(vmId, vmName);
  };
  expect(await world.faultsOf(runVm, prepare)).toEqual([]);
});

test('starting a suspended VM', async () => {
  const prepare = async () => {
    const { vmId, vmName } = await suspended();
    return runInput(vmId, vmName);
  };
  const except = {
    domain: 'memory that a guest went on from is never used again',
    record: 'memory that a guest went on from is never used again',
    'forget-memory': 'memory that a guest went on from is never used again',
  };
  expect(await world.faultsOf(runVm, prepare, except)).toEqual([]);
});

test.each([
  { what: 'a VM', prepare: vm },
  { what: 'a suspended VM', prepare: suspended },
])('a start of $what that its host refuses, for it runs there already, does not end what runs', async ({ prepare }) => {
  const { vmId, vmName } = await prepare();
  const memory = (await world.repos.vms.require(vmId)).suspended_memory;
  const createdBy = 'another/domain';
  const other: VmReport = { vmId, name: vmName, status: 'up', graphics: [], external: false, createdBy };
  world.host.vms.set(vmId, other);
  await expect(world.run(runVm, await runInput(vmId, vmName))).rejects.toMatchObject({ code: 'AGENT_VM_EXISTS' });
  expect(world.host.vms.get(vmId)).toEqual(other);
  expect((await world.repos.vms.require(vmId)).suspended_memory).toEqual(memory);
});

test('letting a paused VM go on', async () => {
  const prepare = async () => {
    const { vmId, vmName } = await running('paused');
    return runInput(vmId, vmName);
  };
  const except = { domain: 'it goes on', record: 'it goes on', 'forget-memory': 'it goes on' };
  expect(await world.faultsOf(runVm, prepare, except)).toEqual([]);
});

test('stopping a VM, running or suspended', async () => {
  const off = { 'power-off': 'power that is off stays off' };
  expect(await world.faultsOf(stopVm, async () => ({ ...(await running()), reason: '' }), off)).toEqual([]);
  expect(await world.faultsOf(stopVm, async () => ({ ...(await suspended()), reason: '' }), off)).toEqual([]);
});

test('asking a VM to shut down, to reboot, to reset', async () => {
  const asked = { ask: 'a guest that was asked cannot be told to forget it' };
  expect(await world.faultsOf(shutdownVm, async () => ({ ...(await running()), reason: 'x' }), asked)).toEqual([]);
  expect(await world.faultsOf(rebootVm, async () => ({ ...(await running()), force: false }), asked)).toEqual([]);
  expect(await world.faultsOf(resetVm, running, { reset: 'what was reset cannot be brought back' })).toEqual([]);
});

test('suspending a VM', async () => {
  const prepare = async () => ({ ...(await running()), imageId: randomUUID(), volumeId: randomUUID() });
  expect(await world.faultsOf(suspendVm, prepare, { save: 'what was saved is recorded' })).toEqual([]);
});

test('suspending a VM although the agent starts anew and forgets that it was making the volume', async () => {
  const made = await running();
  const { storage } = world.host;
  [storage.slowTasks, storage.calls.length] = [2, 0];
  const done = world.run(suspendVm, { ...made, imageId: randomUUID(), volumeId: randomUUID() });
  await expect.poll(() => storage.calls.includes('Volume.create')).toBe(true);
  storage.restart();
  storage.slowTasks = 0;
  await done;
  expect((await world.repos.vms.require(made.vmId)).suspended_memory).not.toBeNull();
});

test('nothing stays locked', async () => {
  expect(await world.locks()).toBe(0);
});
