import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeStorageConnection, updateStorageConnection } from '../storage-domains/public.ts';
import { storageWorld, type StorageWorld } from '../storage-domains/testing/storage-world.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

const pathOf = async (id: string) => (await world.tx.storageDomains.byId(id))?.connection;

test('an idle domain is told a new path, which no other domain of its host has', async () => {
  const [active, idle] = [await world.domain(), await world.domain({ active: false })];
  await expect(world.run(updateStorageConnection, { storageDomainId: active, path: '/new' })).rejects.toMatchObject({
    code: 'STORAGE_CONNECTION_IN_USE',
  });
  await world.run(updateStorageConnection, { storageDomainId: idle, path: '/new' });
  expect(await pathOf(idle)).toEqual({ type: 'localfs', path: '/new' });
  const taken = { storageDomainId: idle, path: `/storage/${active}` };
  await expect(world.run(updateStorageConnection, taken)).rejects.toMatchObject({ code: 'IN_USE' });
  await expect(world.run(updateStorageConnection, { storageDomainId: idle, path: '../x' })).rejects.toMatchObject({
    status: 400,
  });
  await expect(world.run(removeStorageConnection, { storageDomainId: idle })).rejects.toMatchObject({ code: 'IN_USE' });
});

test('the change may be repeated', async () => {
  const prepare = async () => ({ storageDomainId: await world.domain({ active: false }), path: `/${randomUUID()}` });
  expect(await world.faultsOf(updateStorageConnection, prepare)).toEqual([]);
});
