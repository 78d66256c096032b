import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDisk, type AddDiskInput } from '../disks/public.ts';
import { GIB, storageWorld, type StorageWorld } from '../storage-domains/testing/storage-world.ts';
import { attachDisk, type AttachDiskInput } from './actions/attach-disk.ts';
import { detachDisk } from './actions/detach-disk.ts';
import { updateDiskAttachment } from './actions/update-attachment.ts';
import { toAttachDiskInput } from './disk-attachment-input.ts';
import { attachmentsOfVms } from './disk-attachment.queries.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

const plain = { interface: 'virtio', bootable: false, active: true, read_only: false, pass_discard: false } as const;

async function disk(change: Partial<AddDiskInput> = {}) {
  const input = world.diskInput(await world.domain(), change);
  await world.run(addDisk, input);
  return input;
}

async function attached(change: Partial<AttachDiskInput['attachment']> = {}) {
  const { id, storageDomainId, imageId } = await disk();
  const vmId = await world.vm();
  await world.run(attachDisk, { vmId, diskId: id, attachment: { ...plain, ...change } });
  return { vmId, diskId: id, storageDomainId, imageId };
}

test('an attachment has the id of its disk and names both ends', async () => {
  const { vmId, diskId } = await attached({ bootable: true });
  expect(await attachmentsOfVms(world.ports, [vmId])).toMatchObject([
    { id: diskId, interface: 'virtio', bootable: true, active: true, disk: { id: diskId }, vm: { id: vmId } },
  ]);
});

test('a new disk is made on the way and named after the VM', async () => {
  const vmId = await world.vm({ name: 'web' });
  const vm = { id: vmId, name: 'web' };
  const body = {
    interface: 'virtio' as const,
    disk: { provisionedSize: GIB, storageDomains: [{ id: await world.domain() }] },
  };
  for (const alias of ['web_Disk1', 'web_Disk2']) {
    const input = await toAttachDiskInput(body, world.ports, vm);
    await world.run(attachDisk, input);
    expect(await world.tx.disks.byId(input.diskId)).toMatchObject({ alias, status: 'ok' });
  }
  expect(await attachmentsOfVms(world.ports, [vmId])).toHaveLength(2);
});

test('a disk that exists is attached as it is, also when the client sends its size along', async () => {
  const { id } = await disk();
  const vm = { id: await world.vm(), name: 'echo' };
  const input = await toAttachDiskInput({ disk: { id, provisionedSize: 5 * GIB } }, world.ports, vm);
  expect(input).toMatchObject({ diskId: id });
  expect(input.newDisk).toBeUndefined();
});

test('a new disk that cannot be made is not attached and leaves nothing', async () => {
  const vmId = await world.vm();
  const newDisk = world.diskInput(await world.domain());
  const input = { vmId, diskId: newDisk.id, attachment: plain, newDisk };
  world.host.fail('Volume.create', 'AGENT_STORAGE_FAILED', { params: { cause: 'EIO' } });
  await expect(world.run(attachDisk, input)).rejects.toMatchObject({ code: 'AGENT_STORAGE_FAILED' });
  const tooLarge = { ...input, newDisk: { ...newDisk, provisionedBytes: 500 * GIB } };
  await expect(world.run(attachDisk, tooLarge)).rejects.toMatchObject({ code: 'DISK_LARGER_THAN_STORAGE' });
  expect(await world.tx.disks.byId(newDisk.id)).toBeUndefined();
  expect(await attachmentsOfVms(world.ports, [vmId])).toEqual([]);
  expect(await world.locks()).toBe(0);
});

test('a disk belongs to one VM unless it is shareable; ISO images and locked disks to none', async () => {
  const { diskId } = await attached();
  const other = await world.vm();
  const attach = (diskId: string) => world.run(attachDisk, { vmId: other, diskId, attachment: plain });
  await expect(attach(diskId)).rejects.toMatchObject({ code: 'DISK_ATTACHED_ALREADY', status: 409 });
  const iso = await disk({ contentType: 'iso', format: 'raw' });
  await expect(attach(iso.id)).rejects.toMatchObject({ code: 'DISK_IS_ISO' });
  const locked = await disk();
  await world.tx.disks.update(locked.id, { status: 'locked' });
  await expect(attach(locked.id)).rejects.toMatchObject({ code: 'DISK_STATUS' });
  const shared = await disk({ format: 'raw', shareable: true });
  for (const vmId of [other, await world.vm()])
    await world.run(attachDisk, { vmId, diskId: shared.id, attachment: plain });
});

test('a VM has one bootable disk, however many are attached at once', async () => {
  const vmId = await world.vm();
  const disks = await Promise.all([disk(), disk(), disk()]);
  const tried = await Promise.allSettled(
    disks.map(({ id }) => world.run(attachDisk, { vmId, diskId: id, attachment: { ...plain, bootable: true } })),
  );
  expect(tried.filter(one => one.status === 'fulfilled')).toHaveLength(1);
  const refused = tried.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
  for (const reason of refused) expect(reason).toMatchObject({ status: 409 });
});

test('an attachment and its disk are changed in one go', async () => {
  const { vmId, diskId } = await attached();
  const disk = { id: diskId, change: { alias: 'renamed' }, provisionedBytes: 3 * GIB };
  await world.run(updateDiskAttachment, { vmId, diskId, change: { bootable: true, interface: 'sata' }, disk });
  expect(await world.tx.diskAttachments.one(vmId, diskId)).toMatchObject({ bootable: true, interface: 'sata' });
  expect(await world.tx.disks.byId(diskId)).toMatchObject({ alias: 'renamed', provisioned_bytes: 3 * GIB });
  const shrink = { ...disk, provisionedBytes: GIB };
  await expect(
    world.run(updateDiskAttachment, { vmId, diskId, change: { bootable: false }, disk: shrink }),
  ).rejects.toMatchObject({ code: 'DISK_SHRINK' });
  expect(await world.tx.diskAttachments.one(vmId, diskId)).toMatchObject({ bootable: true });
});

test('detaching keeps the disk unless its removal is asked for', async () => {
  const kept = await attached();
  await world.run(detachDisk, { vmId: kept.vmId, diskId: kept.diskId });
  expect(await world.tx.disks.byId(kept.diskId)).toMatchObject({ status: 'ok' });
  const gone = await attached();
  await world.run(detachDisk, { vmId: gone.vmId, diskId: gone.diskId, removeFrom: gone.storageDomainId });
  expect(await world.tx.disks.byId(gone.diskId)).toBeUndefined();
  expect(world.host.volumes.has(gone.imageId)).toBe(false);
});

test('every step of every attachment action may be repeated, and is undone when a later one fails', async () => {
  const existing = async () => ({ vmId: await world.vm(), diskId: (await disk()).id, attachment: plain });
  expect(await world.faultsOf(attachDisk, existing)).toEqual([]);
  expect(await world.faultsOf(updateDiskAttachment, async () => ({ ...(await attached()), change: {} }))).toEqual([]);
  expect(await world.faultsOf(detachDisk, attached)).toEqual([]);
}, 180_000);
