import { randomUUID } from 'node:crypto';
import type { HostDeviceReport } from '@overt/agent-protocol/verbs/host';
import { json } from '@overt/database/json';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostBroker } from '../../brokers/hosts/host-broker.ts';
import { testEngine, unreachableHosts, type TestEngine } from '../../testing.ts';
import { CLUSTER } from '../vms/testing/vm-world.ts';
import { capabilitiesOf } from '../vms/testing/host-facts.ts';

let engine: TestEngine;
const id = randomUUID();
/** Devices as the host tells them, which is asked anew each time. */
const told = { devices: [] as HostDeviceReport[] };
beforeAll(async () => {
  const broker: HostBroker = { ...unreachableHosts.broker, read: (async () => told) as never };
  engine = await testEngine({ hosts: () => ({ ...unreachableHosts, broker }) });
  await engine.db
    .insertInto('host')
    .values({ id, name: 'host1', cluster_id: CLUSTER, address: 'h', administrative_state: 'active' })
    .execute();
  const network = { bridge: 'br1', addresses: [], mtu: 1500, up: true };
  const numa = [
    { node: 0, memoryBytes: 2 ** 30, distances: [10, 21], cpus: [{ id: 2, socket: 0, core: 1 }] },
    { node: 1, memoryBytes: 2 ** 31, distances: [21, 10], cpus: [{ id: 1, socket: 1, core: 0 }] },
  ];
  const networks = [
    { ...network, name: 'ovirtmgmt' },
    { ...network, name: 'lab' },
  ];
  const nics = [{ name: 'eth0', mac: '56:6f:00:00:00:01', addresses: [], up: true, mtu: 1500 }];
  const reported = json({ ...capabilitiesOf(), numa, networks, nics });
  await engine.db.insertInto('host_runtime').values({ host_id: id, status: 'up', capabilities: reported }).execute();
});
afterAll(() => engine.stop());

const read = async (path: string) => {
  const answer = await engine.request(`/hosts/${id}/${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, Record<string, unknown>[]> };
};

test('NUMA nodes and logical CPUs are those that the host reported', async () => {
  const nodes = (await read('numanodes')).body['host_numa_node'] ?? [];
  expect(nodes).toMatchObject([
    { index: '0', memory: '1024', node_distance: '10 21', cpu: { cores: { core: [{ index: '2', socket: '0' }] } } },
    { index: '1', memory: '2048' },
  ]);
  const one = await read(`numanodes/${String(nodes[1]?.['id'])}`);
  expect(one.body).toMatchObject({ index: '1', host: { id } });
  expect((await read(`numanodes/${randomUUID()}`)).status).toBe(404);
  const { body } = await read(`numanodes/${String(nodes[1]?.['id'])}/statistics`);
  expect(body['statistic']).toMatchObject([{ name: 'memory.total', values: { value: [{ datum: 2 ** 31 }] } }]);
  const units = (await read('cpuunits')).body['host_cpu_unit'] ?? [];
  expect(units.map(unit => [unit['cpu_id'], unit['core_id'], unit['socket_id']])).toEqual([
    ['1', '0', '1'],
    ['2', '1', '0'],
  ]);
});

test('a network of the host that its data center does not have is unmanaged', async () => {
  const found = (await read('unmanagednetworks')).body['unmanaged_network'] ?? [];
  expect(found.map(network => network['name'])).toEqual(['lab']);
  expect((await read(`unmanagednetworks/${String(found[0]?.['id'])}`)).status).toBe(200);
});

test('lists of what a host does not have are empty, those of a host that does not exist are not there', async () => {
  for (const path of ['hooks', 'storage']) {
    expect(await read(path)).toEqual({ status: 200, body: {} });
    expect((await engine.request(`/hosts/${randomUUID()}/${path}`)).status).toBe(404);
  }
  const nic = (await read('nics')).body['host_nic']?.[0]?.['id'];
  for (const path of ['linklayerdiscoveryprotocolelements', 'networklabels']) {
    expect(await read(`nics/${String(nic)}/${path}`)).toEqual({ status: 200, body: {} });
    expect((await read(`nics/${randomUUID()}/${path}`)).status).toBe(404);
  }
});

test('devices are those that the host tells now, each with the one that it hangs on', async () => {
  told.devices = [
    { name: 'computer', capability: 'system', product: { name: 'Model 5' }, mdevTypes: [] },
    {
      name: 'pci_0000_03_00_0',
      parent: 'computer',
      capability: 'pci',
      product: { id: '0x10fb', name: '82599' },
      vendor: { id: '0x8086', name: 'Intel' },
      driver: 'ixgbe',
      iommuGroup: 7,
      virtualFunctions: 63,
      mdevTypes: [{ id: 'i915-GVTg', name: 'GVTg', availableInstances: 2 }],
    },
    { name: 'pci_0000_03_10_0', capability: 'pci', physicalFunction: 'pci_0000_03_00_0', mdevTypes: [] },
  ];
  const [computer, card, part] = (await read('devices')).body['host_device'] ?? [];
  expect(computer).toMatchObject({ name: 'computer', capability: 'system', product: { name: 'Model 5' } });
  expect(card).toMatchObject({
    capability: 'pci',
    driver: 'ixgbe',
    iommu_group: '7',
    virtual_functions: '63',
    vendor: { id: '0x8086', name: 'Intel' },
    parent_device: { id: computer?.['id'] },
    m_dev_types: { m_dev_type: [{ name: 'i915-GVTg', human_readable_name: 'GVTg', available_instances: '2' }] },
    host: { id },
  });
  expect(part).toMatchObject({ physical_function: { id: card?.['id'] } });
  expect((await read(`devices/${String(card?.['id'])}`)).body).toMatchObject({ name: 'pci_0000_03_00_0' });
  expect((await read(`devices/${randomUUID()}`)).status).toBe(404);
  const page = await engine.request(`/hosts/${id}/devices?max=1`);
  expect(((await page.json()) as { host_device: unknown[] }).host_device).toHaveLength(1);
});

test('devices of a host that is not up are not known', async () => {
  await engine.db.updateTable('host_runtime').set({ status: 'non_responsive' }).where('host_id', '=', id).execute();
  const { status, body } = await read('devices');
  expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('Activate it')]);
});
