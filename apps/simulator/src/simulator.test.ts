import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentClient, type AgentClient } from '@overt/agent-protocol/client';
import { demoFleet, demoVmSpec } from '@overt/agent-protocol/demo-fleet';
import type { AgentMessage } from '@overt/agent-protocol/model/events';
import { testAuthority, type TestAuthority, type TestIdentity } from '@overt/agent-protocol/testing/certificates';
import { silentLog } from '@overt/kernel/ports';
import { systemClock, systemRandom } from '@overt/kernel/system';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from './simulator.ts';

const fleet = demoFleet(2, 20);
const spec = { ...demoVmSpec(fleet.vms[19] ?? fail()), name: 'made-here' };
const DOMAIN = '0f000000-0000-4000-8000-000000000001';
const IMAGE = '0f000000-0000-4000-8000-000000000002';
const TICKET = '0f000000-0000-4000-8000-000000000003';
const volume = { storageDomainId: DOMAIN, imageId: IMAGE, volumeId: IMAGE };
const connection = { type: 'localfs', path: '/sim' } as const;
const context = { fence: { scope: 'host', value: 1 }, key: 'k' };

let dir: string;
let simulator: Simulator;
let authority: TestAuthority;
let engine: TestIdentity;
let clients: AgentClient[] = [];

function fail(): never {
  throw new Error('the fleet is too small');
}

const start = () =>
  startSimulator({
    hosts: 2,
    vms: 20,
    address: '127.0.0.1',
    basePort: 0,
    dataDirectory: dir,
    intervalMs: 200,
    pace: { bootMs: 60, shutdownMs: 40 },
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
  });
const urlOf = (index: number) => `https://127.0.0.1:${simulator.hosts[index]?.port}`;

interface Answer {
  status: number;
  body: string;
}
function call(url: string, method: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, rejectUnauthorized: false, agent: false, headers }, response => {
      let text = '';
      response.on('data', chunk => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function enrol(index: number): Promise<void> {
  const offer = JSON.parse((await call(`${urlOf(index)}/enrolment`, 'GET')).body) as {
    csrPem: string;
    hardwareId: string;
  };
  expect(offer.hardwareId).toBe(fleet.hosts[index]?.id);
  const certificatePem = await authority.sign(offer.csrPem, 'server');
  const body = (token: string) => JSON.stringify({ token, certificatePem, caPem: authority.ca });
  expect((await call(`${urlOf(index)}/enrolment`, 'POST', body('wrong'))).status).toBe(403);
  expect((await call(`${urlOf(index)}/enrolment`, 'POST', body(fleet.hosts[index]?.token ?? ''))).status).toBe(200);
}

function connect(index: number, identity = engine): AgentClient {
  const tls = { ca: authority.ca, ...identity };
  const client = agentClient({ url: urlOf(index), tls, host: `host${index}`, log: silentLog, clock: systemClock });
  clients.push(client);
  return client;
}

async function control(path: string, body: unknown = {}, method = 'POST'): Promise<number> {
  const token = (await readFile(simulator.tokenFile, 'utf8')).trim();
  const headers = { authorization: `Bearer ${token}` };
  const given = method === 'POST' ? { body: JSON.stringify(body) } : {};
  return (await fetch(simulator.controlUrl + path, { method, headers, ...given })).status;
}

const statusOf = async (client: AgentClient, vmId: string) => (await client.call('VM.getReport', { vmId })).status;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'overt-simulator-'));
  authority = await testAuthority();
  engine = await authority.issue('engine-1', 'client');
  simulator = await start();
});
afterAll(async () => {
  await Promise.all(clients.map(client => client.close()));
  await simulator.stop();
  await rm(dir, { recursive: true });
});

test('a host answers nothing but its enrolment until it is enrolled, then only an engine', async () => {
  expect((await call(`${urlOf(0)}/api/v1/Host/ping`, 'POST', '{}')).body).toContain('AGENT_NOT_ENROLLED');
  await enrol(0);
  await enrol(1);
  expect(await connect(0).call('Host.ping', {})).toHaveProperty('at');
  const other = connect(0, await authority.issue('host-2', 'client'));
  await expect(other.call('Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNTRUSTED' });
  expect((await call(`${urlOf(0)}/api/v1/Host/ping`, 'POST', '{}')).body).toContain('AGENT_UNTRUSTED');
  expect((await stat(join(dir, 'state.json'))).mode & 0o777).toBe(0o600);
});

