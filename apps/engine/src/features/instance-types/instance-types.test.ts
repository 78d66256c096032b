import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addVm } from '../vms/public.ts';
import { updateVm } from '../vms/actions/update-vm.ts';
import { GIB, MIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { addInstanceType, removeInstanceType, updateInstanceType } from './actions/all.ts';

let world: VmWorld;
beforeAll(async () => void (world = await vmWorld()));
afterAll(() => world?.close());

const TINY = '00000003-0003-0003-0003-0000000000be';
let count = 0;
const input = (settings = {}) => ({ id: randomUUID(), name: `type${++count}`, identity: {}, settings });
const ofType = async (id: string) =>
  (await world.run(addVm, world.vmInput({ settings: { configuration: { instanceType: { id } } } }))).id;
const change = (vmId: string, settings: object) =>
  world.run(updateVm, { vmId, vmName: '', identity: {}, settings, nextRun: false });

test('a VM of an instance type has its sizes, which only another type or none can change', async () => {
  const vmId = await ofType(TINY);
  expect(await world.repos.vms.require(vmId)).toMatchObject({ memory_bytes: 512 * MIB, memory_max_bytes: 2 * GIB });
  await expect(change(vmId, { memory_bytes: GIB })).rejects.toMatchObject({ code: 'VM_INSTANCE_TYPE_FIXES' });
  await change(vmId, { memory_bytes: 512 * MIB });
  const big = input({ memory_bytes: 2 * GIB, cpu_sockets: 2 });
  await world.run(addInstanceType, big);
  await change(vmId, { configuration: { instanceType: { name: big.name } } });
  expect(await world.repos.vms.require(vmId)).toMatchObject({ memory_bytes: 2 * GIB, cpu_sockets: 2 });
  await change(vmId, { memory_bytes: GIB, configuration: { instanceType: { id: '' } } });
  expect((await world.repos.vms.require(vmId)).memory_bytes).toBe(GIB);
});

test('a changed type leaves its VMs as they are, a removed one lets them go', async () => {
  const type = input({ memory_bytes: GIB });
  await world.run(addInstanceType, type);
  const vmId = await ofType(type.id);
  await world.run(updateInstanceType, { id: type.id, change: {}, settings: { memory_bytes: 2 * GIB } });
  expect((await world.repos.vms.require(vmId)).memory_bytes).toBe(GIB);
  await world.run(removeInstanceType, { id: type.id });
  await change(vmId, { memory_bytes: 3 * GIB });
  await expect(ofType(type.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('two types of one name and sizes that cannot be are refused; each action may be repeated', async () => {
  const type = input();
  await world.run(addInstanceType, type);
  await expect(world.run(addInstanceType, { ...input(), name: type.name })).rejects.toMatchObject({
    code: 'NAME_IN_USE',
  });
  await expect(world.run(addInstanceType, input({ memory_bytes: 1 }))).rejects.toMatchObject({
    code: 'VM_MEMORY_INVALID',
  });
  expect(await world.faultsOf(addInstanceType, async () => input())).toEqual([]);
  const existing = async () => {
    const made = input();
    await world.run(addInstanceType, made);
    return made;
  };
  expect(await world.faultsOf(updateInstanceType, async () => ({ ...(await existing()), change: {} }))).toEqual([]);
  expect(await world.faultsOf(removeInstanceType, existing)).toEqual([]);
});
