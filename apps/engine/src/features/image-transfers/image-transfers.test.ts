import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '@overt/kernel/ports';
import { addDisk } from '../disks/public.ts';
import { storageWorld, type StorageWorld } from '../storage-domains/testing/storage-world.ts';
import { addImageTransfer, type AddImageTransferInput } from './actions/add-image-transfer.ts';
import { cancelImageTransfer, cancelSilentTransfer } from './actions/cancel-image-transfer.ts';
import { finalizeImageTransfer } from './actions/finalize-image-transfer.ts';
import {
  extendImageTransfer,
  pauseImageTransfer,
  pauseLostTransfer,
  pauseSilentTransfer,
  resumeImageTransfer,
} from './actions/pause-image-transfer.ts';
import { toImageTransfer } from './image-transfer.queries.ts';
import { followTransfers } from './image-transfer.reconcilers.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

async function request(
  change: Partial<AddImageTransferInput> = {},
): Promise<AddImageTransferInput & { imageId: string }> {
  const disk = world.diskInput(await world.domain());
  await world.run(addDisk, disk);
  return {
    id: randomUUID(),
    ticketId: randomUUID(),
    diskId: disk.id,
    storageDomainId: disk.storageDomainId,
    imageId: disk.imageId,
    direction: 'upload',
    inactivityTimeoutSeconds: 60,
    timeoutPolicy: 'legacy',
    shallow: false,
    ...change,
  };
}

async function begin(change: Partial<AddImageTransferInput> = {}) {
  const input = await request(change);
  await world.run(addImageTransfer, input);
  return input;
}

const diskStatus = async (id: string) => (await world.tx.disks.byId(id))?.status;
const phase = async (id: string) => (await world.tx.imageTransfers.byId(id))?.phase;
const follow = () =>
  followTransfers.run(world.ports, {
    fence: 1,
    signal: new AbortController().signal,
    log: silentLog,
    requireLease: async () => undefined,
  });

test('a transfer locks its disk, gives a ticket and tells where the bytes go', async () => {
  const { id, diskId, ticketId } = await begin();
  const row = await world.tx.imageTransfers.byId(id);
  expect(row && toImageTransfer(world.ports, row)).toMatchObject({
    phase: 'transferring',
    format: 'cow',
    transferUrl: `https://host1:54322/images/${ticketId}`,
    proxyUrl: `https://engine:8443/images/${ticketId}`,
    host: { id: world.hostId },
    disk: { id: diskId },
  });
  expect(await diskStatus(diskId)).toBe('locked');
  expect(world.host.tickets.get(ticketId)?.operations).toEqual(['read', 'write']);
});

test('a good upload ends with a legal, unlocked disk of the size that came', async () => {
  const { id, diskId, storageDomainId, imageId, ticketId } = await begin();
  const volume = world.host.volumes.get(imageId);
  if (volume) world.host.volumes.set(imageId, { ...volume, actualSizeBytes: 5_000_000 });
  await world.run(finalizeImageTransfer, { id, diskId });
  expect(await phase(id)).toBe('finished_success');
  expect(await world.tx.disks.byId(diskId)).toMatchObject({ status: 'ok', actual_bytes: 5_000_000 });
  expect(world.host.volumes.get(imageId)).toMatchObject({ legal: true, storageDomainId });
  expect(world.host.tickets.has(ticketId)).toBe(false);
});

