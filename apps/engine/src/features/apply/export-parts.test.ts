// What hangs on VMs and networks beyond NICs, disks and tags, from export over prune to apply: host devices, watchdogs, affinity
// labels, labels of networks.
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { json } from '@overt/database/json';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startMonitoring } from '../../monitoring/monitoring.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { fakeVmHost, type FakeVmHost } from '../vms/testing/fake-vm-host.ts';
import { addFakeHost } from '../vms/testing/vm-world.ts';
import type { Change } from './applier.ts';
import type { Export } from './exporter.ts';

let engine: TestEngine;
let host: FakeVmHost;
const card = (slot: number, iommuGroup: number): HostDeviceReport => ({
  name: `pci_0000_03_0${slot}_0`,
  capability: 'pci',
  iommuGroup,
  assignable: true,
  mdevTypes: [],
});
const [ONE, TWO] = ['pci_0000_03_01_0', 'pci_0000_03_02_0'] as const;

beforeAll(async () => {
  host = fakeVmHost();
  host.devices.push(card(1, 7), card(2, 7), card(3, 8));
  engine = await testEngine({ hosts: () => host.access, monitoring: startMonitoring });
  const { hostId } = await addFakeHost(engine.db, host, true);
  await vi.waitUntil(() => host.calls.includes('Host.getAllVmStats'), { timeout: 60_000 });
  const capabilities = json({ ...host.capabilities, devicePassthrough: true });
  await engine.db.updateTable('host_runtime').set({ capabilities }).where('host_id', '=', hostId).execute();
}, 90_000);
afterAll(() => engine?.stop());

async function apply(document: string | object, query = '') {
  const headers = { 'content-type': 'application/yaml' };
  const body = typeof document === 'string' ? document : JSON.stringify({ set: 'parts', ...document });
  const answer = await engine.request(`/overt/apply${query}`, { method: 'POST', headers, body });
  const told = (await answer.json()) as { changes?: readonly Change[]; detail?: string };
  if (told.changes === undefined) throw new Error(told.detail);
  return told.changes.map(({ action, kind, name, status, problem = '' }) => [action, kind, name, status, problem]);
}
const exported = async (kinds = '') =>
  (await (await engine.request(`/overt/export${kinds && `?kinds=${kinds}`}`)).json()) as Export;

const LABELS = 'set: parts\naffinityLabels: [gold]\nnetworks: {web: {dataCenter: Default, labels: [front]}}\n';
const VM = `vms:
  parted:
    cluster: Default
    memory: 64 MiB
    host: host1
    affinity: pinned
    labels: [gold]
    watchdogs: {i6300esb: {action: reset}}
    hostDevices: [${ONE}]
`;

it('makes them, has nothing more to do then, and tells of a placeholder only when it was asked for', async () => {
  const made = await apply(LABELS + VM);
  expect(made.map(([action, kind, name, status]) => `${action} ${kind} ${name} ${status}`)).toEqual([
    'create affinityLabels gold done',
    'create networks web done',
    'create networkLabels web/front done',
    'create vms parted done',
    'create vmLabels parted/gold done',
    'create watchdogs parted/i6300esb done',
    `create hostDevices parted/${ONE} done`,
  ]);
  expect(await apply(LABELS + VM)).toEqual([]);
  // The other card of the group is the VM's as well, as a placeholder: to have it is another thing.
  expect(await apply(LABELS + VM.replace(`[${ONE}]`, `[${ONE}, ${TWO}]`), '?diff=true')).toEqual([
    ['create', 'hostDevices', `parted/${TWO}`, 'planned', ''],
  ]);
});

it('come back as they were from an export, after the VM and the labels were pruned', async () => {
  const { document, left } = await exported();
  expect(left).toEqual([]);
  expect(document['vms']?.['parted']).toMatchObject({
    host: 'host1',
    affinity: 'pinned',
    labels: { gold: {} },
    watchdogs: { i6300esb: { action: 'reset' } },
    hostDevices: { [ONE]: {} },
  });
  expect(document['vms']?.['parted']?.['hostDevices']).toEqual({ [ONE]: {} });
  expect(document['networks']?.['web']).toMatchObject({ labels: { front: {} } });
  expect(await apply(document, '?diff=true')).toEqual([]);
  const pruned = await apply('set: parts\n', '?prune=true');
  expect(pruned.filter(([, , , status]) => status !== 'done')).toEqual([]);
  expect((await exported()).document['vms']).toBeUndefined();
  const again = await apply(document);
  expect(again.filter(([, , , status]) => status !== 'done')).toEqual([]);
  expect((await exported()).document).toEqual(document);
});

it('prunes one of them alone, and changes what a watchdog does', async () => {
  const less = LABELS.replace(', labels: [front]', '') + VM.replace(/ {4}(labels|hostDevices).*\n/g, '');
  const names = (await apply(less.replace('reset', 'poweroff'), '?prune=true')).map(
    ([action, , name]) => `${action} ${name}`,
  );
  expect(names.toSorted()).toEqual(
    ['update parted/i6300esb', `remove parted/${ONE}`, 'remove parted/gold', 'remove web/front'].toSorted(),
  );
  expect((await exported('vms')).document['vms']?.['parted']).toMatchObject({
    watchdogs: { i6300esb: { action: 'poweroff' } },
  });
});

it('leaves out, and says so, a VM’s hosts where there are several', async () => {
  const headers = { 'content-type': 'application/json' };
  const [vm] = ((await (await engine.request('/vms?search=name%3Dparted')).json()) as { vm: { id: string }[] }).vm;
  const other = { id: crypto.randomUUID(), name: 'host2', cluster_id: BUILTIN.cluster.id, address: 'host2' };
  await engine.db.insertInto('host').values(other).execute();
  const body = JSON.stringify({ placement_policy: { hosts: { host: [{ name: 'host1' }, { name: 'host2' }] } } });
  expect((await engine.request(`/vms/${vm?.id}`, { method: 'PUT', headers, body })).status).toBe(200);
  const { document, left } = await exported('vms');
  expect(left).toEqual([expect.stringContaining('host of parted')]);
  expect(document['vms']?.['parted']).not.toHaveProperty('host');
});
