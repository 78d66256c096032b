import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiRequest } from '../../http/binding.ts';
import { addVm } from '../vms/public.ts';
import { cloneVmInput } from '../vms/vm-clone.routes.ts';
import { GIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { json } from '@overt/database/json';
import { sql } from 'kysely';
import { addDisk } from './actions/add-disk.ts';
import { copyDisk } from './actions/copy-disk.ts';
import { disksByIds } from './disk.queries.ts';
import { convertDisk, moveDisk, reduceDisk, sparsifyDisk } from './actions/rewrite-disk.ts';

let world: VmWorld;
let second: string;
beforeAll(async () => {
  world = await vmWorld();
  second = await domain(world.hostId);
});
afterAll(() => world?.close());

/** Another active domain. */
async function domain(hostId: string): Promise<string> {
  const id = randomUUID();
  const { db, host } = world;
  const first = await db.selectFrom('storage_domain_attachment').select('data_center_id').executeTakeFirstOrThrow();
  const connection = { type: 'localfs', path: `/${id}` };
  await db
    .insertInto('storage_domain')
    .values({
      id,
      name: id,
      storage_type: 'localfs',
      connection: json(connection),
      local_host_id: hostId,
      total_bytes: 100 * GIB,
      free_bytes: 80 * GIB,
    })
    .execute();
  await db
    .insertInto('storage_domain_attachment')
    .values({ storage_domain_id: id, data_center_id: first.data_center_id, status: 'active' })
    .execute();
  host.storage.domains.set(id, { path: `/${id}`, pool: first.data_center_id, active: true });
  return id;
}
async function disk(): Promise<string> {
  const input = world.disk();
  await world.run(addDisk, input);
  return input.id;
}
const rewrite = (id: string, change: object = {}) => ({
  id,
  imageId: randomUUID(),
  storageDomainId: world.domainId,
  targetDomainId: world.domainId,
  ...change,
});
const copy = (sourceId: string, change: object = {}) => ({
  id: randomUUID(),
  imageId: randomUUID(),
  sourceId,
  storageDomainId: second,
  alias: 'copy',
  description: '',
  format: 'raw' as const,
  sparse: true,
  thin: false,
  onBehalfOf: 'caller' as const,
  ...change,
});
const volumesOf = (id: string) => [...world.host.storage.volumes.values()].filter(volume => volume.imageId === id);

test('a moved disk is on the other domain only, and keeps its id', async () => {
  const id = await disk();
  await world.run(moveDisk, rewrite(id, { targetDomainId: second }));
  expect(await world.repos.disks.byId(id)).toMatchObject({ storage_domain_id: second, status: 'ok' });
  expect(volumesOf(id)).toMatchObject([{ storageDomainId: second }]);
});

test('a converted disk has the other format, and a copy is a disk of its own', async () => {
  const id = await disk();
  await world.run(convertDisk, rewrite(id, { format: 'raw', sparse: false }));
  expect(await world.repos.disks.byId(id)).toMatchObject({ format: 'raw', sparse: false, status: 'ok' });
  expect(volumesOf(id)).toMatchObject([{ format: 'raw', sparse: false }]);
  const made = copy(id);
  await world.run(copyDisk, made);
  expect(await world.repos.disks.byId(made.id)).toMatchObject({
    alias: 'copy',
    storage_domain_id: second,
    status: 'ok',
  });
});

test('a layer is not sparsified, but moved it is whole', async () => {
  const base = await disk();
  const layer = copy(base, { storageDomainId: world.domainId, format: 'cow', thin: true });
  await world.run(copyDisk, layer);
  await expect(world.run(sparsifyDisk, rewrite(layer.id))).rejects.toMatchObject({ code: 'DISK_IS_LAYER' });
  await world.run(moveDisk, rewrite(layer.id, { targetDomainId: second }));
  expect((await world.repos.disks.activeImage(layer.id))?.parent_id).toBeNull();
});

test('another host, and a disk that a suspended VM goes on with, are refused', async () => {
  const hostId = randomUUID();
  const cluster = await world.db.selectFrom('cluster').select('id').executeTakeFirstOrThrow();
  await world.db
    .insertInto('host')
    .values({ id: hostId, name: 'other', cluster_id: cluster.id, address: 'o', administrative_state: 'active' })
    .execute();
  await world.db.insertInto('host_runtime').values({ host_id: hostId, status: 'up' }).execute();
  const elsewhere = await domain(hostId);
  const id = await disk();
  await expect(world.run(moveDisk, rewrite(id, { targetDomainId: elsewhere }))).rejects.toMatchObject({
    code: 'DISK_OF_ANOTHER_HOST',
  });
  const vm = await world.run(addVm, world.vmInput({ attachments: [world.attachment(id)] }));
  await world.db.updateTable('vm').set({ resting_status: 'suspended' }).where('id', '=', vm.id).execute();
  await expect(world.run(sparsifyDisk, rewrite(id))).rejects.toMatchObject({ code: 'DISK_IN_USE' });
});

test('a clone of a VM has new addresses and disks of its own', async () => {
  const id = await disk();
  const vm = await world.run(addVm, world.vmInput({ nics: [world.nic()], attachments: [world.attachment(id)] }));
  const request = { params: { vmId: vm.id }, body: { vm: { name: 'cloned' } } } as unknown as ApiRequest<object>;
  const clone = await world.run(addVm, await cloneVmInput(request, world.ports));
  const [a] = await world.repos.nics.ofVms([vm.id]);
  const [b] = await world.repos.nics.ofVms([clone.id]);
  expect(b).toMatchObject({ name: a?.name });
  expect(b?.mac).not.toBe(a?.mac);
  const [own] = await world.repos.vms.diskIds(clone.id);
  expect(own?.diskId).not.toBe(id);
  expect(await world.repos.storageContent.vmIds(world.domainId)).toEqual(expect.arrayContaining([vm.id, clone.id]));
});

test('a disk is locked for clients from the moment that a command has it for itself, and for no longer', async () => {
  const id = await disk();
  const status = async () => (await disksByIds(world.ports, [id]))[0]?.status;
  const command = randomUUID();
  await sql`insert into command (id, name, input, status, description, principal, correlation_id, submitted_by, wake_at)
    values (${command}, 'Other', '{}', 'waiting', '', '{}', '', ${command}, now() + interval '1 hour')`.execute(
    world.db,
  );
  const hold = (mode: string) =>
    world.db.insertInto('command_lock').values({ kind: 'disk', entity_id: id, command_id: command, mode }).execute();
  await hold('shared');
  expect(await status()).toBe('ok');
  await world.db.deleteFrom('command_lock').where('command_id', '=', command).execute();
  await hold('exclusive');
  expect(await status()).toBe('locked');
  await world.db.updateTable('disk').set({ status: 'illegal' }).where('id', '=', id).execute();
  expect(await status()).toBe('illegal');
  await world.db.deleteFrom('command').where('id', '=', command).execute();
});

const whole = { forget: 'the disk has its new volume already; the step itself never fails' };

test('every whole copy may be repeated and undone at each step', async () => {
  expect(await world.faultsOf(copyDisk, async () => copy(await disk()))).toEqual([]);
  expect(await world.faultsOf(moveDisk, async () => rewrite(await disk(), { targetDomainId: second }), whole)).toEqual(
    [],
  );
  expect(await world.faultsOf(sparsifyDisk, async () => rewrite(await disk()), whole)).toEqual([]);
  expect(await world.faultsOf(reduceDisk, async () => rewrite(await disk()), whole)).toEqual([]);
  expect(await world.faultsOf(convertDisk, async () => rewrite(await disk(), { format: 'raw' }), whole)).toEqual([]);
}, 180_000);
