// NICs and disks of a VM that runs: what its host is told, and the promises of the actions on them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachDisk } from '../disk-attachments/actions/attach-disk.ts';
import { detachDisk } from '../disk-attachments/actions/detach-disk.ts';
import { updateDiskAttachment } from '../disk-attachments/actions/update-attachment.ts';
import { addDisk, updateDisk } from '../disks/public.ts';
import { addNic } from '../nics/actions/add-nic.ts';
import { removeNic } from '../nics/actions/remove-nic.ts';
import { updateNic } from '../nics/actions/update-nic.ts';
import { addVm } from './actions/add-vm.ts';
import { runVm } from './actions/run-vm.ts';
import { GIB, vmWorld, type VmWorld } from './testing/vm-world.ts';

let world: VmWorld;
beforeAll(async () => {
  world = await vmWorld();
});
afterAll(() => world?.close());

const attachment = {
  interface: 'virtio',
  bootable: false,
  active: true,
  read_only: false,
  pass_discard: false,
} as const;

/** A running VM with one NIC and one disk. */
async function running({ stateless = false } = {}) {
  const disk = world.disk();
  const newDisks = [{ disk, attachment: world.attachment(disk.id) }];
  const input = world.vmInput({ nics: [world.nic()], newDisks });
  const { id: vmId, name: vmName } = input;
  await world.run(addVm, input);
  const run = { vmId, vmName, diskIds: [disk.id], once: null, initialization: null, useCloudInit: true, stateless };
  await world.run(runVm, run);
  await world.repos.vmRuntime.setStatus(vmId, 'up');
  world.host.tell(vmId, { status: 'up' });
  return { vmId, nicId: input.nics[0]?.id ?? '', diskId: disk.id };
}

async function looseDisk(): Promise<string> {
  const disk = world.disk();
  await world.run(addDisk, disk);
  return disk.id;
}

const nicsOf = (vmId: string) => world.host.specs.get(vmId)?.nics ?? [];
const disksOf = (vmId: string) => world.host.specs.get(vmId)?.disks.map(disk => disk.diskId) ?? [];

test('a NIC comes, loses its link and its network, leaves its VM and is removed, all while it runs', async () => {
  const { vmId } = await running();
  const nic = world.nic({ name: 'second' });
  await world.run(addNic, { vmId, nic });
  const on = { vmId, nicId: nic.id };
  const now = () => nicsOf(vmId).find(one => one.nicId === nic.id);
  expect(now()).toMatchObject({ name: 'second', network: 'ovirtmgmt', mac: expect.stringMatching(/^56:6f/) });
  await world.run(updateNic, { ...on, changes: { linked: false } });
  expect(now()).toMatchObject({ linked: false, network: 'ovirtmgmt' });
  await world.run(updateNic, { ...on, changes: { vnic_profile_id: null, name: 'third' } });
  expect(now()).not.toHaveProperty('network');
  for (const changes of [{ interface: 'e1000' }, { mac: '56:6f:00:00:77:01' }])
    await expect(world.run(updateNic, { ...on, changes })).rejects.toMatchObject({ code: 'VM_DEVICE_PLUGGED' });
  await expect(world.run(removeNic, on)).rejects.toMatchObject({ code: 'VM_NIC_PLUGGED' });
  await world.run(updateNic, { ...on, changes: { plugged: false } });
  expect(now()).toBeUndefined();
  await world.run(updateNic, { ...on, changes: { interface: 'e1000' } });
  await world.run(removeNic, on);
  expect(nicsOf(vmId)).toHaveLength(1);
});

test('a disk comes, is switched off and on, and goes', async () => {
  const { vmId } = await running();
  const diskId = await looseDisk();
  const held = () => disksOf(vmId).includes(diskId);
  await world.run(attachDisk, { vmId, diskId, attachment });
  expect(held()).toBe(true);
  await world.run(updateDiskAttachment, { vmId, diskId, change: { active: false } });
  expect(held()).toBe(false);
  await world.run(updateDiskAttachment, { vmId, diskId, change: { active: true } });
  expect(held()).toBe(true);
  const rebuilt = { vmId, diskId, change: { interface: 'virtio_scsi' as const } };
  await expect(world.run(updateDiskAttachment, rebuilt)).rejects.toMatchObject({ code: 'VM_DEVICE_PLUGGED' });
  await world.run(detachDisk, { vmId, diskId });
  expect(held()).toBe(false);
  const ide = { vmId, diskId, attachment: { ...attachment, interface: 'ide' as const } };
  await expect(world.run(attachDisk, ide)).rejects.toMatchObject({ code: 'DISK_NOT_PLUGGABLE' });
});

test('a guest that keeps a disk keeps its attachment', async () => {
  const { vmId, diskId } = await running();
  const params = { vmId, device: 'disk', seconds: 20 };
  world.host.fail('VM.hotunplugDisk', 'AGENT_DEVICE_BUSY', { params });
  await expect(world.run(detachDisk, { vmId, diskId })).rejects.toMatchObject({ code: 'AGENT_DEVICE_BUSY' });
  expect(await world.repos.diskAttachments.one(vmId, diskId)).toMatchObject({ active: true });
  expect(disksOf(vmId)).toEqual([diskId]);
  expect(await world.locks()).toBe(0);
});

test('the disks of a VM that runs stateless stay as they are', async () => {
  const { vmId, diskId } = await running({ stateless: true });
  const other = await looseDisk();
  const refused = { code: 'VM_RUNS_STATELESS', status: 409 };
  await expect(world.run(attachDisk, { vmId, diskId: other, attachment })).rejects.toMatchObject(refused);
  await expect(world.run(detachDisk, { vmId, diskId })).rejects.toMatchObject(refused);
  const grown = { id: diskId, change: {}, provisionedBytes: 2 * GIB };
  await expect(world.run(updateDisk, grown)).rejects.toMatchObject(refused);
});

test('of a VM that is on its way no device changes', async () => {
  const { vmId } = await running();
  await world.repos.vmRuntime.setStatus(vmId, 'saving_state');
  const nic = world.nic({ name: 'second' });
  await expect(world.run(addNic, { vmId, nic })).rejects.toMatchObject({ code: 'VM_STATUS_FORBIDS' });
});

test('the actions on NICs of running VMs keep the promises of steps', async () => {
  const adding = async () => ({ vmId: (await running()).vmId, nic: world.nic({ name: 'b' }) });
  expect(await world.faultsOf(addNic, adding)).toEqual([]);
  for (const changes of [{ linked: false, vnic_profile_id: null }, { plugged: false }])
    expect(await world.faultsOf(updateNic, async () => ({ ...(await running()), changes }))).toEqual([]);
}, 180_000);

test('the actions on disks of running VMs keep the promises of steps', async () => {
  const attaching = async () => ({ vmId: (await running()).vmId, diskId: await looseDisk(), attachment });
  expect(await world.faultsOf(attachDisk, attaching)).toEqual([]);
  const switching = async () => ({ ...(await running()), change: { active: false } });
  expect(await world.faultsOf(updateDiskAttachment, switching)).toEqual([]);
  expect(await world.faultsOf(detachDisk, running)).toEqual([]);
}, 180_000);
