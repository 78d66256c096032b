import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storageWorld, type StorageWorld } from '../storage-domains/testing/storage-world.ts';
import { addMacPool, removeMacPool, updateMacPool, type MacPoolInput } from './actions/all.ts';
import { checkRanges, parseMac } from './mac-pool.ts';
import { toMacPool } from './mac-pool.queries.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

let count = 0;
/** A pool of `size` addresses that no other test has. */
const input = (size: number, change: Partial<MacPoolInput> = {}): MacPoolInput => {
  const block = (++count).toString(16).padStart(2, '0');
  const last = (size - 1).toString(16).padStart(2, '0');
  const ranges = [{ from: `02:00:00:00:${block}:00`, to: `02:00:00:00:${block}:${last}` }];
  return { id: randomUUID(), name: `pool${count}`, description: '', allowDuplicates: false, ranges, ...change };
};

/** A cluster whose NICs take addresses from a pool of its own, and a VM in it. */
async function cluster(size: number, change: Partial<MacPoolInput> = {}) {
  const pool = input(size, change);
  await world.run(addMacPool, pool);
  const clusterId = randomUUID();
  await world.db
    .insertInto('cluster')
    .values({ id: clusterId, name: clusterId, data_center_id: world.dataCenterId, mac_pool_id: pool.id })
    .execute();
  return { pool, clusterId, vmId: await world.vm() };
}

const take = (clusterId: string, vmId: string) =>
  world.ports.transaction(async tx => {
    const mac = await tx.macPools.allocate(clusterId);
    await tx.nics.insert(vmId, randomUUID(), { ...NIC, name: `nic-${randomUUID()}`, mac });
    return mac;
  });
const NIC = { interface: 'virtio', vnic_profile_id: null, linked: true, plugged: true } as const;

test('twenty NICs made at once get twenty addresses, then the pool is exhausted', async () => {
  const { clusterId, vmId } = await cluster(20);
  const macs = await Promise.all(Array.from({ length: 20 }, () => take(clusterId, vmId)));
  expect(new Set(macs).size).toBe(20);
  await expect(take(clusterId, vmId)).rejects.toMatchObject({ code: 'MAC_POOL_EXHAUSTED', status: 409 });
});

test('an address that became free is given again, the lowest first, over all ranges', async () => {
  const ranges = [
    { from: '06:00:00:00:00:ff', to: '06:00:00:00:01:00' },
    { from: '06:00:00:00:05:00', to: '06:00:00:00:05:00' },
  ];
  const { clusterId, vmId } = await cluster(1, { ranges });
  const given = [await take(clusterId, vmId), await take(clusterId, vmId), await take(clusterId, vmId)];
  expect(given).toEqual(['06:00:00:00:00:ff', '06:00:00:00:01:00', '06:00:00:00:05:00']);
  await world.db.deleteFrom('nic').where('mac', '=', '06:00:00:00:01:00').execute();
  expect(await take(clusterId, vmId)).toBe('06:00:00:00:01:00');
});

test('an address that a NIC has is not claimed twice, but by that NIC, or where duplicates are allowed', async () => {
  const strict = await cluster(4);
  const mac = await take(strict.clusterId, strict.vmId);
  const [nic] = await world.db.selectFrom('nic').select('id').where('mac', '=', mac).execute();
  await expect(world.tx.macPools.claim(strict.clusterId, mac)).rejects.toMatchObject({ code: 'MAC_IN_USE' });
  await world.tx.macPools.claim(strict.clusterId, mac, nic?.id);
  const loose = await cluster(1, { allowDuplicates: true });
  await world.tx.macPools.claim(loose.clusterId, mac);
});

