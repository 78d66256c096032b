import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json } from '@overt/database/json';
import { silentLog } from '@overt/kernel/ports';
import { addDisk } from '../disks/public.ts';
import { activateStorageDomain, deactivateStorageDomain } from './actions/activate-storage-domain.ts';
import type { StorageDomainSettings } from './storage-domain.ts';
import { addStorageDomain, type AddStorageDomainInput } from './actions/add-storage-domain.ts';
import { attachStorageDomain } from './actions/attach-storage-domain.ts';
import { detachStorageDomain, removeStorageDomain } from './actions/remove-storage-domain.ts';
import { updateStorageDomain } from './actions/update-storage-domain.ts';
import { storageDomainsByIds } from './storage-domain.queries.ts';
import { storageOnHosts } from './storage-domain.reconcilers.ts';
import { GIB, storageWorld, type StorageWorld } from './testing/storage-world.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

const statusOf = async (id: string) => (await world.tx.storageDomains.byId(id))?.effective_status;
const input = (change: Partial<AddStorageDomainInput> = {}): AddStorageDomainInput => {
  const id = randomUUID();
  return {
    id,
    name: `d-${id.slice(0, 8)}`,
    description: '',
    comment: '',
    type: 'data',
    hostId: world.hostId,
    path: `/data/${id}`,
    wipeAfterDelete: false,
    ...change,
  };
};

test('a storage domain lives from adding to removal', async () => {
  const given = input();
  const { id } = given;
  await world.run(addStorageDomain, given);
  expect(await statusOf(id)).toBe('unattached');
  await world.run(attachStorageDomain, { id, dataCenterId: world.dataCenterId });
  const [api] = await storageDomainsByIds(world.ports, [id]);
  expect(api).toMatchObject({
    status: 'active',
    master: true,
    available: 80 * GIB,
    used: 20 * GIB,
    committed: 0,
    storage: { type: 'localfs', path: given.path },
    dataCenters: [{ id: world.dataCenterId }],
  });
  await world.run(updateStorageDomain, { id, change: { name: `${given.name}-2`, critical_space_gib: 1 } });
  await world.run(deactivateStorageDomain, { id });
  expect(await statusOf(id)).toBe('maintenance');
  expect(world.host.domains.get(id)?.active).toBe(false);
  await world.run(activateStorageDomain, { id });
  expect(await statusOf(id)).toBe('active');
  await world.run(deactivateStorageDomain, { id });
  await world.run(detachStorageDomain, { id });
  await world.run(removeStorageDomain, { id, format: true });
  expect(await statusOf(id)).toBeUndefined();
  expect(world.host.domains.has(id)).toBe(false);
  expect((await world.events()).map(({ name }) => name)).toEqual([
    'USER_ADD_STORAGE_DOMAIN',
    'USER_ATTACH_STORAGE_DOMAIN_TO_POOL',
    'USER_UPDATE_STORAGE_DOMAIN',
    'USER_DEACTIVATED_STORAGE_DOMAIN',
    'USER_ACTIVATED_STORAGE_DOMAIN',
    'USER_DEACTIVATED_STORAGE_DOMAIN',
    'USER_DETACH_STORAGE_DOMAIN_FROM_POOL',
    'USER_REMOVE_STORAGE_DOMAIN',
  ]);
});

test('a storage domain is made with the thresholds that were asked for, and refused with those that make no sense', async () => {
  const given = input({ settings: { warning_low_space_percent: 20, critical_space_gib: 7, backup: true } });
  await world.run(addStorageDomain, given);
  const [api] = await storageDomainsByIds(world.ports, [given.id]);
  expect(api).toMatchObject({ warningLowSpaceIndicator: 20, criticalSpaceActionBlocker: 7, backup: true });
  const path = (change: StorageDomainSettings) =>
    world.run(addStorageDomain, input({ settings: change })).catch((error: unknown) => error);
  expect(await path({ warning_low_space_percent: 101 })).toMatchObject({
    params: { path: 'storage_domain.warning_low_space_indicator' },
  });
  expect(await path({ critical_space_gib: -1 })).toMatchObject({
    params: { path: 'storage_domain.critical_space_action_blocker' },
  });
  await world.run(removeStorageDomain, { id: given.id, format: true });
});

test('removing a domain without format leaves its data on the host', async () => {
  const given = input();
  await world.run(addStorageDomain, given);
  await world.run(removeStorageDomain, { id: given.id, format: false });
  expect(world.host.domains.has(given.id)).toBe(true);
});

test('a path that the host does not have is told, and nothing stays', async () => {
  const given = input({ path: '/missing' });
  await expect(world.run(addStorageDomain, given)).rejects.toMatchObject({ code: 'AGENT_STORAGE_PATH', status: 400 });
  expect(await statusOf(given.id)).toBeUndefined();
  expect(await world.locks()).toBe(0);
});

test('a taken name, a taken path, a path of tricks and a bad name are refused', async () => {
  const first = input();
  await world.run(addStorageDomain, first);
  const add = (change: Partial<AddStorageDomainInput>) => world.run(addStorageDomain, input(change));
  await expect(add({ name: first.name })).rejects.toMatchObject({ code: 'NAME_IN_USE', status: 409 });
  await expect(add({ path: `${first.path}/` })).rejects.toMatchObject({ code: 'STORAGE_PATH_IN_USE', status: 409 });
  await expect(add({ path: '/a/../etc' })).rejects.toMatchObject({ status: 400 });
  await expect(add({ path: 'relative' })).rejects.toMatchObject({ status: 400 });
  await expect(add({ name: 'two words' })).rejects.toMatchObject({ status: 400 });
  await expect(add({ hostId: randomUUID() })).rejects.toMatchObject({ status: 404 });
  await expect(world.run(updateStorageDomain, { id: first.id, change: { name: 'a b' } })).rejects.toMatchObject({
    status: 400,
  });
});

