import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addVm } from '../vms/actions/add-vm.ts';
import { reordered, reorderMacs } from '../vms/actions/reorder-macs.ts';
import { freezeVm, thawVm } from '../vms/actions/freeze-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { MIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { templateDevice, vmDevice, vmNumaNode } from './actions/device-actions.ts';
import {
  addFilterParameter,
  removeFilterParameter,
  updateFilterParameter,
} from './actions/filter-parameter-actions.ts';
import { checkDevice, type DeviceKind, type DeviceSettings } from './device.ts';

let world: VmWorld;
beforeAll(async () => void (world = await vmWorld()));
afterAll(() => world?.close());

async function vm(settings = {}): Promise<string> {
  const { id } = await world.run(
    addVm,
    world.vmInput({ settings: { memory_bytes: 64 * MIB, ...settings }, nics: [world.nic()] }),
  );
  return id;
}
const device = (vmId: string, kind: DeviceKind, settings: DeviceSettings, id = randomUUID()) => ({
  id,
  kind,
  owner: { kind: 'vm' as const, id: vmId },
  settings,
});
const start = (vmId: string) => ({
  vmId,
  vmName: 'vm',
  once: null,
  initialization: null,
  useCloudInit: false,
  diskIds: [],
});
const node = (index: number, cpus: number[], memory: number): DeviceSettings => ({
  index,
  memory,
  cpu: { cores: cpus.map(cpu => ({ index: cpu })) },
});

test('a watchdog, NUMA nodes and filter parameters reach the host with the next start', async () => {
  const vmId = await vm({ cpu_sockets: 2 });
  await world.run(vmDevice.add, device(vmId, 'watchdog', { model: 'i6300esb', action: 'reset' }));
  await world.run(vmNumaNode.add, device(vmId, 'numa_node', { ...node(1, [1], 24), numaNodePins: [{ index: 0 }] }));
  await world.run(vmNumaNode.add, device(vmId, 'numa_node', node(0, [0], 40)));
  const [nic] = await world.repos.nics.ofVms([vmId]);
  await world.db.updateTable('vnic_profile').set({ network_filter: 'clean-traffic' }).execute();
  const parameter = { id: randomUUID(), vmId, nicId: nic?.id ?? '', name: 'IP', value: '10.0.0.7' };
  await world.run(addFilterParameter, parameter);
  await world.run(runVm, start(vmId));
  expect(world.host.specs.get(vmId)).toMatchObject({
    watchdog: { model: 'i6300esb', action: 'reset' },
    numa: [
      { cpus: [0], memoryBytes: 40 * MIB, hostNodes: [], mode: 'interleave' },
      { cpus: [1], memoryBytes: 24 * MIB, hostNodes: [0], mode: 'interleave' },
    ],
    nics: [{ networkFilter: 'clean-traffic', filterParameters: [{ name: 'IP', value: '10.0.0.7' }] }],
  });
});

test('nodes that do not share out the whole VM are refused at its start, with the reason', async () => {
  const vmId = await vm();
  await world.run(vmNumaNode.add, device(vmId, 'numa_node', node(0, [0], 32)));
  await expect(world.run(runVm, start(vmId))).rejects.toMatchObject({
    code: 'VM_NUMA_INVALID',
    message: expect.stringContaining('64 MiB together'),
  });
});

test('a VM with a mediated device is refused at its start, and starts once the device is gone', async () => {
  const vmId = await vm();
  const mediated = device(vmId, 'mediated_device', { specParams: [{ name: 'mdevType', value: 'nvidia-11' }] });
  await world.run(vmDevice.add, mediated);
  await expect(world.run(runVm, start(vmId))).rejects.toMatchObject({ code: 'VM_OPTION_UNSUPPORTED', status: 501 });
  await world.run(vmDevice.remove, mediated);
  await world.run(runVm, start(vmId));
});

test('a second watchdog is refused, a change keeps what it does not name', async () => {
  const vmId = await vm();
  const watchdog = device(vmId, 'watchdog', { model: 'i6300esb', action: 'reset' });
  await world.run(vmDevice.add, watchdog);
  await expect(world.run(vmDevice.add, { ...watchdog, id: randomUUID() })).rejects.toMatchObject({
    code: 'VM_WATCHDOG_EXISTS',
  });
  await world.run(vmDevice.update, { ...watchdog, settings: { action: 'pause' } });
  const [row] = await world.repos.devices.of('vm', [vmId], 'watchdog');
  expect(row?.settings).toEqual({ model: 'i6300esb', action: 'pause' });
});

