// Serial numbers through the API: from the VM, its template, its cluster or the system to what the host is told.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMonitoring } from '../../monitoring/monitoring.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { fakeVmHost, type FakeVmHost } from './testing/fake-vm-host.ts';
import { addFakeHost, MIB } from './testing/vm-world.ts';

let engine: TestEngine;
let host: FakeVmHost;
beforeAll(async () => {
  host = fakeVmHost();
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring });
  await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 60_000 });
}, 90_000);
afterAll(() => engine?.stop());

async function send(method: string, path: string, body?: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await engine.request(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(await answer.text()) };
}
const cluster = (serial_number: object) => send('PUT', `/clusters/${BUILTIN.cluster.id}`, { serial_number });

let count = 0;
async function add(serial_number?: object, template = 'Blank'): Promise<string> {
  const vm = { name: `serial${++count}`, memory: 64 * MIB, serial_number, template: { name: template } };
  const { status, body } = await send('POST', '/vms', { cluster: { id: BUILTIN.cluster.id }, ...vm });
  expect([status, body.id]).toEqual([201, expect.any(String)]);
  return body.id;
}
/** What the host is told when it starts. */
async function serialOf(vmId: string): Promise<string | undefined> {
  expect((await send('POST', `/vms/${vmId}/start`, {})).status).toBe(200);
  return host.specs.get(vmId)?.smbiosSerial;
}
const shown = async (path: string) => (await send('GET', path)).body.serial_number;

test('what nobody decided is the host’s own number, as the system says', async () => {
  expect((await send('GET', '/options/DefaultSerialNumberPolicy')).body.values.system_option_value[0].value).toBe(
    'HOST_ID',
  );
  const vm = await add();
  expect(await shown(`/vms/${vm}`)).toBeUndefined();
  expect(await serialOf(vm)).toBeUndefined();
});

test('a VM has its own, else that of its cluster; none gives it back to the cluster', async () => {
  expect((await cluster({ policy: 'custom', value: 'CLUSTER-1' })).status).toBe(200);
  expect(await serialOf(await add())).toBe('CLUSTER-1');
  expect(await serialOf(await add({ policy: 'host' }))).toBeUndefined();
  const own = await add({ policy: 'vm' });
  expect(await serialOf(own)).toBe(own);
  const changed = await add({ policy: 'custom', value: 'VM-1' });
  expect((await send('PUT', `/vms/${changed}`, { serial_number: { policy: 'none' } })).status).toBe(200);
  expect(await shown(`/vms/${changed}`)).toBeUndefined();
  expect(await serialOf(changed)).toBe('CLUSTER-1');
  expect((await cluster({ policy: 'vm' })).body.serial_number).toEqual({ policy: 'vm' });
  expect((await cluster({ policy: 'none' })).body.serial_number).toBeUndefined();
  expect(await serialOf(await add())).toBeUndefined();
});

test('a VM takes the serial number of its template unless it says otherwise', async () => {
  const vm = await add({ policy: 'custom', value: 'TEMPLATE-1' });
  const made = await send('POST', '/templates', { name: 'numbered', vm: { id: vm } });
  await vi.waitUntil(async () => (await send('GET', `/templates/${made.body.id}`)).body.status === 'ok', {
    timeout: 60_000,
  });
  expect(await shown(`/templates/${made.body.id}`)).toEqual({ policy: 'custom', value: 'TEMPLATE-1' });
  expect(await serialOf(await add(undefined, 'numbered'))).toBe('TEMPLATE-1');
  const other = await add({ policy: 'vm' }, 'numbered');
  expect(await shown(`/vms/${other}`)).toEqual({ policy: 'vm' });
  expect(await serialOf(other)).toBe(other);
});

test('a custom serial number without a value is refused by its path', async () => {
  const vm = await send('POST', '/vms', {
    name: 'nothing',
    cluster: { id: BUILTIN.cluster.id },
    template: { name: 'Blank' },
    serial_number: { policy: 'custom' },
  });
  expect(vm).toMatchObject({ status: 400, body: { detail: expect.stringContaining('vm.serial_number.value') } });
  expect(await cluster({ policy: 'custom' })).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('cluster.serial_number.value') },
  });
});
