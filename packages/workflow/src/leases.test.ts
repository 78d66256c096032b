import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { transaction } from '@overt/database/connection';
import { testDatabase, type TestDatabase } from '@overt/database/test-database';
import type { HostOwnership } from './host-leases.ts';
import { reconciler } from './reconciler.ts';
import { ownerOf } from './rendezvous.ts';
import { createToyTables, startToy, type ToyPorts, type ToyReplica } from './testing/toy-engine.ts';

const timing = { nodeLease: 1200, nodeRenewal: 300 };
const hostIds = Array.from({ length: 60 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

let database: TestDatabase;
const replicas = new Set<ToyReplica>();
beforeAll(async () => {
  database = await testDatabase();
  await createToyTables(database.db);
});
afterEach(async () => {
  for (const replica of replicas) await replica.stop();
  replicas.clear();
});
afterAll(() => database.close());

async function start(options: Parameters<typeof startToy>[1]) {
  const replica = await startToy(database.url, { timing, maxConnections: 4, ...options });
  replicas.add(replica);
  return replica;
}
async function stop(replica: ToyReplica) {
  replicas.delete(replica);
  await replica.stop();
}

/** Fails as soon as two replicas own one host at the same moment. */
function observer() {
  const owners = new Map<string, string>();
  const fences = new Map<string, number>();
  const faults: string[] = [];
  const ownership = (name: string): HostOwnership => ({
    list: async () => hostIds,
    gained(host, fence) {
      const other = owners.get(host);
      if (other !== undefined) faults.push(`${host} gained by ${name} while ${other} owns it`);
      if (fence <= (fences.get(host) ?? 0)) faults.push(`${host}: the fence did not grow`);
      owners.set(host, name);
      fences.set(host, fence);
    },
    lost(host) {
      if (owners.get(host) !== name) faults.push(`${host} lost by ${name}, who does not own it`);
      owners.delete(host);
    },
  });
  return { owners, faults, ownership };
}

test('hosts are spread over the replicas, follow when these come and go, and are never owned twice', async () => {
  const { owners, faults, ownership } = observer();
  const first = await start({ hosts: ownership('first') });
  expect(owners.size).toBe(60);
  await start({ hosts: ownership('second') });
  const third = await start({ hosts: ownership('third') });
  const shares = () =>
    ['first', 'second', 'third'].map(name => [...owners.values()].filter(one => one === name).length);
  await expect.poll(() => owners.size === 60 && Math.min(...shares()) > 8).toBe(true);
  await stop(first);
  await expect.poll(() => owners.size).toBe(60);
  await stop(third);
  await expect.poll(() => shares()[1]).toBe(60);
  expect(faults).toEqual([]);
});

test('a replica that is cut off from the database gives its hosts up before another may have them', async () => {
  const { owners, faults, ownership } = observer();
  const cut = await start({ hosts: ownership('cut') });
  // Closing its pool is what a lost network looks like from the inside.
  await cut.db.destroy();
  await start({ hosts: ownership('heir') });
  await expect.poll(() => [...owners.values()].filter(one => one === 'heir').length).toBe(60);
  expect(faults).toEqual([]);
});

test('rendezvous hashing moves only the hosts of the node that left', () => {
  const before = hostIds.map(host => ownerOf(host, ['a', 'b', 'c']));
  const after = hostIds.map(host => ownerOf(host, ['a', 'c']));
  expect(before.filter((owner, index) => owner !== 'b' && after[index] !== owner)).toEqual([]);
  expect(ownerOf('x', [])).toBeUndefined();
});

function counting(everyMs: number) {
  const state = { now: 0, most: 0, runs: [] as string[], fences: [] as number[] };
  const of = (node: string) =>
    reconciler<ToyPorts>({
      name: 'sweep',
      everyMs,
      singleton: true,
      async run(_ports, ctx) {
        state.most = Math.max(state.most, ++state.now);
        state.runs.push(node);
        state.fences.push(ctx.fence);
        await delay(40);
        state.now--;
      },
    });
  return { state, of };
}

test('a singleton runs on one replica only, by its timer, and on another when that one leaves', async () => {
  const { state, of } = counting(100);
  const first = await start({ reconcilers: [of('first')] });
  await start({ reconcilers: [of('second')] });
  await expect.poll(() => state.runs.length).toBeGreaterThan(4);
  expect(new Set(state.runs)).toEqual(new Set(['first']));
  await stop(first);
  const ran = state.runs.length;
  await expect.poll(() => state.runs.slice(ran).filter(node => node === 'second').length).toBeGreaterThan(3);
  expect(state.most).toBe(1);
  expect(state.fences).toEqual(state.fences.toSorted((a, b) => a - b));
});

test('a wake-up runs a reconciler at once, also one that another replica asks for, and one that comes during a run', async () => {
  await sql`delete from singleton_lease`.execute(database.db);
  const { state, of } = counting(3_600_000);
  await start({ reconcilers: [of('first')] });
  const other = await start({});
  await expect.poll(() => [state.runs.length, state.now]).toEqual([1, 0]);
  await other.workflow.wake('sweep');
  await expect.poll(() => [state.runs.length, state.now], { interval: 5 }).toEqual([2, 1]);
  await transaction(other.db, tx => other.workflow.wake('sweep', tx));
  await expect.poll(() => state.runs.length).toBe(3);
  expect(state.most).toBe(1);
});

test('a failing reconciler says why and runs again by its timer', async () => {
  let runs = 0;
  const failing = reconciler<ToyPorts>({
    name: 'failing',
    everyMs: 50,
    singleton: true,
    async run() {
      if (++runs === 1) throw new Error('no luck');
    },
  });
  await start({ reconcilers: [failing] });
  await expect.poll(() => runs).toBeGreaterThan(1);
});

test('a reconciler that lost its lease cannot write in a transaction that asks for it', async () => {
  const refused = Promise.withResolvers<unknown>();
  const guarded = reconciler<ToyPorts>({
    name: 'guarded',
    everyMs: 3_600_000,
    singleton: true,
    async run(ports, ctx) {
      await transaction(ports.db, tx => ctx.requireLease(tx));
      await sql`update singleton_lease set fence = nextval('workflow_fence') where name = 'guarded'`.execute(ports.db);
      await transaction(ports.db, tx => ctx.requireLease(tx)).catch((error: unknown) => refused.resolve(error));
    },
  });
  await start({ reconcilers: [guarded] });
  expect(await refused.promise).toMatchObject({ name: 'LostLease' });
});