test('devices of a running VM stay as they are', async () => {
  const vmId = await vm();
  await world.run(runVm, start(vmId));
  const watchdog = device(vmId, 'watchdog', { model: 'i6300esb', action: 'reset' });
  await expect(world.run(vmDevice.add, watchdog)).rejects.toMatchObject({ code: 'VM_HOT_PLUG_UNSUPPORTED' });
});

test.each<[DeviceKind, DeviceSettings, DeviceSettings[]]>([
  ['watchdog', { model: 'i6300esb' }, []],
  ['mediated_device', {}, []],
  [
    'mediated_device',
    {
      specParams: [
        { name: 'mdevType', value: 'x' },
        { name: 'evil', value: 'y' },
      ],
    },
    [],
  ],
  ['numa_node', node(-1, [0], 1), []],
  ['numa_node', node(0, [0], 0), []],
  ['numa_node', node(0, [0, 0], 1), []],
  ['numa_node', node(1, [0], 1), [node(0, [0], 1)]],
  ['numa_node', node(0, [1], 1), [node(0, [0], 1)]],
])('a %s of %j beside %j is refused', (kind, settings, others) => {
  expect(() => checkDevice(kind, settings, others)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/INVALID_VALUE|NAME_IN_USE/) }),
  );
});

test('a value of a filter parameter that could become markup is refused', async () => {
  const vmId = await vm();
  const [nic] = await world.repos.nics.ofVms([vmId]);
  const input = { id: randomUUID(), vmId, nicId: nic?.id ?? '', name: 'IP', value: '"/><x' };
  await expect(world.run(addFilterParameter, input)).rejects.toMatchObject({ code: 'INVALID_VALUE' });
});

test('addresses are handed out again in the natural order of the names', () => {
  const nic = (name: string, mac: string) => ({ id: name, name, mac });
  expect(reordered([nic('nic10', 'a'), nic('nic2', 'c'), nic('nic1', 'b')])).toEqual([
    { nicId: 'nic1', mac: 'a' },
    { nicId: 'nic2', mac: 'b' },
    { nicId: 'nic10', mac: 'c' },
  ]);
});

test('every action on devices, and those on guests, may be repeated and undone', async () => {
  const watchdog = async () => device(await vm(), 'watchdog', { model: 'i6300esb', action: 'reset' });
  const existing = async () => {
    const input = await watchdog();
    await world.run(vmDevice.add, input);
    return input;
  };
  expect(await world.faultsOf(vmDevice.add, watchdog)).toEqual([]);
  expect(await world.faultsOf(vmDevice.update, existing)).toEqual([]);
  expect(await world.faultsOf(vmDevice.remove, existing)).toEqual([]);
  const numa = async () => device(await vm(), 'numa_node', node(0, [0], 64));
  expect(await world.faultsOf(vmNumaNode.add, numa)).toEqual([]);
  const template = async () => {
    const id = randomUUID();
    await world.db
      .insertInto('template')
      .values({ id, name: id, memory_bytes: 64 * MIB })
      .execute();
    return { ...(await watchdog()), owner: { kind: 'template' as const, id } };
  };
  expect(await world.faultsOf(templateDevice.add, template)).toEqual([]);
  const parameter = async () => {
    const vmId = await vm();
    const [nic] = await world.repos.nics.ofVms([vmId]);
    return { id: randomUUID(), vmId, nicId: nic?.id ?? '', name: 'IP', value: '10.0.0.7' };
  };
  const known = async () => {
    const input = await parameter();
    await world.run(addFilterParameter, input);
    return input;
  };
  expect(await world.faultsOf(addFilterParameter, parameter)).toEqual([]);
  expect(await world.faultsOf(updateFilterParameter, known)).toEqual([]);
  expect(await world.faultsOf(removeFilterParameter, known)).toEqual([]);
  expect(await world.faultsOf(reorderMacs, async () => ({ vmId: await vm(), vmName: 'vm' }))).toEqual([]);
});

test('a guest is frozen and thawed through its host, and a failed order leaves it thawed', async () => {
  const running = async () => {
    const vmId = await vm();
    await world.run(runVm, start(vmId));
    await world.db.updateTable('vm_runtime').set({ status: 'up' }).where('vm_id', '=', vmId).execute();
    return { vmId, vmName: 'vm' };
  };
  expect(await world.faultsOf(freezeVm, running)).toEqual([]);
  expect(await world.faultsOf(thawVm, running)).toEqual([]);
  expect(world.host.calls).toContain('VM.freeze');
});
