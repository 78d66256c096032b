import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAdmin, GIB, storageWorld, type StorageWorld } from '../storage-domains/testing/storage-world.ts';
import { copyDisk } from './actions/copy-disk.ts';
import { addDisk } from './actions/add-disk.ts';
import { removeDisk } from './actions/remove-disk.ts';
import { updateDisk } from './actions/update-disk.ts';
import { disksByIds } from './disk.queries.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

const stateOf = async (id: string) => (await world.tx.disks.byId(id))?.status;

async function disk(change = {}) {
  const input = world.diskInput(await world.domain(), change);
  await world.run(addDisk, input);
  return input;
}

test('a disk is locked while its volume is made, and ok with its real size afterwards', async () => {
  const input = world.diskInput(await world.domain(), { provisionedBytes: GIB + 1 });
  world.host.slowTasks = 2;
  const { done } = await world.workflow.submit(addDisk, input, asAdmin);
  await expect.poll(() => stateOf(input.id)).toBe('locked');
  expect((await done).status).toBe('succeeded');
  world.host.slowTasks = 0;
  const [api] = await disksByIds(world.ports, [input.id]);
  expect(api).toMatchObject({
    status: 'ok',
    provisionedSize: GIB + 512,
    actualSize: 200_704,
    totalSize: 200_704,
    format: 'cow',
    sparse: true,
    imageId: input.imageId,
  });
  expect(await world.locks()).toBe(0);
});

test('an agent that restarts while it makes the volume is asked again', async () => {
  const input = world.diskInput(await world.domain());
  world.host.slowTasks = 2;
  world.host.calls.length = 0;
  const { done } = await world.workflow.submit(addDisk, input, asAdmin);
  await expect.poll(() => world.host.calls.includes('Volume.create')).toBe(true);
  world.host.restart();
  world.host.slowTasks = 1;
  expect((await done).status).toBe('succeeded');
  world.host.slowTasks = 0;
  expect(world.host.volumes.has(input.imageId)).toBe(true);
});

test('a disk whose volume could not be made is gone again, with the reason in the event', async () => {
  const input = world.diskInput(await world.domain());
  world.host.fail('Volume.create', 'AGENT_NO_SPACE', { params: { freeBytes: 5, neededBytes: 6 }, afterwards: true });
  await expect(world.run(addDisk, input)).rejects.toMatchObject({ code: 'AGENT_NO_SPACE', status: 409 });
  expect(await stateOf(input.id)).toBeUndefined();
  expect(world.host.volumes.has(input.imageId)).toBe(false);
  expect((await world.events()).at(-1)).toMatchObject({
    name: 'USER_ADD_DISK_FINISHED_FAILURE',
    description: expect.stringContaining('has 5 bytes free'),
  });
});

test('preallocated disks must fit, thin ones may promise more than is free, none more than the whole domain', async () => {
  const domain = await world.domain();
  const raw = { format: 'raw' as const, sparse: false };
  const add = (change: object) => world.run(addDisk, world.diskInput(domain, change));
  await expect(add({ ...raw, provisionedBytes: 81 * GIB })).rejects.toMatchObject({
    code: 'STORAGE_DOMAIN_FULL',
    status: 409,
  });
  // The critical reserve of 5 GiB is kept.
  await expect(add({ ...raw, provisionedBytes: 76 * GIB })).rejects.toMatchObject({ code: 'STORAGE_DOMAIN_FULL' });
  await expect(add({ provisionedBytes: 101 * GIB })).rejects.toMatchObject({ code: 'DISK_LARGER_THAN_STORAGE' });
  await expect(add({ provisionedBytes: 0 })).rejects.toMatchObject({ code: 'INVALID_VALUE', status: 400 });
  await world.run(addDisk, world.diskInput(domain, { provisionedBytes: 99 * GIB }));
  await world.run(addDisk, world.diskInput(domain, { provisionedBytes: 99 * GIB }));
});

test('nothing is made on storage that is not active, whose host is down, or that is for ISO images', async () => {
  const detached = world.diskInput(await world.domain({ active: false }));
  await expect(world.run(addDisk, detached)).rejects.toMatchObject({ code: 'STORAGE_DOMAIN_STATUS' });
  const iso = world.diskInput(await world.domain({ type: 'iso' }));
  await expect(world.run(addDisk, iso)).rejects.toMatchObject({ code: 'STORAGE_DOMAIN_FOR_ISO' });
  const input = world.diskInput(await world.domain());
  await world.db.updateTable('host_runtime').set({ status: 'non_responsive' }).execute();
  await expect(world.run(addDisk, input)).rejects.toMatchObject({ code: 'STORAGE_HOST_NOT_UP' });
  await world.db.updateTable('host_runtime').set({ status: 'up' }).execute();
});

test('a disk id that is taken is a conflict and harms nobody', async () => {
  const first = await disk();
  const again = { ...world.diskInput(first.storageDomainId), id: first.id };
  await expect(world.run(addDisk, again)).rejects.toMatchObject({ status: 409 });
  const sameImage = { ...world.diskInput(first.storageDomainId), imageId: first.imageId };
  await expect(world.run(addDisk, sameImage)).rejects.toMatchObject({ status: 500 });
  expect(await stateOf(first.id)).toBe('ok');
  expect(world.host.volumes.has(first.imageId)).toBe(true);
});