test('the fleet runs where the pure function says, and every report is of the protocol', async () => {
  for (const index of [0, 1]) {
    const client = connect(index);
    const { vms } = await client.call('Host.getVMList', {});
    const expected = fleet.vms.filter(vm => vm.hostIndex === index).map(vm => vm.id);
    expect(vms.map(({ vmId }) => vmId).toSorted()).toEqual(expected.toSorted());
    expect(vms.every(({ status }) => status === 'up')).toBe(true);
    const capabilities = await client.call('Host.getCapabilities', {});
    expect(capabilities).toMatchObject({ hostname: fleet.hosts[index]?.name, hardwareId: fleet.hosts[index]?.id });
    const stats = await client.call('Host.getAllVmStats', {});
    expect(stats.samples).toHaveLength(expected.length);
    expect(stats.guests[0]?.guest.interfaces[0]?.addresses[0]).toMatch(/^10\./);
    expect((await client.call('Host.getStats', {})).activeVms).toBe(expected.length);
  }
});

test('a VM boots, tells of each state, shuts down, and is forgotten when that is acknowledged', async () => {
  const client = connect(0);
  const stop = new AbortController();
  const seen: AgentMessage['event'][] = [];
  const following = (async () => {
    for await (const { event } of client.events(0, { signal: stop.signal })) seen.push(event);
  })();
  const { vmId } = spec;
  const first = await client.call('VM.create', { spec }, { ...context, key: 'create' });
  expect(first.status).toBe('wait_for_launch');
  expect(await client.call('VM.create', { spec }, { ...context, key: 'create' })).toEqual(first);
  await expect(client.call('VM.create', { spec }, { ...context, key: 'other' })).rejects.toMatchObject({
    code: 'AGENT_VM_EXISTS',
  });
  await expect
    .poll(() =>
      seen.some(event => event.type === 'vm.guest' && event.vmId === vmId && event.guest.agent === 'connected'),
    )
    .toBe(true);
  await client.call('VM.pause', { vmId }, context);
  expect(await statusOf(client, vmId)).toBe('paused');
  await client.call('VM.cont', { vmId }, context);
  await client.call('VM.shutdown', { vmId, reboot: false, forceAfterSeconds: 0 }, context);
  await expect.poll(() => statusOf(client, vmId)).toBe('down');
  expect(await client.call('VM.getReport', { vmId })).toMatchObject({ exitReason: 'admin_shutdown' });
  await client.call('VM.destroy', { vmId, graceful: true }, context);
  await expect(client.call('VM.getReport', { vmId })).rejects.toMatchObject({ code: 'AGENT_NO_SUCH_VM' });
  stop.abort();
  await following;
  const states = seen.flatMap(event =>
    event.type === 'vm.status' && event.report.vmId === vmId ? [event.report.status] : [],
  );
  expect(states).toEqual(['wait_for_launch', 'powering_up', 'up', 'paused', 'up', 'powering_down', 'down']);
});

test('statistics move, counters never fall', async () => {
  const client = connect(1);
  const stop = new AbortController();
  const written = new Map<string, number[]>();
  for await (const { event } of client.events(0, { signal: stop.signal })) {
    if (event.type !== 'vm.samples') continue;
    for (const { vmId, nics } of event.samples)
      written.set(vmId, [...(written.get(vmId) ?? []), nics[0]?.rxBytes ?? 0]);
    if ([...written.values()].some(values => values.length >= 3)) stop.abort();
  }
  for (const values of written.values()) expect(values).toEqual(values.toSorted((a, b) => a - b));
});

