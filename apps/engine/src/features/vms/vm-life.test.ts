// The life of a VM through the API, in XML and in JSON, on a host that the monitor follows.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { VmSpec } from '@overt/agent-protocol/model/vm-spec';
import type { VmSample } from '@overt/agent-protocol/model/vm-report';
import type { HostId } from '@overt/kernel/ids';
import { startMonitoring } from '../../monitoring/monitoring.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { fakeVmHost, type FakeVmHost } from './testing/fake-vm-host.ts';
import { addFakeHost, GIB, MIB } from './testing/vm-world.ts';

let engine: TestEngine;
let host: FakeVmHost;
let ids: { hostId: string; domainId: string };
beforeAll(async () => {
  host = fakeVmHost();
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring });
  ids = await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 50_000 });
});
afterAll(() => engine.stop());

const xml = 'application/xml';
const json = 'application/json';

async function send(method: string, path: string, body?: string | object, accept = json) {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const answer = await engine.request(path, {
    method,
    accept,
    ...(text === undefined ? {} : { body: text, headers: { 'content-type': text.startsWith('<') ? xml : json } }),
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
}

async function sendJson(method: string, path: string, body?: object) {
  const { status, text, location } = await send(method, path, body);
  return { status, location, body: JSON.parse(text) };
}

const statusOf = async (id: string): Promise<string> => (await sendJson('GET', `/vms/${id}`)).body.status;
async function becomes(id: string, status: string): Promise<void> {
  await expect.poll(() => statusOf(id)).toBe(status);
}

const add = (vm: object) =>
  sendJson('POST', '/vms', { cluster: { name: 'Default' }, template: { name: 'Blank' }, ...vm });

async function started(name: string): Promise<string> {
  const { id } = (await add({ name, memory: 64 * MIB })).body;
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
  host.tell(id, { status: 'up' });
  await becomes(id, 'up');
  return id;
}

const sampleOf = (vmId: string): VmSample => ({
  vmId,
  at: Date.now(),
  elapsedSeconds: 12,
  cpuUserPercent: 20,
  cpuSystemPercent: 5,
  cpuTotalPercent: 25,
  memoryInstalledBytes: GIB,
  memoryUsedBytes: GIB / 2,
  balloonBytes: GIB,
  residentBytes: GIB,
  disks: [],
  nics: [],
});

test('in JSON: added by names, started, up, measured, shut down, down, removed with its disk', async () => {
  const made = await add({
    name: 'web1',
    memory: GIB,
    disk_attachments: {
      disk_attachment: [
        {
          bootable: 'true',
          interface: 'virtio',
          disk: { provisioned_size: `${GIB}`, format: 'cow', storage_domains: { storage_domain: [{ name: 'data1' }] } },
        },
      ],
    },
    nics: { nic: [{ name: 'eth0', vnic_profile: { name: 'ovirtmgmt' } }] },
  });
  expect(made.body).toMatchObject({ name: 'web1', status: 'down', memory: `${GIB}`, comment: '', description: '' });
  expect(made.status).toBe(201);
  expect(made.body.cluster.id).toBeTypeOf('string');
  expect(made.location).toMatch(new RegExp(`/ovirt-engine/api/vms/${made.body.id}$`));
  const vm = `/vms/${made.body.id}`;

  const { plan } = (await sendJson('POST', `${vm}/start?plan=true`, {})).body;
  expect(plan).toMatchObject({ action: 'RunVm', affects: [{ kind: 'vm', name: 'web1' }] });
  expect(plan.explanation.chosen).toMatchObject({ hostId: ids.hostId, hostName: 'host1' });
  expect(plan.explanation.hosts).toEqual([
    {
      hostId: ids.hostId,
      hostName: 'host1',
      fits: true,
      reasons: [],
      scores: expect.objectContaining({ OptimalForCpuEvenDistribution: expect.any(Number) }),
    },
  ]);
  expect(host.created).toEqual([]);

  const start = await sendJson('POST', `${vm}/start`, {});
  expect(start).toMatchObject({ status: 200, body: { status: 'complete', vm: { id: made.body.id } } });
  expect(host.specs.get(made.body.id)).toMatchObject({
    name: 'web1',
    memory: { sizeBytes: GIB },
    disks: [{ bootOrder: 1, interface: 'virtio', format: 'qcow2' }],
    nics: [{ name: 'eth0', network: 'ovirtmgmt' }],
  });
  await becomes(made.body.id, 'powering_up');
  host.tell(made.body.id, { status: 'up' });
  await becomes(made.body.id, 'up');
  expect((await sendJson('GET', vm)).body).toMatchObject({ host: { id: ids.hostId }, display: { port: '5900' } });

  host.guest(made.body.id, {
    agent: 'connected',
    fqdn: 'web1.example',
    interfaces: [{ name: 'eth0', mac: '56:6f:00:00:00:01', addresses: ['192.0.2.7'] }],
  });
  await expect.poll(async () => (await sendJson('GET', vm)).body.fqdn).toBe('web1.example');
  const devices = (await sendJson('GET', `${vm}/reporteddevices`)).body.reported_device;
  expect(devices[0].ips.ip[0].address).toBe('192.0.2.7');

  host.sample(sampleOf(made.body.id));
  const memory = async () => {
    const { statistic } = (await sendJson('GET', `${vm}/statistics`)).body;
    return statistic.find((one: { name: string }) => one.name === 'memory.used')?.values.value[0].datum;
  };
  await expect.poll(memory).toBeGreaterThan(0);

  expect((await sendJson('POST', `${vm}/start`, {})).status).toBe(409);
  expect((await sendJson('DELETE', vm)).status).toBe(409);
  expect((await sendJson('POST', `${vm}/shutdown`, { reason: 'holidays' })).status).toBe(200);
  await becomes(made.body.id, 'powering_down');
  host.tell(made.body.id, { status: 'down', exitReason: 'admin_shutdown' });
  await becomes(made.body.id, 'down');
  expect((await sendJson('GET', vm)).body.stop_reason).toBe('holidays');
  await expect.poll(() => host.vms.has(made.body.id)).toBe(false);

  expect((await sendJson('DELETE', vm)).status).toBe(200);
  expect((await send('GET', vm)).status).toBe(404);
  expect(host.storage.volumes.size).toBe(0);
  const { event } = (await sendJson('GET', '/events?search=vm.name%3Dweb1%20sortby%20time%20asc')).body;
  const names = event.map((one: { code: string }) => one.code);
  for (const code of ['34', '32', '153', '73', '61', '113']) expect(names).toContain(code);
});

test('in XML: the same, with what SDKs expect of each answer', async () => {
  const body =
    '<vm><name>xml1</name><memory>67108864</memory><cluster><name>Default</name></cluster><template><name>Blank</name></template></vm>';
  const made = await send('POST', '/vms', body, xml);
  expect(made.status).toBe(201);
  expect(made.text).toMatch(/^<\?xml[^>]*\?>\s*<vm /);
  const id = /<vm [^>]*\bid="([0-9a-f-]{36})"/.exec(made.text)?.[1] ?? '';
  expect(made.text).toContain(`<link href="/ovirt-engine/api/vms/${id}/nics" rel="nics"/>`);
  expect(made.text).toContain(`<link href="/ovirt-engine/api/vms/${id}/start" rel="start"/>`);
  const again = await send('POST', '/vms', body, xml);
  expect(again).toMatchObject({ status: 409 });
  expect(again.text).toMatch(/<fault>[\s\S]*xml1[\s\S]*<\/fault>/);

  const start = await send('POST', `/vms/${id}/start`, '<action/>', xml);
  expect(start.status).toBe(200);
  expect(start.text).toContain('<status>complete</status>');
  host.tell(id, { status: 'up' });
  await becomes(id, 'up');
  const second = await send('POST', `/vms/${id}/start`, '<action/>', xml);
  expect(second.status).toBe(409);
  expect(second.text).toMatch(/<fault>[\s\S]*is up[\s\S]*<\/fault>/);
  expect((await send('GET', `/vms/${id}?follow=nics,diskattachments,cdroms,host`, undefined, xml)).text).toMatch(
    /<cdroms>\s*<cdrom/,
  );
  expect((await send('POST', `/vms/${id}/stop`, '<action/>', xml)).status).toBe(200);
  expect(await statusOf(id)).toBe('down');
  const stoppedAgain = await send('POST', `/vms/${id}/stop`, '<action/>', xml);
  expect(stoppedAgain.status).toBe(409);
  const removed = await send('DELETE', `/vms/${id}`, undefined, xml);
  expect(removed).toMatchObject({ status: 200 });
  expect(removed.text).toContain('<status>complete</status>');
});

test('fifty starts at once: one passes, the others are refused, one domain is made', async () => {
  const { id } = (await add({ name: 'race', memory: 64 * MIB })).body;
  const answers = await Promise.all(Array.from({ length: 50 }, () => sendJson('POST', `/vms/${id}/start`, {})));
  expect(answers.filter(one => one.status === 200)).toHaveLength(1);
  const refused = answers.filter(one => one.status === 409);
  expect(refused).toHaveLength(49);
  for (const { body } of refused) expect(body.fault.detail).toMatch(/\w+ \w+ .*\.\]?$/);
  expect(host.created.filter(one => one === id)).toHaveLength(1);
  host.tell(id, { status: 'up' });
  await becomes(id, 'up');
});

test('a change to a running VM waits for its next start', async () => {
  const id = await started('next');
  const changed = await sendJson('PUT', `/vms/${id}`, { memory: 128 * MIB, description: 'now' });
  expect(changed).toMatchObject({ status: 200, body: { memory: `${64 * MIB}`, description: 'now' } });
  expect(changed.body.next_run_configuration_exists).toBe('true');
  expect((await sendJson('GET', `/vms/${id}?next_run`)).body.memory).toBe(`${128 * MIB}`);
  await sendJson('POST', `/vms/${id}/stop`, {});
  expect((await sendJson('GET', `/vms/${id}`)).body).toMatchObject({
    status: 'down',
    memory: `${128 * MIB}`,
    next_run_configuration_exists: 'false',
  });
});

test('suspended and started again from its memory', async () => {
  const id = await started('sleepy');
  const asked = await sendJson('POST', `/vms/${id}/suspend`, {});
  expect([200, 202]).toContain(asked.status);
  await becomes(id, 'suspended');
  expect(host.storage.volumes.size).toBe(1);
  expect((await sendJson('DELETE', `/vms/${id}`)).status).toBe(409);
  const changed = await sendJson('PUT', `/vms/${id}`, { cpu: { topology: { cores: '2' } } });
  expect(changed.body).toMatchObject({ cpu: { topology: { cores: '1' } }, next_run_configuration_exists: 'true' });
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
  await becomes(id, 'up');
  await expect.poll(() => host.storage.volumes.size).toBe(0);
});

test('a run once takes its own boot order, paused and with a seed, and leaves no trace', async () => {
  const { id } = (await add({ name: 'once', memory: 64 * MIB })).body;
  const once = {
    pause: 'true',
    use_cloud_init: 'true',
    vm: {
      os: { boot: { devices: { device: ['cdrom', 'hd'] } } },
      initialization: { host_name: 'inside', root_password: 'secret' },
    },
  };
  expect((await sendJson('POST', `/vms/${id}/start`, once)).status).toBe(200);
  const spec = host.specs.get(id);
  expect(spec).toMatchObject({ startPaused: true, cdrom: { bootOrder: 1 }, payloads: [{ volumeId: 'cidata' }] });
  expect(JSON.stringify(spec)).not.toContain('secret');
  await becomes(id, 'paused');
  const { body } = await sendJson('GET', `/vms/${id}`);
  expect(body).toMatchObject({ run_once: 'true', os: { boot: { devices: { device: ['hd'] } } } });
  expect(body.initialization).toBeUndefined();
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
  await becomes(id, 'up');
});

test('a host that cannot take a VM is named with the reason, and nothing is left', async () => {
  const { id } = (await add({ name: 'huge', memory: 4 * 2 ** 40 })).body;
  const refused = await sendJson('POST', `/vms/${id}/start`, {});
  expect(refused.status).toBe(409);
  expect(refused.body.fault.detail).toContain('host1');
  expect(await statusOf(id)).toBe('down');
});

test('a start that the host refuses leaves the VM down and startable', async () => {
  const { id } = (await add({ name: 'unlucky', memory: 64 * MIB })).body;
  host.fail('VM.create', 'AGENT_VM_START_FAILED', { params: { vmId: id, cause: 'no luck' } });
  const failed = await sendJson('POST', `/vms/${id}/start`, {});
  expect(failed.status).toBeGreaterThanOrEqual(400);
  expect(failed.body.fault.detail).toContain('no luck');
  expect(await statusOf(id)).toBe('down');
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
});

test('an answer that is lost is asked for again, and the domain is made once', async () => {
  const { id } = (await add({ name: 'twice', memory: 64 * MIB })).body;
  host.fail('VM.create', 'AGENT_TIMEOUT', {
    params: { host: 'host1', verb: 'VM.create', seconds: 1 },
    afterwards: true,
  });
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
  expect(host.created.filter(one => one === id)).toHaveLength(1);
});

test('an agent that is away for some seconds only delays a start', async () => {
  const { id } = (await add({ name: 'patient', memory: 64 * MIB })).body;
  host.fail('VM.create', 'AGENT_UNREACHABLE', { times: 3, params: { host: 'host1', cause: 'connection refused' } });
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
  expect(host.created.filter(one => one === id)).toHaveLength(1);
});

test('a host that does not finish is asked once more, then the start ends with a fault that says so', async () => {
  const { id } = (await add({ name: 'stuck', memory: 64 * MIB })).body;
  host.fail('VM.create', 'AGENT_TIMEOUT', { times: 2, params: { host: 'host1', verb: 'VM.create', seconds: 1 } });
  const failed = await sendJson('POST', `/vms/${id}/start`, {});
  expect(failed).toMatchObject({ status: 504, body: { fault: { detail: expect.stringContaining('host1') } } });
  expect(await statusOf(id)).toBe('down');
  expect(await engine.db.selectFrom('command_lock').selectAll().where('entity_id', '=', id).execute()).toEqual([]);
  expect((await sendJson('POST', `/vms/${id}/start`, {})).status).toBe(200);
});

test('a start that reaches the host after it was given up is refused there', async () => {
  const { id } = (await add({ name: 'late', memory: 64 * MIB })).body;
  host.fail('VM.create', 'AGENT_VM_START_FAILED', { params: { vmId: id, cause: 'no luck' } });
  await sendJson('POST', `/vms/${id}/start`, {});
  const command = await engine.db
    .selectFrom('command')
    .selectAll()
    .where('name', '=', 'RunVm')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const { run } = command.prepared as { run: { spec: VmSpec } };
  const late = host.access.broker.call(
    ids.hostId as HostId,
    'VM.create',
    { spec: run.spec },
    {
      fence: { scope: `vm:${id}`, value: command.fence * 2 },
      key: `${command.id}/domain`,
    },
  );
  await expect(late).rejects.toMatchObject({ code: 'FENCE_TOO_LOW' });
  expect(host.vms.has(id)).toBe(false);
});

test('a VM that a host runs without a record of ours is not started a second time', async () => {
  const { id } = (await add({ name: 'stray', memory: 64 * MIB })).body;
  host.vms.set(id, { vmId: id, name: 'stray', status: 'up', graphics: [], external: false });
  host.tell(id, {});
  const start = async () => (await sendJson('POST', `/vms/${id}/start?plan=true`, {})).status;
  await expect.poll(start).toBe(409);
  host.tell(id, { status: 'down', exitReason: 'user_shutdown' });
  await expect.poll(start).toBe(200);
});

test('a disk that is locked by its own change keeps its VM from starting', async () => {
  const disk = { provisioned_size: `${GIB}`, format: 'cow', storage_domains: { storage_domain: [{ name: 'data1' }] } };
  const attachments = { disk_attachment: [{ bootable: 'true', disk }] };
  const { id } = (await add({ name: 'busy', memory: 64 * MIB, disk_attachments: attachments })).body;
  const { disk_attachment: attached } = (await sendJson('GET', `/vms/${id}/diskattachments`)).body;
  await engine.db.updateTable('disk').set({ status: 'locked' }).where('id', '=', attached[0].id).execute();
  const refused = await sendJson('POST', `/vms/${id}/start`, {});
  expect(refused).toMatchObject({ status: 409 });
  expect(refused.body.fault.detail).toContain('locked');
  await engine.db.updateTable('disk').set({ status: 'ok' }).where('id', '=', attached[0].id).execute();
  expect((await send('DELETE', `/vms/${id}`)).status).toBe(200);
});

test('a VM whose host loses it is down with the reason, and a lost connection is not the end of a VM', async () => {
  const id = await started('crashy');
  host.disconnect();
  await becomes(id, 'up');
  await expect.poll(() => host.calls.filter(one => one === 'Host.getVMList').length).toBeGreaterThan(1);
  host.tell(id, { status: 'down', exitReason: 'lost_qemu', exitMessage: 'QEMU ended' });
  await becomes(id, 'down');
  expect((await sendJson('GET', `/vms/${id}`)).body.stop_reason).toContain('QEMU ended');
});

test.each([
  ['a missing cluster', { cluster: { name: 'none' } }, 404],
  ['a cluster id that is no id', { cluster: { id: 'x' } }, 400],
  ['an id that is no id', { id: 'x' }, 400],
  ['a missing template', { template: { name: 'none' } }, 404],
  ['a name with blanks', { name: 'a b' }, 400],
  ['memory that is no number', { memory: 'lots' }, 400],
  ['too little memory', { memory: 1000 }, 400],
  ['no processors', { cpu: { topology: { cores: 0 } } }, 400],
  ['a type that does not exist', { type: 'toaster' }, 400],
  ['a CD that does not exist', { cdroms: { cdrom: [{ file: { id: 'none.iso' } }] } }, 404],
  [
    'a disk that does not exist',
    { disk_attachments: { disk_attachment: [{ disk: { id: '11111111-1111-4111-8111-111111111111' } }] } },
    404,
  ],
  ['a NIC on a network that does not exist', { nics: { nic: [{ vnic_profile: { name: 'none' } }] } }, 404],
  ['two NICs of one name', { nics: { nic: [{ name: 'a' }, { name: 'a' }] } }, 409],
])('a new VM with %s is refused in a sentence', async (_what, change, status) => {
  const refused = await add({ name: 'refused', memory: 64 * MIB, ...change });
  expect(refused.status).toBe(status);
  expect(refused.body.fault.detail).toMatch(/ /);
  expect((await sendJson('GET', '/vms?search=name%3Drefused')).body).toEqual({});
});

test('a disk that cannot be made takes the whole new VM with it', async () => {
  host.storage.fail('Volume.create', 'AGENT_NO_SPACE', { params: { freeBytes: 5, neededBytes: 6 } });
  const disk = { provisioned_size: `${GIB}`, format: 'cow', storage_domains: { storage_domain: [{ name: 'data1' }] } };
  const made = await add({
    name: 'diskless',
    disk_attachments: { disk_attachment: [{ bootable: true, disk }, { disk }] },
  });
  expect(made.status).toBe(409);
  expect((await sendJson('GET', '/vms?search=name%3Ddiskless')).body).toEqual({});
  expect((await sendJson('GET', '/disks')).body).toEqual({});
});

test('a protected VM is not removed; a detached removal keeps its disk', async () => {
  const disk = { provisioned_size: `${GIB}`, format: 'cow', storage_domains: { storage_domain: [{ name: 'data1' }] } };
  const attachments = { disk_attachment: [{ bootable: 'true', disk }] };
  const { id } = (await add({ name: 'kept', delete_protected: 'true', disk_attachments: attachments })).body;
  expect(await sendJson('DELETE', `/vms/${id}`)).toMatchObject({ status: 409 });
  await sendJson('PUT', `/vms/${id}`, { delete_protected: false });
  expect((await send('DELETE', `/vms/${id};detach_only=true`)).status).toBe(200);
  const { disk: disks } = (await sendJson('GET', '/disks')).body;
  expect(disks).toHaveLength(1);
  expect((await send('DELETE', `/disks/${disks[0].id}`)).status).toBe(200);
});