const badUploads = [
  { what: 'is no image', code: 'AGENT_IMAGE_INVALID', status: 400, words: 'qemu-img check found errors in it' },
  { what: 'broke off', code: 'AGENT_UPLOAD_INTERRUPTED', status: 409, words: '4096 bytes are missing' },
] as const;
test.each(badUploads)(
  'an upload that $what leaves an illegal disk, a failed transfer, the reason and no lock',
  async bad => {
    const { code, status, words } = bad;
    const { id, diskId, imageId, storageDomainId } = await begin();
    if (code === 'AGENT_IMAGE_INVALID') world.host.badImages.set(imageId, words);
    else world.host.missingBytes.set(imageId, 4096);
    await expect(world.run(finalizeImageTransfer, { id, diskId })).rejects.toMatchObject({ code, status });
    expect(await phase(id)).toBe('finished_failure');
    expect(await diskStatus(diskId)).toBe('illegal');
    expect(await world.locks()).toBe(0);
    expect((await world.events()).at(-1)).toMatchObject({
      name: 'TRANSFER_IMAGE_FAILED',
      description: expect.stringContaining(words),
    });
    const [job] = await world.db.selectFrom('job_view').selectAll().orderBy('started_at', 'desc').limit(1).execute();
    expect(job).toMatchObject({ name: 'FinalizeImageTransfer', status: 'failed', error_code: code });
    await expect(world.run(finalizeImageTransfer, { id, diskId })).rejects.toMatchObject({ code: 'TRANSFER_PHASE' });
    // Uploading again needs a new disk: this one can only be removed.
    const again = { ...(await request()), diskId, storageDomainId };
    await expect(world.run(addImageTransfer, again)).rejects.toMatchObject({ code: 'DISK_STATUS' });
  },
);

test('cancelling an upload removes the disk; cancelling a download leaves it', async () => {
  const up = await begin();
  await world.run(cancelImageTransfer, up);
  expect(await diskStatus(up.diskId)).toBeUndefined();
  expect(world.host.volumes.has(up.imageId)).toBe(false);
  expect(world.host.tickets.has(up.ticketId)).toBe(false);
  const down = await begin({ direction: 'download' });
  await world.run(cancelImageTransfer, down);
  expect(await phase(down.id)).toBe('cancelled_user');
  expect(await diskStatus(down.diskId)).toBe('ok');
  expect(await world.locks()).toBe(0);
});

test('a cancellation that cannot reach the ticket does not leave the disk locked for ever', async () => {
  const up = await begin();
  world.host.fail('Host.remove_image_ticket', 'AGENT_STORAGE_FAILED', { params: { cause: 'EIO' } });
  await expect(world.run(cancelImageTransfer, up)).rejects.toMatchObject({ code: 'AGENT_STORAGE_FAILED' });
  expect(await diskStatus(up.diskId)).toBe('illegal');
  expect(await phase(up.id)).toBe('cancelled_user');
});

test('of twenty transfers of one disk at once exactly one begins, the others are conflicts', async () => {
  const input = await request();
  const tried = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      world.run(addImageTransfer, { ...input, id: randomUUID(), ticketId: randomUUID() }),
    ),
  );
  expect(tried.filter(one => one.status === 'fulfilled')).toHaveLength(1);
  const refused = tried.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
  for (const reason of refused) expect(reason).toMatchObject({ status: 409 });
});

test('a disk of a running VM, of another format or that does not exist is not opened', async () => {
  const input = await request();
  await expect(world.run(addImageTransfer, { ...input, format: 'raw' })).rejects.toMatchObject({
    code: 'TRANSFER_FORMAT',
  });
  await expect(world.run(addImageTransfer, { ...input, diskId: randomUUID() })).rejects.toMatchObject({ status: 404 });
  const vm = await world.vm({ running: true });
  await world.tx.diskAttachments.insert({ vm_id: vm, disk_id: input.diskId });
  await expect(world.run(addImageTransfer, input)).rejects.toMatchObject({ code: 'DISK_IN_USE' });
});

test('a transfer whose ticket could not be given leaves the disk usable on the host as well', async () => {
  const input = await request();
  world.host.fail('Host.add_image_ticket', 'AGENT_STORAGE_FAILED', { params: { cause: 'EIO' }, afterwards: true });
  await expect(world.run(addImageTransfer, input)).rejects.toMatchObject({ code: 'AGENT_STORAGE_FAILED' });
  expect(await phase(input.id)).toBeUndefined();
  expect(await diskStatus(input.diskId)).toBe('ok');
  expect(world.host.volumes.get(input.imageId)?.legal).toBe(true);
});