test('storage is numbers: created by one host, seen by the other, uploads verified before use', async () => {
  const [one, two] = [connect(0), connect(1)];
  await one.call(
    'StorageDomain.create',
    { storageDomainId: DOMAIN, name: 'sim', connection, domainClass: 'Data' },
    context,
  );
  const empty = await one.call('StorageDomain.activate', { storageDomainId: DOMAIN, connection }, context);
  await expect(two.call('StorageDomain.getStats', { storageDomainId: DOMAIN })).rejects.toMatchObject({
    code: 'AGENT_NO_SUCH_DOMAIN',
  });
  await two.call('StorageDomain.activate', { storageDomainId: DOMAIN, connection }, context);
  const shape = {
    volume,
    format: 'raw',
    sparse: false,
    virtualSizeBytes: 1 << 20,
    description: '',
    diskType: 'DATA',
  } as const;
  expect(await one.call('Volume.create', shape, context)).toMatchObject({ state: 'done' });
  const { freeBytes } = await two.call('StorageDomain.getStats', { storageDomainId: DOMAIN });
  expect(empty.freeBytes - freeBytes).toBe(1 << 20);
  const ticket = {
    ticketId: TICKET,
    volume,
    operations: ['read', 'write'],
    sizeBytes: 1 << 20,
    view: 'file',
    sparse: false,
    timeoutSeconds: 60,
  } as const;
  await one.call('Host.add_image_ticket', { ...ticket, operations: [...ticket.operations] }, context);
  const put = await call(`${urlOf(0)}/images/${TICKET}`, 'PUT', 'x'.repeat(1000), { 'content-range': 'bytes 0-999/*' });
  expect(put.status).toBe(200);
  expect((await one.call('Host.get_image_ticket', { ticketId: TICKET })).transferredBytes).toBe(1000);
  const got = await call(`${urlOf(0)}/images/${TICKET}`, 'GET', undefined, { range: 'bytes=10-19' });
  expect([got.status, got.body]).toEqual([206, 'x'.repeat(10)]);
  const disk = {
    diskId: IMAGE,
    volume,
    format: 'raw',
    interface: 'virtio',
    readOnly: false,
    shareable: false,
    discard: false,
    serial: '',
  } as const;
  const withDisk = { ...spec, disks: [disk] };
  await expect(one.call('VM.create', { spec: withDisk }, { ...context, key: 'd1' })).rejects.toMatchObject({
    code: 'AGENT_IMAGE_INVALID',
  });
  await new Promise<void>(resolve => {
    const headers = { 'content-length': 1000 };
    const half = request(`${urlOf(0)}/images/${TICKET}`, { method: 'PUT', headers, rejectUnauthorized: false });
    half.on('error', () => undefined).on('close', resolve);
    half.write('x'.repeat(100), () => half.destroy());
  });
  const ticketNow = () => one.call('Host.get_image_ticket', { ticketId: TICKET });
  await expect.poll(ticketNow).toMatchObject({ active: false, interrupted: [{ end: 1000 }] });
  const verified = () => one.call('Volume.verify_untrusted', { volume }, context);
  await expect(verified()).rejects.toMatchObject({ code: 'AGENT_UPLOAD_INTERRUPTED' });
  await call(`${urlOf(0)}/images/${TICKET}`, 'PUT', 'x'.repeat(1000));
  expect(await verified()).toMatchObject({ legal: true });
  await one.call('VM.create', { spec: withDisk }, { ...context, key: 'd2' });
  await expect(
    one.call('Image.delete', { storageDomainId: DOMAIN, imageId: IMAGE, wipe: false }, context),
  ).rejects.toMatchObject({ code: 'AGENT_VOLUME_IN_USE' });
});

test('consoles show something', async () => {
  const client = connect(0);
  const vmId = fleet.vms.find(vm => vm.hostIndex === 0)?.id ?? fail();
  for (const [kind, text] of [
    ['serial', 'login:'],
    ['vnc', 'RFB 003.008'],
  ] as const) {
    const console = await client.openConsole(vmId, kind);
    const first = await new Promise(resolve => console.once('data', resolve));
    expect(String(first)).toContain(text);
    console.destroy();
  }
});

test('failures come on demand: a verb, a VM, a host', async () => {
  const client = connect(0);
  const vmId = fleet.vms.find(vm => vm.hostIndex === 0)?.id ?? fail();
  expect((await fetch(`${simulator.controlUrl}/failures`)).status).toBe(403);
  expect(await control('/failures', { verb: 'VM.pause', code: 'AGENT_LIBVIRT_DOWN', times: 1 })).toBe(200);
  await expect(client.call('VM.pause', { vmId }, context)).rejects.toMatchObject({ code: 'AGENT_LIBVIRT_DOWN' });
  await client.call('VM.pause', { vmId }, context);
  await client.call('VM.cont', { vmId }, context);
  expect(await control(`/vms/${vmId}/crash`)).toBe(200);
  expect(await client.call('VM.getReport', { vmId })).toMatchObject({ status: 'down', exitReason: 'lost_qemu' });
  expect(await control('/hosts/0/die', { how: 'network' })).toBe(200);
  await expect(client.call('Host.ping', {})).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
  expect(await control('/hosts/0/revive')).toBe(200);
  expect((await connect(0).call('Host.getVMList', {})).vms.length).toBeGreaterThan(1);
});

test('a restart keeps certificates, storage, and where VMs differ from the fleet', async () => {
  const before = (await connect(0).call('Host.getVMList', {})).vms.toSorted((a, b) => (a.vmId < b.vmId ? -1 : 1));
  await Promise.all(clients.map(client => client.close()));
  clients = [];
  await simulator.stop();
  simulator = await start();
  const client = connect(0);
  const after = (await client.call('Host.getVMList', {})).vms.toSorted((a, b) => (a.vmId < b.vmId ? -1 : 1));
  const shape = (vms: typeof before) => vms.map(({ vmId, name, startedAt }) => ({ vmId, name, startedAt }));
  expect(shape(after)).toEqual(shape(before));
  expect(await client.call('Volume.getInfo', { volume })).toMatchObject({ legal: true });
});
