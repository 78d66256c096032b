// Host devices of VMs through the API, on a host that has an IOMMU group of two cards, another card and a USB stick.
import { randomUUID } from 'node:crypto';
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { json } from '@overt/database/json';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startMonitoring } from '../../monitoring/monitoring.ts';
import { testUser } from '../../testing-users.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { fakeVmHost, type FakeVmHost } from '../vms/testing/fake-vm-host.ts';
import { addFakeHost, CLUSTER, MIB } from '../vms/testing/vm-world.ts';

let engine: TestEngine;
let host: FakeVmHost;
let hostId: string;
const otherHost = randomUUID();

const card = (slot: number, iommuGroup: number): HostDeviceReport => ({
  name: `pci_0000_03_0${slot}_0`,
  capability: 'pci',
  iommuGroup,
  assignable: true,
  vendor: { id: '0x8086', name: 'Intel' },
  mdevTypes: [],
});
const idOf = (name: string): string => Buffer.from(name).toString('hex');
const [one, two, three] = ['pci_0000_03_01_0', 'pci_0000_03_02_0', 'pci_0000_03_03_0'] as const;

const passthrough = (enabled: boolean) =>
  engine.db
    .updateTable('host_runtime')
    .set({ capabilities: json({ ...host.capabilities, devicePassthrough: enabled }) })
    .where('host_id', '=', hostId)
    .execute();

beforeAll(async () => {
  host = fakeVmHost();
  host.devices.push(card(1, 7), card(2, 7), card(3, 8), {
    name: 'usb_1_1',
    capability: 'usb_device',
    assignable: true,
    mdevTypes: [],
  });
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring });
  ({ hostId } = await addFakeHost(engine.db, host, true));
  await engine.db
    .insertInto('host')
    .values({ id: otherHost, name: 'host2', cluster_id: CLUSTER, address: 'host2' })
    .execute();
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 50_000 });
});
beforeEach(() => passthrough(true));
afterAll(() => engine?.stop());

async function send(method: string, path: string, body?: object, token = engine.token) {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await engine.request(path, { method, headers, ...text });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}

const bound = (...ids: string[]) => ({ placement_policy: { hosts: { host: ids.map(id => ({ id })) } } });

async function vm(name: string, ...hosts: string[]): Promise<string> {
  const body = {
    name,
    memory: 64 * MIB,
    memory_policy: { guaranteed: 32 * MIB },
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
    ...bound(...hosts),
  };
  const { body: made } = await send('POST', '/vms', body);
  return made.id;
}
const give = (vmId: string, name: string, query = '') => send('POST', `/vms/${vmId}/hostdevices${query}`, { name });
const take = (vmId: string, name: string) => send('DELETE', `/vms/${vmId}/hostdevices/${idOf(name)}`);
const start = (vmId: string) => send('POST', `/vms/${vmId}/start`, {});

interface Listed {
  readonly name: string;
  readonly placeholder: string;
}
async function has(vmId: string): Promise<string[]> {
  const { body } = await send('GET', `/vms/${vmId}/hostdevices`);
  const devices: Listed[] = body.host_device ?? [];
  return devices.map(({ name, placeholder }) => (placeholder === 'true' ? `(${name})` : name));
}
const events = async (vmId: string): Promise<string[]> => {
  const rows = await engine.db
    .selectFrom('event')
    .select(['name', 'description'])
    .where('vm_id', '=', vmId)
    .orderBy('id')
    .execute();
  return rows.filter(row => row.name.includes('HOST_DEVICES')).map(row => row.description);
};
async function stop(vmId: string): Promise<void> {
  expect((await send('POST', `/vms/${vmId}/stop`, {})).status).toBe(200);
  await expect.poll(async () => (await send('GET', `/vms/${vmId}`)).body.status).toBe('down');
}

test('a device comes with its group, is told with its host and VM, and goes with its group', async () => {
  const id = await vm('grouped', hostId);
  const planned = await give(id, one, '?plan=true');
  expect(planned).toMatchObject({ status: 200, body: { plan: { action: 'AddVmHostDevice' } } });
  expect(await has(id)).toEqual([]);
  const given = await give(id, one);
  expect(given).toMatchObject({
    status: 201,
    body: {
      id: idOf(one),
      name: one,
      capability: 'pci',
      iommu_group: '7',
      placeholder: 'false',
      vendor: { name: 'Intel' },
    },
  });
  expect(given.body).toMatchObject({ host: { id: hostId }, vm: { id } });
  expect(await has(id)).toEqual([one, `(${two})`]);
  expect((await send('GET', `/vms/${id}?follow=host_devices`)).body.host_devices.host_device).toHaveLength(2);
  expect((await send('POST', `/vms/${id}/hostdevices`, { id: idOf(two) })).body).toMatchObject({
    placeholder: 'false',
  });
  const revisions = await engine.db
    .selectFrom('vm_host_device')
    .select('revision')
    .where('vm_id', '=', id)
    .orderBy('name')
    .execute();
  expect(revisions.map(row => row.revision)).toEqual([1, 2]);
  expect((await take(id, one)).status).toBe(200);
  expect(await has(id)).toEqual([`(${one})`, two]);
  expect((await take(id, two)).status).toBe(200);
  expect(await has(id)).toEqual([]);
  expect(await events(id)).toEqual([
    expect.stringMatching(`^VM grouped was given the host device ${one} by admin`),
    expect.stringContaining(two),
    expect.stringMatching(`^The host device ${one} was taken from VM grouped`),
    expect.stringContaining(two),
  ]);
});

