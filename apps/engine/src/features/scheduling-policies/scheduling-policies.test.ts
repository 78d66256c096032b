import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import { place } from '@overt/scheduling/place';
import { policyUnits } from '@overt/scheduling/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { updateCluster } from '../clusters/actions/update-cluster.ts';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { CLUSTER, GIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import {
  addPolicyUnit,
  addSchedulingPolicy,
  removePolicyUnit,
  removeSchedulingPolicy,
  updateSchedulingPolicy,
} from './actions/all.ts';
import { DEFAULT_POLICY_ID } from './public.ts';

let world: VmWorld;
let engine: TestEngine;
beforeAll(async () => {
  [world, engine] = await Promise.all([vmWorld(), testEngine()]);
});
afterAll(async () => {
  await world.close();
  await engine.stop();
});

let count = 0;
const newPolicy = async (properties = {}) => {
  const id = randomUUID();
  await world.run(addSchedulingPolicy, { id, name: `policy${++count}`, description: '', properties });
  return id;
};
const unitId = (type: string, name: string) =>
  policyUnits.find(one => one.type === type && one.name === name)?.id ?? '';
const cluster = (policyId: string, configuration = {}) =>
  world.run(updateCluster, { id: CLUSTER, changes: { scheduling_policy_id: policyId }, configuration });

async function start(highAvailability = false) {
  const input = world.vmInput({ identity: { high_availability: highAvailability } });
  await world.run(addVm, input);
  const run = { vmId: input.id, vmName: input.name, diskIds: [], once: null, initialization: null };
  return world.run(runVm, { ...run, useCloudInit: false });
}

test('a policy that comes with the product is neither changed nor removed', async () => {
  const locked = { code: 'SCHEDULING_POLICY_LOCKED', status: 409 };
  const id = DEFAULT_POLICY_ID;
  await expect(world.run(updateSchedulingPolicy, { id, change: { description: 'x' } })).rejects.toMatchObject(locked);
  await expect(world.run(removeSchedulingPolicy, { id })).rejects.toMatchObject(locked);
  const unit = unitId('filter', 'ClusterInMaintenance');
  await expect(
    world.run(addPolicyUnit, { policyId: id, unitId: unit, type: 'filter', value: 0 }),
  ).rejects.toMatchObject(locked);
});

test('a cluster in maintenance starts highly available VMs only', async () => {
  const maintenance = '7677771e-5eab-422e-83fa-dc04080d21b7';
  await cluster(maintenance);
  await expect(start()).rejects.toMatchObject({
    code: 'VM_NO_HOST_FITS',
    message: expect.stringContaining('the cluster is in maintenance'),
  });
  await start(true);
  await cluster(DEFAULT_POLICY_ID);
  await start();
});

test('weights, their factors and the properties of the cluster decide where a VM goes', async () => {
  const second = randomUUID();
  await world.db
    .insertInto('host')
    .values({ id: second, name: 'host2', cluster_id: CLUSTER, address: 'h2', administrative_state: 'active' })
    .execute();
  await world.db
    .insertInto('host_runtime')
    .values({
      host_id: second,
      status: 'up',
      capabilities: json(world.host.capabilities),
      memory_bytes: 64 * GIB,
      cpu_threads: 64,
    })
    .execute();
  await world.db
    .insertInto('host_statistics')
    .values({
      host_id: second,
      sampled_at: new Date(),
      cpu_user_percent: 90,
      cpu_system_percent: 0,
      cpu_idle_percent: 10,
      load_average_5m: 60,
      memory_total_bytes: 64 * GIB,
      memory_used_bytes: 0,
      memory_free_bytes: 64 * GIB,
      active_vms: 0,
      sample: json({ swapTotalBytes: 100, swapFreeBytes: 60 }),
    })
    .execute();
  const request = {
    vmId: randomUUID(),
    vcpus: 1,
    memoryBytes: GIB,
    reservedBytes: GIB,
    architecture: 'x86_64',
    firmware: 'bios',
    networks: [],
    storageDomains: [],
    hosts: [],
    hostsRule: 'required',
    highlyAvailable: false,
  } as const;
  const chosen = async () => place(request, await world.repos.scheduling.snapshot(CLUSTER)).chosen;
  const policyId = await newPolicy();
  const add = (type: 'filter' | 'weight', name: string, value: number) =>
    world.run(addPolicyUnit, { policyId, unitId: unitId(type, name), type, value });
  await add('weight', 'OptimalForEvenGuestDistribution', 5);
  await add('weight', 'OptimalForCpuEvenDistribution', 1);
  await cluster(policyId);
  // host1 runs the VMs of the test before, host2 none: fewer guests win, until it is too busy, or the factors turn.
  expect(await chosen()).toBe(second);
  await add('filter', 'CPUOverloaded', 0);
  expect(await chosen()).toBe(world.hostId);
  await cluster(policyId, { customSchedulingPolicyProperties: [{ name: 'HighUtilization', value: '95' }] });
  expect(await chosen()).toBe(second);
  await add('filter', 'Swap', 1);
  await world.run(updateSchedulingPolicy, { id: policyId, change: { properties: { MaximumAllowedSwapUsage: '30' } } });
  expect(await chosen()).toBe(world.hostId);
  await world.run(removePolicyUnit, { policyId, unitId: unitId('filter', 'Swap'), type: 'filter' });
  expect(await chosen()).toBe(second);
  const guests = unitId('weight', 'OptimalForEvenGuestDistribution');
  await world.run(removePolicyUnit, { policyId, unitId: guests, type: 'weight' });
  expect(await chosen()).toBe(world.hostId);
  await expect(world.run(removeSchedulingPolicy, { id: policyId })).rejects.toMatchObject({ code: 'IN_USE' });
  await cluster(DEFAULT_POLICY_ID, { customSchedulingPolicyProperties: [] });
  await world.run(removeSchedulingPolicy, { id: policyId });
});

