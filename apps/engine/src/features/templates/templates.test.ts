import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiRequest } from '../../http/binding.ts';
import { addDisk, removeDisk } from '../disks/public.ts';
import { addVm, removeVm, runVm } from '../vms/public.ts';
import { addVmInput } from '../vms/vm-add.routes.ts';
import { CLUSTER, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { addTemplate } from './actions/add-template.ts';
import { addTemplateConsole } from './actions/template-consoles.ts';
import { addTemplateNic, removeTemplateNic, updateTemplateNic } from './actions/template-nics.ts';
import { removeTemplate } from './actions/remove-template.ts';
import { updateTemplate } from './actions/update-template.ts';
import { addTemplateInput } from './template-add.routes.ts';

let world: VmWorld;
beforeAll(async () => void (world = await vmWorld()));
afterAll(() => world?.close());

let count = 0;
const request = <Body>(body: Body, flags: readonly string[] = []) =>
  ({ body, query: { flag: (name: string) => flags.includes(name) } }) as unknown as ApiRequest<Body>;

/** A VM with a NIC and a disk. */
async function vm(): Promise<string> {
  const disk = world.disk();
  const input = world.vmInput({ nics: [world.nic()], newDisks: [{ disk, attachment: world.attachment(disk.id) }] });
  return (await world.run(addVm, input)).id;
}
const templateInput = async (change: object = {}) =>
  addTemplateInput(request({ name: `template${++count}`, vm: { id: await vm() }, ...change }), world.ports);
async function template(): Promise<string> {
  return (await world.run(addTemplate, await templateInput())).id;
}
const fromTemplate = async (templateId: string, flags: readonly string[] = [], change: object = {}) =>
  addVmInput(
    request({ name: `made${++count}`, cluster: { id: CLUSTER }, template: { id: templateId }, ...change }, flags),
    world.ports,
  );
const volumesOf = async (vmId: string) => {
  const disks = await world.repos.vms.diskIds(vmId);
  const places = await world.repos.disks.places(disks.map(disk => disk.diskId));
  return places.map(place => world.host.storage.volumes.get(place.volumeId));
};

test('a template has copies of the disks, the NICs without their addresses, and is ok when they are whole', async () => {
  const input = await templateInput();
  const { id } = await world.run(addTemplate, input);
  const [row] = await world.repos.templates.byIds([id]);
  expect(row).toMatchObject({ status: 'ok', version_number: 1, kind: 'template' });
  expect(await world.repos.nics.ofTemplates([id])).toMatchObject([{ name: 'nic1', mac: null }]);
  const [attached] = await world.repos.templates.attachments([id]);
  expect(attached).toMatchObject({ bootable: true, disk_id: input.disks[0]?.copy.id });
  expect((await world.repos.vms.require(input.vmId)).resting_status).toBe('down');
  expect(await world.locks()).toBe(0);
});

test('two thin VMs of one template share its disk, start side by side, and keep it from being removed', async () => {
  const templateId = await template();
  const made = [];
  for (const _ of [1, 2]) made.push((await world.run(addVm, await fromTemplate(templateId))).id);
  const [base] = await world.repos.disks.places(
    (await world.repos.templates.attachments([templateId])).map(one => one.disk_id),
  );
  for (const vmId of made) {
    expect(await volumesOf(vmId)).toMatchObject([{ format: 'qcow2', parentVolumeId: base?.volumeId }]);
    expect(await world.repos.nics.ofVms([vmId])).toMatchObject([{ name: 'nic1', mac: expect.stringContaining(':') }]);
    const diskIds = (await world.repos.vms.diskIds(vmId)).map(disk => disk.diskId);
    await world.run(runVm, { vmId, vmName: '', once: null, initialization: null, useCloudInit: false, diskIds });
  }
  await expect(world.run(removeTemplate, { id: templateId })).rejects.toMatchObject({ code: 'IN_USE', status: 409 });
  const disk = { id: base?.diskId ?? '', storageDomainId: world.domainId };
  await expect(world.run(removeDisk, disk)).rejects.toMatchObject({ code: 'IN_USE' });
});

test('a clone has whole disks of its own, and goes before its template does', async () => {
  const templateId = await template();
  const { id } = await world.run(addVm, await fromTemplate(templateId, ['clone']));
  const [volume] = await volumesOf(id);
  expect(volume?.parentVolumeId).toBeUndefined();
  await world.run(removeVm, { vmId: id, vmName: '', detachOnly: false });
  const before = world.host.storage.volumes.size;
  await world.run(removeTemplate, { id: templateId });
  expect(world.host.storage.volumes.size).toBe(before - 1);
  expect(await world.repos.templates.byIds([templateId])).toEqual([]);
});

test('versions count up below their base, carry its name, and hold it', async () => {
  const baseId = await template();
  const input = await templateInput({ version: { baseTemplate: { id: baseId }, versionName: 'second' } });
  const { id } = await world.run(addTemplate, input);
  const [base, version] = [
    (await world.repos.templates.byIds([baseId]))[0],
    (await world.repos.templates.byIds([id]))[0],
  ];
  expect(version).toMatchObject({ name: base?.name, version_number: 2, version_name: 'second' });
  expect(await world.repos.templates.idByName(base?.name ?? '')).toBe(id);
  await expect(world.run(removeTemplate, { id: baseId })).rejects.toMatchObject({ code: 'IN_USE' });
  await world.run(updateTemplate, { id: baseId, change: { name: `renamed${count}` }, settings: {} });
  expect((await world.repos.templates.byIds([id]))[0]?.name).toBe(`renamed${count}`);
});

test('a name that is taken, a VM that runs, and a disk that was attached meanwhile are refused', async () => {
  const input = await templateInput();
  await world.run(addTemplate, input);
  await expect(world.run(addTemplate, { ...(await templateInput()), name: input.name })).rejects.toMatchObject({
    code: 'NAME_IN_USE',
  });
  const late = await templateInput();
  const disk = world.disk();
  await world.run(addDisk, disk);
  await world.repos.vms.attachDisks(late.vmId, [{ ...world.attachment(disk.id), bootable: false }]);
  await expect(world.run(addTemplate, late)).rejects.toMatchObject({ code: 'TEMPLATE_DISKS_CHANGED' });
  const diskIds = (await world.repos.vms.diskIds(input.vmId)).map(one => one.diskId);
  await world.run(runVm, {
    vmId: input.vmId,
    vmName: '',
    once: null,
    initialization: null,
    useCloudInit: false,
    diskIds,
  });
  const running = { ...input, id: randomUUID(), name: `template${++count}` };
  await expect(world.run(addTemplate, running)).rejects.toMatchObject({ status: expect.toBeOneOf([409, 501]) });
});

test('what keeps copies from fitting is said before anything is made', async () => {
  const other = randomUUID();
  const elsewhere = await templateInput();
  const [first] = elsewhere.disks;
  const disks = first === undefined ? [] : [{ ...first, copy: { ...first.copy, storageDomainId: other } }];
  await expect(world.run(addTemplate, { ...elsewhere, disks })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.repos.templates.byIds([elsewhere.id])).toEqual([]);
  expect((await world.repos.vms.require(elsewhere.vmId)).resting_status).toBe('down');
  const protectedOne = await world.run(addTemplate, await templateInput({ deleteProtected: true }));
  await expect(world.run(removeTemplate, protectedOne)).rejects.toMatchObject({ code: 'TEMPLATE_DELETE_PROTECTED' });
});

test('actions on templates may be repeated and undone at each step', async () => {
  expect(await world.faultsOf(addTemplate, () => templateInput())).toEqual([]);
  expect(
    await world.faultsOf(removeTemplate, async () => ({ id: await template() }), {
      disks: 'data that is gone does not come back',
    }),
  ).toEqual([]);
  const existing = await template();
  const nic = async () => ({ id: randomUUID(), templateId: existing, fields: { name: `nic${++count}` } });
  const known = async () => {
    const input = await nic();
    await world.run(addTemplateNic, input);
    return input;
  };
  expect(await world.faultsOf(addTemplateNic, nic)).toEqual([]);
  expect(await world.faultsOf(updateTemplateNic, known)).toEqual([]);
  expect(await world.faultsOf(removeTemplateNic, known)).toEqual([]);
  const console = async () => ({ templateId: await template(), type: 'spice' as const });
  expect(await world.faultsOf(addTemplateConsole, console)).toEqual([]);
}, 180_000);

test('a VM from a template is undone with its copies at each step', async () => {
  const templateId = await template();
  expect(await world.faultsOf(addVm, () => fromTemplate(templateId))).toEqual([]);
}, 180_000);