test('a domain whose id is taken is not overwritten and not deleted by the failure', async () => {
  const first = input();
  await world.run(addStorageDomain, first);
  await expect(world.run(addStorageDomain, input({ id: first.id }))).rejects.toMatchObject({ status: 409 });
  expect(await statusOf(first.id)).toBe('unattached');
});

test('local storage is attached only to the local data center of its host', async () => {
  const given = input();
  await world.run(addStorageDomain, given);
  const other = randomUUID();
  await world.db
    .insertInto('data_center')
    .values({ id: other, name: 'Other', is_local: true, mac_pool_id: world.macPoolId })
    .execute();
  await expect(world.run(attachStorageDomain, { id: given.id, dataCenterId: other })).rejects.toMatchObject({
    code: 'STORAGE_DATA_CENTER_LOCAL',
  });
});

test('a domain with disks is not detached, one in use is not put into maintenance', async () => {
  const id = await world.domain();
  const disk = world.diskInput(id, { alias: 'kept' });
  await world.run(addDisk, disk);
  const vm = await world.vm({ running: true, name: 'runner' });
  await world.tx.diskAttachments.insert({ vm_id: vm, disk_id: disk.id });
  await expect(world.run(deactivateStorageDomain, { id })).rejects.toMatchObject({
    code: 'STORAGE_DOMAIN_IN_USE',
    params: { users: 'VM runner' },
  });
  await world.tx.diskAttachments.delete(vm, disk.id);
  await world.run(deactivateStorageDomain, { id });
  await expect(world.run(detachStorageDomain, { id })).rejects.toMatchObject({
    code: 'STORAGE_DOMAIN_HAS_DISKS',
    params: { disks: 'kept' },
  });
});

const reconcile = () =>
  storageOnHosts.run(world.ports, {
    fence: 1,
    signal: new AbortController().signal,
    log: silentLog,
    requireLease: async () => undefined,
  });

async function report(...storageDomains: { storageDomainId: string; valid: boolean }[]) {
  const sample = json({
    storageDomains: storageDomains.map(({ storageDomainId, valid }) => ({
      storageDomainId,
      valid,
      totalBytes: 50 * GIB,
      freeBytes: 7 * GIB,
      delaySeconds: 0,
    })),
  });
  const row = {
    host_id: world.hostId,
    sampled_at: new Date().toISOString(),
    cpu_user_percent: 0,
    cpu_system_percent: 0,
    cpu_idle_percent: 100,
    load_average_5m: 0,
    memory_total_bytes: GIB,
    memory_used_bytes: 0,
    memory_free_bytes: GIB,
    active_vms: 0,
    sample,
  };
  await world.db
    .insertInto('host_statistics')
    .values(row)
    .onConflict(c => c.column('host_id').doUpdateSet({ sample }))
    .execute();
}

test('an agent that forgot a domain gets it back; sizes and health follow what the host reports', async () => {
  const id = await world.domain();
  const domain = world.host.domains.get(id);
  if (domain) domain.active = false;
  await report();
  await reconcile();
  expect(world.host.domains.get(id)?.active).toBe(true);
  await report({ storageDomainId: id, valid: false });
  await reconcile();
  await reconcile();
  expect(await statusOf(id)).toBe('inactive');
  const told = (await world.events()).filter(({ name }) => name === 'SYSTEM_DEACTIVATED_STORAGE_DOMAIN');
  expect(told).toHaveLength(1);
  await report({ storageDomainId: id, valid: true });
  await reconcile();
  expect(await world.tx.storageDomains.byId(id)).toMatchObject({ effective_status: 'active', free_bytes: 7 * GIB });
});

test('nobody knows the state of storage on a host that does not answer', async () => {
  const id = await world.domain();
  await world.db.updateTable('host_runtime').set({ status: 'non_responsive' }).execute();
  await reconcile();
  expect(await statusOf(id)).toBe('unknown');
  await world.db.updateTable('host_runtime').set({ status: 'up' }).execute();
  await report({ storageDomainId: id, valid: true });
  await reconcile();
  expect(await statusOf(id)).toBe('active');
});

test('every step of every storage domain action may be repeated, and is undone when a later one fails', async () => {
  expect(await world.faultsOf(addStorageDomain, async () => input())).toEqual([]);
  const unattached = async () => ({ id: await world.domain({ active: false }), dataCenterId: world.dataCenterId });
  expect(await world.faultsOf(attachStorageDomain, unattached)).toEqual([]);
  const active = async () => ({ id: await world.domain() });
  const maintained = async () => {
    const domain = await active();
    await world.run(deactivateStorageDomain, domain);
    return domain;
  };
  const again = { activate: 'the reconciler brings hosts to what is recorded', deactivate: 'the same' };
  expect(await world.faultsOf(activateStorageDomain, maintained, again)).toEqual([]);
  expect(await world.faultsOf(deactivateStorageDomain, active, again)).toEqual([]);
  expect(await world.faultsOf(detachStorageDomain, maintained, { detach: 'detaching again is the same' })).toEqual([]);
  const removed = async () => ({ id: await world.domain({ active: false }), format: true });
  expect(await world.faultsOf(removeStorageDomain, removed, { format: 'what is formatted is gone' })).toEqual([]);
  expect(await world.faultsOf(updateStorageDomain, async () => ({ ...(await active()), change: {} }))).toEqual([]);
});