test('progress comes from the host, and a ticket is renewed before it ends', async () => {
  const { id, ticketId } = await begin();
  Object.assign(world.host.tickets.get(ticketId) ?? {}, { transferredBytes: 4096, expiresInSeconds: 100 });
  await follow();
  expect(await world.tx.imageTransfers.byId(id)).toMatchObject({ transferred_bytes: 4096, active: true });
  expect(world.host.tickets.get(ticketId)?.expiresInSeconds).toBe(3600);
});

test('a transfer goes on over a restart of the engine and is paused by a restart of its host', async () => {
  const { id, diskId, ticketId } = await begin();
  await follow();
  expect(await phase(id)).toBe('transferring');
  world.host.restart();
  await follow();
  expect(await phase(id)).toBe('paused_system');
  expect(await diskStatus(diskId)).toBe('locked');
  await world.run(resumeImageTransfer, { id, diskId });
  expect(await phase(id)).toBe('transferring');
  expect(world.host.tickets.has(ticketId)).toBe(true);
  await world.run(finalizeImageTransfer, { id, diskId });
  expect(await diskStatus(diskId)).toBe('ok');
});

test.each([
  { timeoutPolicy: 'legacy', direction: 'upload', ends: 'paused_system' },
  { timeoutPolicy: 'legacy', direction: 'download', ends: 'cancelled_system' },
  { timeoutPolicy: 'pause', direction: 'download', ends: 'paused_system' },
  { timeoutPolicy: 'cancel', direction: 'upload', ends: undefined },
] as const)('a silent $direction under the policy $timeoutPolicy ends as $ends', async ({ ends, ...terms }) => {
  const { id, diskId, ticketId } = await begin({ ...terms, inactivityTimeoutSeconds: 10 });
  Object.assign(world.host.tickets.get(ticketId) ?? {}, { idleSeconds: 100 });
  await world.db
    .updateTable('image_transfer')
    .set({ last_active_at: new Date(0).toISOString() })
    .where('id', '=', id)
    .execute();
  await follow();
  expect(await phase(id)).toBe(ends);
  expect(await diskStatus(diskId)).toBe(ends === undefined ? undefined : ends === 'cancelled_system' ? 'ok' : 'locked');
});

test('pause takes the ticket away, extend moves the time-out', async () => {
  const { id, diskId, ticketId } = await begin();
  await world.run(extendImageTransfer, { id, diskId });
  await world.run(pauseImageTransfer, { id, diskId });
  expect(await phase(id)).toBe('paused_user');
  expect(world.host.tickets.has(ticketId)).toBe(false);
  await expect(world.run(pauseImageTransfer, { id, diskId })).rejects.toMatchObject({ code: 'TRANSFER_PHASE' });
});

test('every step of every transfer action may be repeated, and is undone when a later one fails', async () => {
  const over = 'the transfer ends either way: its disk is illegal or, after a download, ok';
  expect(await world.faultsOf(addImageTransfer, () => request())).toEqual([]);
  const running = () => begin({ direction: 'download' });
  const finalized = { announce: over, ticket: over, verify: over };
  expect(await world.faultsOf(finalizeImageTransfer, running, finalized)).toEqual([]);
  const cancelled = { announce: over, ticket: over, unlock: over, remove: over };
  for (const cancel of [cancelImageTransfer, cancelSilentTransfer])
    expect(await world.faultsOf(cancel, () => begin(), cancelled)).toEqual([]);
  const resumable = { ticket: 'resuming gives a ticket again' };
  for (const pause of [pauseImageTransfer, pauseSilentTransfer, pauseLostTransfer])
    expect(await world.faultsOf(pause, running, resumable)).toEqual([]);
  const paused = async () => {
    const input = await begin({ direction: 'download' });
    await world.run(pauseImageTransfer, input);
    return input;
  };
  expect(await world.faultsOf(resumeImageTransfer, paused)).toEqual([]);
  expect(await world.faultsOf(extendImageTransfer, running)).toEqual([]);
});
