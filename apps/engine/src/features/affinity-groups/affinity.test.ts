// Affinity groups and labels on rows and on the wire, and what the scheduler makes of them.
import { randomUUID } from 'node:crypto';
import { json } from '@overt/database/json';
import { renderReason } from '@overt/scheduling/reasons';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import {
  addAffinityLabel,
  putAffinityLabel,
  removeAffinityLabel,
  takeAffinityLabel,
  updateAffinityLabel,
} from '../affinity-labels/actions/all.ts';
import { decidePlace } from '../scheduling/public.ts';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { CLUSTER, GIB, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import {
  addAffinityGroup,
  addGroupMember,
  removeAffinityGroup,
  removeGroupMember,
  updateAffinityGroup,
  type Members,
} from './actions/all.ts';
import type { AffinityGroupColumns } from './affinity-group.repo.ts';

let world: VmWorld;
let engine: TestEngine;
let host2: string;
beforeAll(async () => {
  [world, engine] = await Promise.all([vmWorld(), testEngine()]);
  host2 = randomUUID();
  await world.db
    .insertInto('host')
    .values({ id: host2, name: 'host2', cluster_id: CLUSTER, address: 'h2', administrative_state: 'active' })
    .execute();
  const capabilities = json(world.host.capabilities);
  await world.db
    .insertInto('host_runtime')
    .values({ host_id: host2, status: 'up', capabilities, memory_bytes: 4096 * GIB, cpu_threads: 128 })
    .execute();
});
afterAll(async () => {
  await world.close();
  await engine.stop();
});
beforeEach(async () => {
  await world.db.deleteFrom('affinity_group').execute();
  await world.db.deleteFrom('affinity_label').execute();
  await world.db.deleteFrom('vm_runtime').execute();
});

async function vm() {
  const input = world.vmInput({});
  await world.run(addVm, input);
  return input.id;
}
const running = async (hostId: string) => {
  const id = await vm();
  await world.db
    .insertInto('vm_runtime')
    .values({ vm_id: id, host_id: hostId, status: 'up', spec: json({}), memory_bytes: 1, cpu_count: 1 })
    .execute();
  return id;
};
let count = 0;
const group = async (columns: AffinityGroupColumns, members: Members) => {
  const groupId = randomUUID();
  const name = `group${++count}`;
  await world.run(addAffinityGroup, { clusterId: CLUSTER, groupId, columns: { name, ...columns }, members });
  return groupId;
};
const label = async (implicitGroup = false) => {
  const id = randomUUID();
  await world.run(addAffinityLabel, { id, name: `label${++count}`, implicitGroup });
  return id;
};
const put = (labelId: string, kind: 'vm' | 'host', memberId: string) =>
  world.run(putAffinityLabel, { labelId, kind, memberId });

/** Where the scheduler would start it; host2 is the larger one and chosen when nothing is said. */
async function placed(vmId: string) {
  const { chosen, explanation } = await decidePlace(world.repos, {
    vmId,
    vmName: 'vm',
    clusterId: CLUSTER,
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
  });
  return { chosen, reasons: explanation.flatMap(verdict => verdict.reasons.map(reason => renderReason(reason).en)) };
}
const VMS = { vms_enabled: true, vms_positive: true, vms_enforcing: true };
const HOSTS = { hosts_enabled: true, hosts_positive: true, hosts_enforcing: true };

test.each([true, false])('VMs are kept together with those that run, enforcing %s', async enforcing => {
  const one = await vm();
  expect((await placed(one)).chosen).toBe(host2);
  await group({ ...VMS, vms_enforcing: enforcing }, { vm: [one, await running(world.hostId)] });
  const { chosen, reasons } = await placed(one);
  expect(chosen).toBe(world.hostId);
  expect(reasons.filter(reason => /affinity group group\d+ keeps the VM with others/.test(reason))).toHaveLength(
    enforcing ? 1 : 0,
  );
});

test('VMs are kept apart, by labels too, and a start that cannot be is refused with the group', async () => {
  const one = await vm();
  const mark = await label();
  await put(mark, 'vm', one);
  await put(mark, 'vm', await running(host2));
  await group({ ...VMS, vms_positive: false }, { vm_label: [mark] });
  expect((await placed(one)).chosen).toBe(world.hostId);
  await put(mark, 'vm', await running(world.hostId));
  const run = { vmId: one, vmName: 'one', diskIds: [], once: null, initialization: null, useCloudInit: false };
  await expect(world.run(runVm, run)).rejects.toMatchObject({
    code: 'VM_NO_HOST_FITS',
    message: expect.stringMatching(/host1: the affinity group group\d+ keeps the VM apart/),
  });
});

test('hosts of a group are a must, a wish, or to be avoided; hosts by label count as well', async () => {
  const one = await vm();
  const id = await group(HOSTS, { vm: [one], host: [world.hostId] });
  expect(await placed(one)).toMatchObject({ chosen: world.hostId, reasons: [expect.stringContaining('other hosts')] });
  await world.run(updateAffinityGroup, {
    clusterId: CLUSTER,
    groupId: id,
    columns: { hosts_enforcing: false },
    members: {},
  });
  expect(await placed(one)).toEqual({ chosen: world.hostId, reasons: [] });
  const mark = await label();
  await put(mark, 'host', host2);
  const columns = { hosts_positive: false, hosts_enforcing: true };
  await world.run(updateAffinityGroup, {
    clusterId: CLUSTER,
    groupId: id,
    columns,
    members: { host: [], host_label: [mark] },
  });
  expect(await placed(one)).toMatchObject({
    chosen: world.hostId,
    reasons: [expect.stringContaining('keeps the VM off')],
  });
  await world.run(updateAffinityGroup, {
    clusterId: CLUSTER,
    groupId: id,
    columns: { hosts_enabled: false },
    members: {},
  });
  expect((await placed(one)).chosen).toBe(host2);
});

test('a label with a group of its own binds VMs to hosts that carry it', async () => {
  const one = await vm();
  const mark = await label(true);
  await put(mark, 'vm', one);
  expect((await placed(one)).chosen).toBeUndefined();
  await put(mark, 'host', world.hostId);
  expect((await placed(one)).chosen).toBe(world.hostId);
  await world.run(takeAffinityLabel, { labelId: mark, kind: 'vm', memberId: one });
  expect((await placed(one)).chosen).toBe(host2);
});

test('groups that contradict each other are refused, whichever way they come to do so', async () => {
  const [one, two] = [await vm(), await vm()];
  await group(VMS, { vm: [one, two] });
  const conflict = { code: 'AFFINITY_CONFLICT', status: 409 };
  const apart = { ...VMS, vms_positive: false };
  await expect(group(apart, { vm: [one, two] })).rejects.toMatchObject(conflict);
  const groupId = await group(apart, { vm: [one] });
  const member = { clusterId: CLUSTER, groupId, kind: 'vm', memberId: two } as const;
  await expect(world.run(addGroupMember, member)).rejects.toMatchObject(conflict);
  expect((await world.repos.affinityGroups.byId(CLUSTER, groupId))?.members.vm).toEqual([one]);
  await expect(
    world.run(updateAffinityGroup, { clusterId: CLUSTER, groupId, columns: {}, members: { vm: [one, two] } }),
  ).rejects.toMatchObject(conflict);
  expect(await world.repos.affinityGroups.ofClusters([CLUSTER])).toHaveLength(2);
});

test('members of other clusters and names that are taken are refused', async () => {
  const clusterId = randomUUID();
  await world.db.insertInto('cluster').values({ id: clusterId, name: clusterId }).execute();
  const one = await vm();
  await expect(
    world.run(addAffinityGroup, { clusterId, groupId: randomUUID(), columns: { name: 'g' }, members: { vm: [one] } }),
  ).rejects.toMatchObject({ code: 'AFFINITY_OTHER_CLUSTER', params: { members: expect.stringMatching(/^VM vm\d+$/) } });
  await group({ name: 'taken' }, {});
  await expect(group({ name: 'taken' }, {})).rejects.toMatchObject({ code: 'NAME_IN_USE' });
});

test('every action may be repeated', async () => {
  const group0 = async () => ({ clusterId: CLUSTER, groupId: await group({}, { vm: [await vm()] }) });
  const fresh = { groupId: '', columns: { name: '' }, members: {} };
  expect(
    await world.faultsOf(addAffinityGroup, async () => ({
      ...fresh,
      clusterId: CLUSTER,
      groupId: randomUUID(),
      columns: { name: `group${++count}` },
    })),
  ).toEqual([]);
  expect(
    await world.faultsOf(updateAffinityGroup, async () => ({
      ...(await group0()),
      columns: { description: 'x' },
      members: { vm: [] },
    })),
  ).toEqual([]);
  expect(await world.faultsOf(removeAffinityGroup, group0)).toEqual([]);
  expect(
    await world.faultsOf(addGroupMember, async () => ({
      ...(await group0()),
      kind: 'vm' as const,
      memberId: await vm(),
    })),
  ).toEqual([]);
  const labelled = async () => ({ labelId: await label(), kind: 'vm' as const, memberId: await vm() });
  expect(
    await world.faultsOf(addAffinityLabel, async () => ({
      id: randomUUID(),
      name: `label${++count}`,
      implicitGroup: false,
    })),
  ).toEqual([]);
  expect(
    await world.faultsOf(updateAffinityLabel, async () => ({
      id: await label(),
      change: { has_implicit_group: true },
    })),
  ).toEqual([]);
  expect(await world.faultsOf(removeAffinityLabel, async () => ({ id: await label() }))).toEqual([]);
  expect(await world.faultsOf(putAffinityLabel, labelled)).toEqual([]);
});

test('groups, labels and their members are read and written as oVirt does', async () => {
  const send = async (path: string, method = 'GET', body?: string) => {
    const options = { method, accept: 'application/xml', headers: { 'content-type': 'application/xml' } };
    const answer = await engine.request(path, body === undefined ? options : { ...options, body });
    return { status: answer.status, text: await answer.text() };
  };
  const made = await send(
    '/vms',
    'POST',
    '<vm><name>one</name><cluster><name>Default</name></cluster><template><name>Blank</name></template></vm>',
  );
  const vmId = /\/vms\/([0-9a-f-]{36})"/.exec(made.text)?.[1] ?? '';
  const added = await send('/affinitylabels', 'POST', '<affinity_label><name>ssd</name></affinity_label>');
  expect(added.status).toBe(201);
  const labelId = /affinitylabels\/([0-9a-f-]{36})"/.exec(added.text)?.[1] ?? '';
  expect((await send(`/vms/${vmId}/affinitylabels`, 'POST', `<affinity_label id="${labelId}"/>`)).status).toBe(201);
  expect((await send(`/vms/${vmId}/affinitylabels`)).text).toContain('<name>ssd</name>');
  expect((await send(`/affinitylabels/${labelId}/vms`)).text).toContain('<name>one</name>');
  expect((await send(`/affinitylabels/${labelId}/vms/${vmId}`)).status).toBe(200);
  const groups = `/clusters/${CLUSTER}/affinitygroups`;
  const body =
    '<affinity_group><name>g</name><priority>2.5</priority><vms_rule><enabled>true</enabled><enforcing>true</enforcing><positive>false</positive></vms_rule><vms><vm><name>one</name></vm></vms></affinity_group>';
  const one = await send(groups, 'POST', body);
  expect(one).toMatchObject({ status: 201, text: expect.stringContaining('<priority>2.5</priority>') });
  expect(one.text).toMatch(/<enforcing>true<\/enforcing>\s*<positive>false<\/positive>/);
  const groupId = /affinitygroups\/([0-9a-f-]{36})"/.exec(one.text)?.[1] ?? '';
  expect((await send(`${groups}/${groupId}/vms`)).text).toContain('<name>one</name>');
  expect(
    (await send(`${groups}/${groupId}/vmlabels`, 'POST', '<affinity_label><name>ssd</name></affinity_label>')).status,
  ).toBe(201);
  expect((await send(`${groups}/${groupId}/hostlabels`)).text).toContain('<affinity_labels/>');
  expect((await send(`${groups}?follow=vms,vm_labels`)).text).toMatch(/<vms>\s*<vm [^]*<name>one<\/name>/);
  expect((await send(`${groups}/${groupId}/vms/${vmId}`, 'DELETE')).status).toBe(200);
  expect((await send(`${groups}/${groupId}/vms/${vmId}`, 'DELETE')).status).toBe(404);
  expect((await send(`/vms/${vmId}/affinitylabels/${labelId}`, 'DELETE')).status).toBe(200);
  expect((await send(`/vms/${vmId}/affinitylabels/${labelId}`)).status).toBe(404);
  expect((await send(groups, 'POST', body)).status).toBe(409);
  expect((await send(`${groups}/${groupId}`, 'DELETE')).status).toBe(200);
});

test('a member that left is no member any more', async () => {
  const one = await vm();
  const groupId = await group(HOSTS, { vm: [one], host: [world.hostId] });
  const member = { clusterId: CLUSTER, groupId, kind: 'vm', memberId: one } as const;
  await world.run(removeGroupMember, member);
  expect((await placed(one)).chosen).toBe(host2);
  await expect(world.run(removeGroupMember, member)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