test('an address that somebody chose is never given away by the pool at the same time', async () => {
  const giving = await cluster(1);
  const choosing = await cluster(1);
  const mac = giving.pool.ranges[0]?.from ?? '';
  const choose = world.ports.transaction(async tx => {
    await tx.macPools.claim(choosing.clusterId, mac);
    await tx.nics.insert(choosing.vmId, randomUUID(), { ...NIC, name: 'chosen', mac });
  });
  await Promise.allSettled([choose, take(giving.clusterId, giving.vmId)]);
  const holders = await world.db.selectFrom('nic').select('id').where('mac', '=', mac).execute();
  expect(holders).toHaveLength(1);
});

test('addresses are written in one way, and only unicast ones pass', () => {
  expect(parseMac(' 56-6F-1A-00-00-01 ')).toBe('56:6f:1a:00:00:01');
  for (const bad of ['01:00:5e:00:00:01', 'ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00', '56:6f:1a:00:00', 'x'])
    expect(() => parseMac(bad)).toThrow(expect.objectContaining({ code: 'MAC_INVALID' }));
});

test.each([
  [[], 'INVALID_VALUE'],
  [[{ from: '02:00:00:00:00:02', to: '02:00:00:00:00:01' }], 'MAC_RANGE_BACKWARDS'],
  [[{ from: '02:00:00:00:00:00', to: '04:00:00:00:00:00' }], 'MAC_RANGE_MULTICAST'],
  [[{ from: '01:00:00:00:00:00', to: '01:00:00:00:00:01' }], 'MAC_INVALID'],
  [
    [
      { from: '02:00:00:00:00:05', to: '02:00:00:00:00:09' },
      { from: '02:00:00:00:00:00', to: '02:00:00:00:00:05' },
    ],
    'MAC_RANGES_OVERLAP',
  ],
])('the ranges %j are refused with %s', (ranges, code) => {
  expect(() => checkRanges(ranges)).toThrow(expect.objectContaining({ code }));
});

test('a pool is added, changed and removed; names and ranges stay apart from those of others', async () => {
  const pool = input(16);
  await world.run(addMacPool, pool);
  await expect(world.run(addMacPool, input(16, { name: pool.name }))).rejects.toMatchObject({ code: 'NAME_IN_USE' });
  await expect(world.run(addMacPool, input(16, { ranges: pool.ranges }))).rejects.toMatchObject({
    code: 'MAC_RANGES_OVERLAP',
    status: 409,
  });
  const ranges = [{ from: '0a:00:00:00:00:00', to: '0a:00:00:00:00:0f' }];
  await world.run(updateMacPool, { id: pool.id, change: { description: 'changed', ranges } });
  const [row] = await world.tx.macPools.list([pool.id]);
  expect(row && toMacPool(row)).toMatchObject({ name: pool.name, description: 'changed', defaultPool: false, ranges });
  await world.run(removeMacPool, { id: pool.id });
  expect(await world.tx.macPools.list([pool.id])).toEqual([]);
  expect((await world.events()).findLast(({ name }) => name.startsWith('MAC_POOL'))).toEqual({
    name: 'MAC_POOL_REMOVE_SUCCESS',
    description: `MAC pool ${pool.name} was removed by admin@internal.`,
  });
});

test('the default pool and one that is in use are not removed', async () => {
  await expect(world.run(removeMacPool, { id: world.macPoolId })).rejects.toMatchObject({
    code: 'MAC_POOL_IS_DEFAULT',
  });
  const { pool, clusterId } = await cluster(4);
  await expect(world.run(removeMacPool, { id: pool.id })).rejects.toMatchObject({
    code: 'IN_USE',
    params: { by: `cluster ${clusterId}` },
  });
});

test('every MAC pool action may be repeated', async () => {
  expect(await world.faultsOf(addMacPool, async () => input(1))).toEqual([]);
  const existing = async () => {
    const pool = input(1);
    await world.run(addMacPool, pool);
    return pool;
  };
  expect(await world.faultsOf(updateMacPool, async () => ({ id: (await existing()).id, change: {} }))).toEqual([]);
  expect(await world.faultsOf(removeMacPool, existing)).toEqual([]);
});