test('a disk grows, also below a running VM, and never shrinks', async () => {
  const { id, imageId } = await disk();
  const vm = await world.vm({ running: true });
  await world.tx.diskAttachments.insert({ vm_id: vm, disk_id: id });
  await world.run(updateDisk, { id, change: { alias: 'grown' }, provisionedBytes: 2 * GIB });
  expect(world.host.volumes.get(imageId)?.virtualSizeBytes).toBe(2 * GIB);
  expect(await world.tx.disks.byId(id)).toMatchObject({ alias: 'grown', provisioned_bytes: 2 * GIB });
  await expect(world.run(updateDisk, { id, change: {}, provisionedBytes: GIB })).rejects.toMatchObject({
    code: 'DISK_SHRINK',
    status: 400,
  });
  await expect(world.run(updateDisk, { id, change: {}, provisionedBytes: 200 * GIB })).rejects.toMatchObject({
    code: 'DISK_LARGER_THAN_STORAGE',
  });
});

test('a thin disk cannot be shared, and a shared one stays shareable', async () => {
  const thin = await disk();
  await expect(world.run(updateDisk, { id: thin.id, change: { shareable: true } })).rejects.toMatchObject({
    code: 'DISK_SHAREABLE_COW',
  });
  const shared = await disk({ format: 'raw', shareable: true });
  for (const vm of [await world.vm(), await world.vm()])
    await world.tx.diskAttachments.insert({ vm_id: vm, disk_id: shared.id });
  await expect(world.run(updateDisk, { id: shared.id, change: { shareable: false } })).rejects.toMatchObject({
    code: 'DISK_SHARED',
  });
});

test('a removed disk is gone from the database, its VMs and the host; a second removal finds nothing', async () => {
  const { id, imageId, storageDomainId } = await disk();
  await world.tx.diskAttachments.insert({ vm_id: await world.vm(), disk_id: id });
  await world.run(removeDisk, { id, storageDomainId });
  expect(await stateOf(id)).toBeUndefined();
  expect(world.host.volumes.has(imageId)).toBe(false);
  await expect(world.run(removeDisk, { id, storageDomainId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a disk of a running VM is not removed', async () => {
  const { id, storageDomainId } = await disk();
  const vm = await world.vm({ running: true, name: 'busy' });
  await world.tx.diskAttachments.insert({ vm_id: vm, disk_id: id });
  await expect(world.run(removeDisk, { id, storageDomainId })).rejects.toMatchObject({
    code: 'DISK_IN_USE',
    status: 409,
    params: { vms: 'busy' },
  });
});

test('a removal that the host refused before it did anything leaves the disk ok', async () => {
  const { id, storageDomainId } = await disk();
  world.host.fail('Image.delete', 'AGENT_VOLUME_IN_USE', { params: { volumeId: id, vmId: 'x' } });
  await expect(world.run(removeDisk, { id, storageDomainId })).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
  expect(await stateOf(id)).toBe('ok');
});

test('a removal that failed half way leaves the disk illegal, and it can be removed again', async () => {
  const { id, storageDomainId } = await disk();
  world.host.fail('Image.delete', 'AGENT_STORAGE_FAILED', { params: { cause: 'EIO' }, afterwards: true });
  await expect(world.run(removeDisk, { id, storageDomainId })).rejects.toMatchObject({ code: 'AGENT_STORAGE_FAILED' });
  expect(await stateOf(id)).toBe('illegal');
  expect(await world.locks()).toBe(0);
  await world.run(removeDisk, { id, storageDomainId });
  expect(await stateOf(id)).toBeUndefined();
});

test('a host that is away for a moment only delays a removal', async () => {
  const { id, storageDomainId } = await disk();
  world.host.fail('Image.delete', 'AGENT_UNREACHABLE', { params: { host: 'h', cause: 'restart' } });
  await world.run(removeDisk, { id, storageDomainId });
  expect(await stateOf(id)).toBeUndefined();
});

test('every step of every disk action may be repeated, and is undone when a later one fails', async () => {
  expect(await world.faultsOf(addDisk, async () => world.diskInput(await world.domain()))).toEqual([]);
  expect(
    await world.faultsOf(
      removeDisk,
      async () => {
        const { id, storageDomainId } = await disk();
        return { id, storageDomainId };
      },
      { delete: 'data that are gone do not come back: the disk is illegal' },
    ),
  ).toEqual([]);
  const grow = async () => ({ id: (await disk()).id, change: { description: 'x' }, provisionedBytes: 2 * GIB });
  expect(await world.faultsOf(updateDisk, grow, { grow: 'a larger volume holds the same data' })).toEqual([]);
  const copy = async () => {
    const { id: sourceId, storageDomainId } = await disk();
    const { id, imageId, alias, description, format, sparse } = world.diskInput(storageDomainId);
    const target = { id, imageId, storageDomainId, alias, description, format, sparse };
    return { ...target, sourceId, thin: false, onBehalfOf: 'caller' as const };
  };
  expect(await world.faultsOf(copyDisk, copy)).toEqual([]);
});
