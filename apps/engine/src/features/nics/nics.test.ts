// NICs of VMs: the promises of their actions, and the API in front of them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addVm, type AddVmInput } from '../vms/actions/add-vm.ts';
import { vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { testEngine, type TestEngine } from '../../testing.ts';
import { addNic } from './actions/add-nic.ts';
import { removeNic } from './actions/remove-nic.ts';
import { updateNic } from './actions/update-nic.ts';

let world: VmWorld;
let engine: TestEngine;
beforeAll(async () => {
  world = await vmWorld();
  engine = await testEngine();
});
afterAll(async () => {
  await world?.close();
  await engine?.stop();
});

async function vm(): Promise<AddVmInput> {
  const input = world.vmInput({ nics: [world.nic()] });
  await world.run(addVm, input);
  return input;
}

test('their actions keep the promises of steps', async () => {
  expect(await world.faultsOf(addNic, async () => ({ vmId: (await vm()).id, nic: world.nic({ name: 'b' }) }))).toEqual(
    [],
  );
  const changing = async () => {
    const { id: vmId, nics } = await vm();
    return { vmId, nicId: nics[0]?.id ?? '', changes: { name: 'renamed', linked: false, vnic_profile_id: null } };
  };
  expect(await world.faultsOf(updateNic, changing)).toEqual([]);
  const removing = async () => {
    const { id: vmId, nics } = await vm();
    return { vmId, nicId: nics[0]?.id ?? '' };
  };
  expect(await world.faultsOf(removeNic, removing)).toEqual([]);
});

async function send(method: string, path: string, body?: object) {
  const answer = await engine.request(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function newVm(name: string): Promise<string> {
  const { status, body } = await send('POST', '/vms', {
    name,
    cluster: { name: 'Default' },
    template: { name: 'Blank' },
  });
  expect(status).toBe(201);
  return `/vms/${body.id}`;
}

test('a NIC gets an address of the pool, is changed, unplugged and removed', async () => {
  const path = await newVm('one');
  const made = await send('POST', `${path}/nics`, { name: 'eth0', vnic_profile: { name: 'ovirtmgmt' } });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    name: 'eth0',
    interface: 'virtio',
    linked: 'true',
    plugged: 'true',
    mac: { address: expect.stringMatching(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/) },
    vnic_profile: { id: expect.any(String) },
    vm: { id: path.slice('/vms/'.length) },
  });
  const nic = `${path}/nics/${made.body.id}`;
  const mac = { address: '56:6F:00:00:AA:01' };
  const changed = await send('PUT', nic, { interface: 'e1000', linked: false, mac });
  expect(changed.body).toMatchObject({ interface: 'e1000', linked: 'false', mac: { address: '56:6f:00:00:aa:01' } });
  expect((await send('POST', `${nic}/deactivate`, {})).status).toBe(200);
  expect((await send('GET', nic)).body.plugged).toBe('false');
  expect((await send('PUT', nic, { vnic_profile: { id: '' } })).body.vnic_profile).toBeUndefined();
  expect((await send('DELETE', nic)).status).toBe(200);
  expect((await send('GET', nic)).status).toBe(404);
  expect((await send('GET', `${path}/nics`)).body).toEqual({});
});

test('names are apart within a VM, addresses within the pool', async () => {
  const path = await newVm('two');
  const mac = { address: '56:6f:00:00:bb:01' };
  expect((await send('POST', `${path}/nics`, { name: 'eth0', mac })).status).toBe(201);
  const other = (await send('POST', `${path}/nics`, { name: 'eth1' })).body;
  expect((await send('POST', `${path}/nics`, { name: 'eth0' })).status).toBe(409);
  expect((await send('PUT', `${path}/nics/${other.id}`, { name: 'eth0' })).status).toBe(409);
  expect((await send('POST', `${path}/nics`, { name: 'eth2', mac })).status).toBe(409);
  expect((await send('PUT', `${path}/nics/${other.id}`, { mac })).status).toBe(409);
});

test.each([
  ['no name', {}],
  ['a name with blanks', { name: 'a b' }],
  ['a multicast address', { name: 'a', mac: { address: '01:00:5e:00:00:01' } }],
  ['half an address', { name: 'a', mac: { address: '56:6f' } }],
  ['an unknown model', { name: 'a', interface: 'ne2000' }],
  ['a profile id that is no id', { name: 'a', vnic_profile: { id: 'x' } }],
])('a NIC with %s is refused', async (what, nic) => {
  const path = await newVm(`bad-${what.replaceAll(' ', '-')}`);
  const refused = await send('POST', `${path}/nics`, nic);
  expect(refused.status).toBe(400);
  expect(refused.body.fault.detail).toMatch(/ /);
  expect((await send('GET', `${path}/nics`)).body).toEqual({});
});

test('a NIC of another VM is not found', async () => {
  const path = await newVm('three');
  const { body } = await send('POST', `${path}/nics`, { name: 'eth0' });
  expect((await send('GET', `${await newVm('four')}/nics/${body.id}`)).status).toBe(404);
  expect((await send('GET', `${path}/nics/x`)).status).toBe(404);
});
