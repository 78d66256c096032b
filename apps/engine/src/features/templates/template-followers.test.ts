// VMs that follow the latest version of their template.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiRequest } from '../../http/binding.ts';
import { addDisk } from '../disks/public.ts';
import { addVm, runVm, stopVm } from '../vms/public.ts';
import { followTemplate } from '../vms/actions/follow-template.ts';
import { followInput, templateFollowersReconciler } from '../vms/template-followers.reconciler.ts';
import { addVmInput } from '../vms/vm-add.routes.ts';
import { CLUSTER, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { addTemplate } from './actions/add-template.ts';
import { addTemplateInput } from './template-add.routes.ts';

let world: VmWorld;
beforeAll(async () => void (world = await vmWorld()));
afterAll(() => world?.close());

let count = 0;
const request = <Body>(body: Body, flags: readonly string[] = []) =>
  ({ body, query: { flag: (name: string) => flags.includes(name) } }) as unknown as ApiRequest<Body>;
const GIB = 1024 ** 3;

/** A template, or a version of one, of a VM with a disk and that much memory. */
async function template(memoryBytes: number, base?: string): Promise<string> {
  const disk = world.disk();
  const made = world.vmInput({
    newDisks: [{ disk, attachment: world.attachment(disk.id) }],
    settings: { memory_bytes: memoryBytes },
  });
  const { id } = await world.run(addVm, made);
  const version = base === undefined ? {} : { version: { baseTemplate: { id: base } } };
  const input = await addTemplateInput(request({ name: `t${++count}`, vm: { id }, ...version }), world.ports);
  return (await world.run(addTemplate, input)).id;
}
async function vm(templateId: string, change: object, flags: readonly string[] = []): Promise<string> {
  const body = { name: `follower${++count}`, cluster: { id: CLUSTER }, template: { id: templateId }, ...change };
  return (await world.run(addVm, await addVmInput(request(body, flags), world.ports))).id;
}
const FOLLOWS = { stateless: true, useLatestTemplateVersion: true };
const parentsOf = async (vmId: string) => {
  const disks = await world.repos.vms.diskIds(vmId);
  const places = await world.repos.disks.places(disks.map(disk => disk.diskId));
  return places.map(place => world.host.storage.volumes.get(place.volumeId)?.parentVolumeId);
};
const volumesOfTemplate = async (id: string) =>
  (await world.repos.disks.places((await world.repos.templates.attachments([id])).map(one => one.disk_id))).map(
    place => place.volumeId,
  );
async function reconcile() {
  const ports = { ...world.ports, runAsSystem: world.run as never };
  await templateFollowersReconciler.run(ports, { log: ports.log, signal: AbortSignal.timeout(60_000) } as never);
}

test('a stateless VM that wants the latest version comes to it while it is down; others stay', async () => {
  const first = await template(GIB);
  const follower = await vm(first, { ...FOLLOWS, nics: [{ name: 'nic1' }] });
  const stays = [
    await vm(first, { stateless: true }),
    await vm(first, { useLatestTemplateVersion: true }),
    await vm(first, FOLLOWS, ['clone']),
  ];
  const extra = await vm(first, FOLLOWS);
  const own = world.disk();
  await world.run(addDisk, own);
  await world.repos.vms.attachDisks(extra, [{ ...world.attachment(own.id), bootable: false }]);
  const nics = await world.repos.nics.ofVms([follower]);
  expect(await world.repos.vms.templateFollowers(20)).toEqual([]);

  const second = await template(2 * GIB, first);
  const volumes = world.host.storage.volumes.size;
  expect((await world.repos.vms.templateFollowers(20)).map(one => one.vmId).toSorted()).toEqual(
    [follower, extra].toSorted(),
  );
  await reconcile();
  for (const id of [follower, extra]) {
    expect(await world.repos.vms.require(id)).toMatchObject({
      template_id: second,
      memory_bytes: 2 * GIB,
      stateless: true,
      resting_status: 'down',
      configuration: { useLatestTemplateVersion: true },
    });
    const kept = id === extra ? [undefined] : [];
    expect((await parentsOf(id)).toSorted()).toEqual([...(await volumesOfTemplate(second)), ...kept]);
  }
  expect((await world.repos.vms.diskIds(extra)).map(disk => disk.diskId)).toContain(own.id);
  expect(await world.repos.nics.ofVms([follower])).toEqual(nics);
  for (const id of stays) expect(await world.repos.vms.require(id)).toMatchObject({ template_id: first });
  // What the old disks took is free again.
  expect(world.host.storage.volumes.size).toBe(volumes);
  expect(await world.repos.vms.templateFollowers(20)).toEqual([]);
  expect(await world.locks()).toBe(0);
});

test('a VM that runs stays at its version until it is down', async () => {
  const first = await template(GIB);
  const vmId = await vm(first, FOLLOWS);
  const diskIds = (await world.repos.vms.diskIds(vmId)).map(disk => disk.diskId);
  await world.run(runVm, { vmId, vmName: '', once: null, initialization: null, useCloudInit: false, diskIds });
  const second = await template(GIB, first);
  await reconcile();
  expect(await world.repos.vms.require(vmId)).toMatchObject({ template_id: first });
  await world.run(stopVm, { vmId, vmName: '', reason: '' });
  await reconcile();
  expect(await world.repos.vms.require(vmId)).toMatchObject({ template_id: second });
});

test('VMs of a pool follow when the pool does and forgets what was done in them, and keep what the pool gave them', async () => {
  const first = await template(GIB);
  const pool = async (follows: boolean, stateful: boolean) => {
    const [id, vmId] = [randomUUID(), await vm(first, {})];
    const row = { id, name: `pool${++count}`, cluster_id: CLUSTER, template_id: first, stateful };
    await world.db
      .insertInto('vm_pool')
      .values({ ...row, use_latest_template_version: follows })
      .execute();
    await world.db.updateTable('vm').set({ vm_pool_id: id }).where('id', '=', vmId).execute();
    return vmId;
  };
  const [follower, others] = [await pool(true, false), [await pool(false, false), await pool(true, true)]];
  const second = await template(4 * GIB, first);
  await reconcile();
  expect(await world.repos.vms.require(follower)).toMatchObject({ template_id: second, memory_bytes: GIB });
  for (const id of others) expect(await world.repos.vms.require(id)).toMatchObject({ template_id: first });
});

test('following a template may be repeated, and is undone at each step', async () => {
  const first = await template(GIB);
  const followed = async () => {
    const vmId = await vm(first, FOLLOWS);
    const latest = (await world.repos.vms.templateFollowers(50)).find(one => one.vmId === vmId);
    return await followInput(world.ports, latest ?? { vmId, vmName: 'x', templateId: second });
  };
  const second = await template(2 * GIB, first);
  expect(
    await world.faultsOf(followTemplate, followed, { 'old-disks': 'data that is gone does not come back' }),
  ).toEqual([]);
}, 180_000);

test('VMs that always fail do not hold up the others, however many they are', async () => {
  const [broken, good] = [await template(GIB), await template(GIB)];
  const failing = await Promise.all(Array.from({ length: 21 }, () => vm(broken, FOLLOWS)));
  const last = await vm(good, { ...FOLLOWS, name: 'zzz-last-of-all' });
  const [, wanted] = [await template(2 * GIB, broken), await template(2 * GIB, good)];
  // Their next version cannot be made: its disk is not to be read.
  const [disk] = await world.repos.templates.attachments([
    (await world.repos.vms.templateFollowers(50)).find(one => one.vmId === failing[0])?.templateId ?? '',
  ]);
  await world.db
    .updateTable('disk')
    .set({ status: 'illegal' })
    .where('id', '=', disk?.disk_id ?? '')
    .execute();
  expect((await world.repos.vms.templateFollowers(20)).map(one => one.vmId)).not.toContain(last);
  await reconcile();
  expect(await world.repos.vms.require(last)).toMatchObject({ template_id: good });
  await reconcile();
  expect(await world.repos.vms.require(last)).toMatchObject({ template_id: wanted });
  for (const id of failing) expect(await world.repos.vms.require(id)).toMatchObject({ template_id: broken });
}, 180_000);