test('what cannot be is refused in words: no host, several, no such device, not one to give, no permit', async () => {
  const refused = async (vmId: string, name: string, status: number, words: string) =>
    expect(await give(vmId, name)).toMatchObject({
      status,
      body: { fault: { detail: expect.stringContaining(words) } },
    });
  await refused(await vm('loose'), one, 409, 'bound to no host');
  await refused(await vm('torn', hostId, otherHost), one, 409, 'bound to 2 hosts');
  await refused(await vm('sleepy', otherHost), one, 409, 'Host host2 is not up');
  const id = await vm('refused', hostId);
  await refused(id, 'pci_9', 400, 'has no device pci_9');
  await refused(id, 'computer', 409, 'cannot be given to a VM');
  expect((await send('POST', `/vms/${id}/hostdevices`, {})).status).toBe(400);
  expect((await send('POST', `/vms/${id}/hostdevices`, { id: 'nonsense' })).status).toBe(400);
  expect((await take(id, one)).status).toBe(404);
  expect((await send('DELETE', `/vms/${id}/hostdevices/nonsense`)).status).toBe(404);
  expect((await send('GET', `/vms/${randomUUID()}/hostdevices`)).status).toBe(404);
  const { token } = await testUser(engine, 'ada', { permits: ['edit_vm_properties'], on: { kind: 'vm', id } });
  const asked = () => host.calls.filter(verb => verb === 'Host.getDevices').length;
  const before = asked();
  expect((await send('POST', `/vms/${id}/hostdevices`, { name: one }, token)).status).toBe(403);
  expect(asked()).toBe(before);
});

test('its host is told the devices at the start, keeps all its memory, and no other VM runs with one of them', async () => {
  const [first, second] = [await vm('first', hostId), await vm('second', hostId)];
  for (const id of [first, second]) {
    await give(id, one);
    await give(id, 'usb_1_1');
  }
  await passthrough(false);
  expect((await start(first)).body.fault.detail).toContain('its IOMMU is off');
  await passthrough(true);
  expect((await start(first)).status).toBe(200);
  expect(host.specs.get(first)?.hostDevices).toEqual([
    { name: one, placeholder: false },
    { name: two, placeholder: true },
    { name: 'usb_1_1', placeholder: false },
  ]);
  const reserved = await engine.db.selectFrom('vm_runtime').select('memory_bytes').where('vm_id', '=', first).execute();
  expect(reserved[0]?.memory_bytes).toBeGreaterThanOrEqual(128 * MIB);
  expect((await start(second)).body.fault.detail).toContain(`its device ${one} is in use by the VM first`);
  const { body } = await send('GET', `/hosts/${hostId}/devices`);
  const users = body.host_device.map((device: { name: string; vm?: { id: string } }) => [device.name, device.vm?.id]);
  expect(users).toEqual(
    expect.arrayContaining([
      [one, first],
      [two, first],
      [three, undefined],
    ]),
  );

  host.tell(first, { status: 'up' });
  await expect.poll(async () => (await send('GET', `/vms/${first}`)).body.status).toBe('up');
  expect((await give(first, three)).body.fault.detail).toContain('is up');
  expect((await take(first, one)).body.fault.detail).toContain('is up');
  expect((await send('POST', `/vms/${first}/suspend`, {})).body.fault.detail).toContain('cannot be suspended');
  expect((await send('PUT', `/vms/${first}`, bound(otherHost))).body.fault.detail).toContain('Shut it down first');
  await stop(first);
  expect((await start(second)).status).toBe(200);
  await stop(second);
});

test('a VM that is bound to another host loses its devices with an event; a clone has them, a template does not', async () => {
  const id = await vm('moved', hostId);
  await give(id, three);
  const clone = await send('POST', `/vms/${id}/clone`, { vm: { name: 'copied' } });
  expect(clone.status).toBeLessThan(300);
  const found = async () => (await send('GET', '/vms?search=name%3Dcopied')).body.vm?.[0] ?? {};
  await expect.poll(async () => (await found()).status).toBe('down');
  const copied = (await found()).id;
  expect(await has(copied)).toEqual([three]);
  const template = await send('POST', '/templates', { name: 'plain', vm: { id } });
  await expect.poll(async () => (await send('GET', `/templates/${template.body.id}`)).body.status).toBe('ok');
  const offspring = { name: 'offspring', cluster: { name: 'Default' }, template: { name: 'plain' }, ...bound(hostId) };
  expect(await has((await send('POST', '/vms', offspring)).body.id)).toEqual([]);
  await send('PUT', `/vms/${id}`, { comment: 'still bound' });
  expect(await has(id)).toEqual([three]);
  expect((await send('PUT', `/vms/${id}`, bound(otherHost))).status).toBe(200);
  expect(await has(id)).toEqual([]);
  expect((await events(id)).at(-1)).toContain(three);
  const before = (await send('DELETE', `/vms/${copied}`)).status;
  expect(before).toBe(200);
  const rows = await engine.db.selectFrom('vm_host_device').select('name').where('vm_id', '=', copied).execute();
  expect(rows).toEqual([]);
});

test('what a host had is gone with the host', async () => {
  const id = await vm('orphan', otherHost);
  const row = {
    vm_id: id,
    host_id: otherHost,
    name: 'usb_9',
    placeholder: false,
    device: json({ ...card(9, 9), name: 'usb_9' }),
  };
  await engine.db.insertInto('vm_host_device').values(row).execute();
  expect(await has(id)).toEqual(['usb_9']);
  await engine.db.deleteFrom('host').where('id', '=', otherHost).execute();
  expect(await has(id)).toEqual([]);
});