test.each([
  [{ HighUtilization: '20' }, 'SCHEDULING_PROPERTY_INVALID'],
  [{ HighUtilisation: '80' }, 'SCHEDULING_PROPERTY_UNKNOWN'],
])('the properties %j are refused with %s, in a policy and in a cluster', async (properties, code) => {
  await expect(newPolicy(properties)).rejects.toMatchObject({ code, status: 400 });
  const given = Object.entries(properties).map(([name, value]) => ({ name, value }));
  await expect(cluster(DEFAULT_POLICY_ID, { customSchedulingPolicyProperties: given })).rejects.toMatchObject({ code });
});

test.each([
  ['filter', unitId('weight', 'HA'), 0, 'SCHEDULING_UNIT_TYPE'],
  ['filter', unitId('filter', 'PinToHost'), 0, 'SCHEDULING_UNIT_MANDATORY'],
  ['filter', unitId('filter', 'Memory'), 7, 'INVALID_VALUE'],
  ['filter', unitId('filter', 'CPU'), 0, 'SCHEDULING_UNIT_PRESENT'],
  ['filter', unitId('filter', 'Memory'), -1, 'SCHEDULING_POSITION_TAKEN'],
  ['weight', unitId('weight', 'HA'), 0, 'INVALID_VALUE'],
  ['filter', randomUUID(), 0, 'NOT_FOUND'],
] as const)('a %s of unit %s with %i is refused with %s', async (type, unit, value, code) => {
  const policyId = await newPolicy();
  await world.run(addPolicyUnit, { policyId, unitId: unitId('filter', 'CPU'), type: 'filter', value: -1 });
  await expect(world.run(addPolicyUnit, { policyId, unitId: unit, type, value })).rejects.toMatchObject({ code });
});

test('every action may be repeated', async () => {
  expect(
    await world.faultsOf(addSchedulingPolicy, async () => ({
      id: randomUUID(),
      name: `policy${++count}`,
      description: '',
      properties: {},
    })),
  ).toEqual([]);
  expect(
    await world.faultsOf(updateSchedulingPolicy, async () => ({ id: await newPolicy(), change: { description: 'x' } })),
  ).toEqual([]);
  expect(await world.faultsOf(removeSchedulingPolicy, async () => ({ id: await newPolicy() }))).toEqual([]);
  const unit = unitId('filter', 'CPU');
  expect(
    await world.faultsOf(addPolicyUnit, async () => ({
      policyId: await newPolicy(),
      unitId: unit,
      type: 'filter' as const,
      value: 0,
    })),
  ).toEqual([]);
});

test('policies and their units are read and written as oVirt does', async () => {
  const send = async (path: string, method: string, body?: string) => {
    const options = { method, accept: 'application/xml', headers: { 'content-type': 'application/xml' } };
    const answer = await engine.request(path, body === undefined ? options : { ...options, body });
    return { status: answer.status, text: await answer.text() };
  };
  const listed = (await (await engine.request('/schedulingpolicies')).json()) as {
    scheduling_policy: { name: string; locked: string; default_policy: string }[];
  };
  expect(listed.scheduling_policy.map(one => [one.name, one.locked])).toEqual(
    ['cluster_maintenance', 'evenly_distributed', 'none', 'power_saving', 'vm_evenly_distributed'].map(name => [
      name,
      'true',
    ]),
  );
  const added = await send(
    '/schedulingpolicies',
    'POST',
    '<scheduling_policy><name>mine</name><properties><property><name>HighUtilization</name><value>70</value></property></properties></scheduling_policy>',
  );
  expect(added).toMatchObject({ status: 201, text: expect.stringContaining('<value>70</value>') });
  const id = /schedulingpolicies\/([0-9a-f-]{36})"/.exec(added.text)?.[1] ?? '';
  for (const [kind, name, member] of [
    ['filter', 'Memory', '<position>-1</position>'],
    ['weight', 'PreferredHosts', '<factor>9</factor>'],
    ['balance', 'OptimalForPowerSaving', ''],
  ] as const) {
    const unit = unitId(kind === 'balance' ? 'load_balancing' : kind, name);
    const body = `<${kind}>${member}<scheduling_policy_unit id="${unit}"/></${kind}>`;
    const path = `/schedulingpolicies/${id}/${kind}s`;
    expect(await send(path, 'POST', body)).toMatchObject({ status: 201, text: expect.stringContaining(member) });
    const read = await send(`${path}/${unit}`, 'GET');
    expect(read.text).toContain(`<name>${name}</name>`);
    expect(read.text).toContain(`/schedulingpolicyunits/${unit}"`);
    expect((await send(path, 'GET')).text).toContain(`id="${unit}"`);
  }
  const followed = await send(`/schedulingpolicies/${id}?follow=filters.scheduling_policy_unit,balances`, 'GET');
  expect(followed.text).toMatch(/<filters>\s*<filter [^]*<type>filter<\/type>/);
  const weight = unitId('weight', 'PreferredHosts');
  expect((await send(`/schedulingpolicies/${id}/weights/${weight}`, 'DELETE')).status).toBe(200);
  expect((await send(`/schedulingpolicies/${id}/weights/${weight}`, 'GET')).status).toBe(404);
  expect((await send(`/schedulingpolicyunits/${weight}`, 'DELETE')).status).toBe(409);
  expect((await send(`/schedulingpolicies/${id}`, 'DELETE')).status).toBe(200);
  expect((await send('/schedulingpolicyunits', 'GET')).text.match(/<scheduling_policy_unit /g)).toHaveLength(43);
});
