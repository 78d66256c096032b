// QoS and profiles on rows and on the wire, and the limits that a host is told when a VM starts.
import { randomUUID } from 'node:crypto';
import { vmSpec } from '@overt/agent-protocol/model/vm-spec';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEngine, type TestEngine } from '../../testing.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { addDisk } from '../disks/public.ts';
import { addQos, removeQos, updateQos, type AddQosInput } from '../qoss/actions/all.ts';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { CLUSTER, vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { tellLimits } from '../vms/vm-limits.reconciler.ts';
import { updateVnicProfile } from '../vnic-profiles/actions/vnic-profile-actions.ts';
import { cpuProfile, diskProfile } from './actions/all.ts';

const dataCenterId = BUILTIN.dataCenter.id;
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
const qosInput = (type: AddQosInput['type'], limits: AddQosInput['limits']): AddQosInput => ({
  dataCenterId,
  id: randomUUID(),
  type,
  name: `qos${++count}`,
  description: '',
  limits,
});
const qos = async (type: AddQosInput['type'], limits: AddQosInput['limits']) => {
  const input = qosInput(type, limits);
  await world.run(addQos, input);
  return input.id;
};
const profileInput = (ownerId: string, qosId: string | null) => ({
  id: randomUUID(),
  ownerId,
  name: `profile${++count}`,
  description: '',
  qosId,
});

/** Starts a VM with a disk and a NIC; what its host was told. */
async function started(configuration: object, diskProfileId?: string) {
  const disk = world.disk(diskProfileId === undefined ? {} : { diskProfileId });
  await world.run(addDisk, disk);
  const input = world.vmInput({
    settings: { memory_bytes: 64 * 1024 ** 2, configuration },
    nics: [world.nic()],
    attachments: [world.attachment(disk.id)],
  });
  await world.run(addVm, input);
  const run = { vmId: input.id, vmName: input.name, diskIds: [disk.id], once: null, initialization: null };
  await world.run(runVm, { ...run, useCloudInit: false });
  const row = await world.db
    .selectFrom('vm_runtime')
    .select('spec')
    .where('vm_id', '=', input.id)
    .executeTakeFirstOrThrow();
  return vmSpec.parse(row.spec);
}

test('limits of profiles reach the host, those that are named and those that came with cluster and storage', async () => {
  const bare = await started({});
  expect([bare.cpu.limitPercent, bare.disks[0]?.limits, bare.nics[0]?.bandwidth]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const cpu = profileInput(CLUSTER, await qos('cpu', { cpuLimit: 25 }));
  await world.run(cpuProfile.add, cpu);
  const disk = profileInput(world.domainId, await qos('storage', { maxThroughput: 10, maxReadIops: 50 }));
  await world.run(diskProfile.add, disk);
  const network = await qos('network', { inboundAverage: 8, inboundPeak: 8, inboundBurst: 1 });
  const vnic = { id: BUILTIN.vnicProfile.id, profile: { qos: { id: network } } };
  await world.run(updateVnicProfile, vnic);
  const limited = await started({ cpuProfile: { id: cpu.id } }, disk.id);
  expect(limited.cpu.limitPercent).toBe(25);
  expect(limited.disks[0]?.limits).toEqual({ totalBytesPerSecond: 10 * 1024 ** 2, readIops: 50 });
  expect(limited.nics[0]?.bandwidth).toEqual({
    inbound: { averageBytesPerSecond: 1_000_000, peakBytesPerSecond: 1_000_000, burstBytes: 1024 ** 2 },
  });
  await expect(world.run(cpuProfile.remove, cpu)).rejects.toMatchObject({ code: 'IN_USE' });
  await expect(world.run(diskProfile.remove, disk)).rejects.toMatchObject({ code: 'IN_USE' });
  const [own] = await world.repos.profiles.list('disk', { ownerIds: [world.domainId] });
  const cluster = (await world.repos.profiles.list('cpu', { ownerIds: [CLUSTER] })).find(one => one.is_default);
  await world.run(diskProfile.update, { id: own?.id ?? '', change: { qos_id: await qos('storage', { maxIops: 7 }) } });
  await world.run(cpuProfile.update, { id: cluster?.id ?? '', change: { qos_id: await qos('cpu', { cpuLimit: 90 }) } });
  await world.run(updateVnicProfile, { ...vnic, profile: { qos: {} } });
  const byDefault = await started({});
  expect([byDefault.cpu.limitPercent, byDefault.disks[0]?.limits, byDefault.nics[0]?.bandwidth]).toEqual([
    90,
    { totalIops: 7 },
    undefined,
  ]);
  await expect(world.run(diskProfile.remove, { id: own?.id ?? '' })).rejects.toMatchObject({
    code: 'PROFILE_IS_DEFAULT',
  });
});

test('limits that change reach VMs that run, once, and again when their host did not listen', async () => {
  const [cpuQos, diskQos] = [await qos('cpu', { cpuLimit: 40 }), await qos('storage', { maxReadIops: 50 })];
  const cpu = profileInput(CLUSTER, cpuQos);
  const disk = profileInput(world.domainId, diskQos);
  await world.run(cpuProfile.add, cpu);
  await world.run(diskProfile.add, disk);
  const { vmId } = await started({ cpuProfile: { id: cpu.id } }, disk.id);
  const { vmId: other } = await started({});
  await Promise.all([vmId, other].map(id => world.repos.vmRuntime.setStatus(id, 'up')));
  await world.db.updateTable('vm_runtime').set({ limits_due: false }).execute();
  const due = async () => (await world.repos.vmLimits.due()).map(vm => vm.vmId);
  const tell = async () => {
    const { signal } = new AbortController();
    for (const vm of await world.repos.vmLimits.due()) await tellLimits(world.ports, vm, signal);
  };
  const spec = () => world.host.specs.get(vmId);

  await world.run(updateQos, { dataCenterId, id: diskQos, change: { limits: { maxReadIops: 70 } } });
  await world.run(updateQos, { dataCenterId, id: cpuQos, change: { limits: { cpuLimit: 60 } } });
  expect(await due()).toEqual([vmId]);
  world.host.fail('VM.updateVmPolicy', 'AGENT_UNREACHABLE', { params: { host: 'host1', cause: 'test' } });
  await expect(tell()).rejects.toMatchObject({ code: 'AGENT_UNREACHABLE' });
  expect(await due()).toEqual([vmId]);
  await tell();
  expect([spec()?.disks[0]?.limits, spec()?.cpu.limitPercent]).toEqual([{ readIops: 70 }, 60]);
  expect(await due()).toEqual([]);

  await world.run(removeQos, { dataCenterId, id: diskQos });
  expect(await due()).toEqual([vmId]);
  await tell();
  expect(spec()?.disks[0]?.limits).toBeUndefined();

  const network = await qos('network', { inboundAverage: 8, inboundPeak: 8, inboundBurst: 1 });
  await world.run(updateVnicProfile, { id: BUILTIN.vnicProfile.id, profile: { qos: { id: network } } });
  expect(new Set(await due())).toEqual(new Set([vmId, other]));
  await tell();
  expect(spec()?.nics[0]?.bandwidth?.inbound).toMatchObject({ averageBytesPerSecond: 1_000_000 });
  await world.run(updateVnicProfile, { id: BUILTIN.vnicProfile.id, profile: { qos: {} } });
});

test('a profile takes a QoS of its own type and data center only', async () => {
  const network = await qos('network', {});
  await expect(world.run(cpuProfile.add, profileInput(CLUSTER, network))).rejects.toMatchObject({
    code: 'QOS_WRONG_TYPE',
  });
  const foreign = randomUUID();
  const [pool] = await world.repos.macPools.list();
  await world.db
    .insertInto('data_center')
    .values({ id: foreign, name: 'Foreign', mac_pool_id: pool?.id ?? '' })
    .execute();
  const other = { ...qosInput('cpu', { cpuLimit: 5 }), dataCenterId: foreign };
  await world.run(addQos, other);
  await expect(world.run(cpuProfile.add, profileInput(CLUSTER, other.id))).rejects.toMatchObject({
    code: 'QOS_OTHER_DATA_CENTER',
  });
  const [profile] = await world.repos.profiles.list('disk');
  const disk = world.disk({ diskProfileId: randomUUID() });
  await expect(world.run(addDisk, disk)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(profile).toBeDefined();
});

test('a QoS that is removed limits nothing any more; its limits change one by one', async () => {
  const id = await qos('storage', { maxReadIops: 5 });
  const profile = profileInput(world.domainId, id);
  await world.run(diskProfile.add, profile);
  await world.run(updateQos, { dataCenterId, id, change: { limits: { maxWriteIops: 6 } } });
  expect((await world.repos.qoss.byId(id))?.limits).toEqual({ maxReadIops: 5, maxWriteIops: 6 });
  await expect(world.run(updateQos, { dataCenterId, id, change: { limits: { maxIops: 6 } } })).rejects.toMatchObject({
    code: 'QOS_LIMITS_INVALID',
  });
  await world.run(removeQos, { dataCenterId, id });
  expect((await world.repos.profiles.byId('disk', profile.id))?.qos_id).toBeNull();
});

test('every action may be repeated', async () => {
  expect(await world.faultsOf(addQos, async () => qosInput('storage', {}))).toEqual([]);
  expect(
    await world.faultsOf(updateQos, async () => ({
      dataCenterId,
      id: await qos('storage', {}),
      change: { description: 'x' },
    })),
  ).toEqual([]);
  expect(await world.faultsOf(removeQos, async () => ({ dataCenterId, id: await qos('storage', {}) }))).toEqual([]);
  for (const [actions, owner] of [
    [cpuProfile, CLUSTER],
    [diskProfile, world.domainId],
  ] as const) {
    const existing = async () => {
      const input = profileInput(owner, null);
      await world.run(actions.add, input);
      return { id: input.id };
    };
    expect(await world.faultsOf(actions.add, async () => profileInput(owner, null))).toEqual([]);
    expect(
      await world.faultsOf(actions.update, async () => ({ ...(await existing()), change: { description: 'x' } })),
    ).toEqual([]);
    expect(await world.faultsOf(actions.remove, existing)).toEqual([]);
  }
});

test('QoS and profiles are read and written as oVirt does', async () => {
  const send = async (path: string, method = 'GET', body?: string) => {
    const options = { method, accept: 'application/xml', headers: { 'content-type': 'application/xml' } };
    const answer = await engine.request(path, body === undefined ? options : { ...options, body });
    return { status: answer.status, text: await answer.text() };
  };
  const qoss = `/datacenters/${dataCenterId}/qoss`;
  const added = await send(qoss, 'POST', '<qos><name>half</name><type>cpu</type><cpu_limit>50</cpu_limit></qos>');
  expect(added).toMatchObject({ status: 201, text: expect.stringContaining('<cpu_limit>50</cpu_limit>') });
  const id = /qoss\/([0-9a-f-]{36})"/.exec(added.text)?.[1] ?? '';
  expect((await send(`${qoss}/${id}`, 'PUT', '<qos><cpu_limit>60</cpu_limit></qos>')).text).toContain('<cpu_limit>60<');
  const body = `<cpu_profile><name>mine</name><qos id="${id}"/></cpu_profile>`;
  const profile = await send(`/clusters/${CLUSTER}/cpuprofiles`, 'POST', body);
  expect(profile).toMatchObject({ status: 201, text: expect.stringContaining(`/clusters/${CLUSTER}"`) });
  const profileId = /cpuprofiles\/([0-9a-f-]{36})"/.exec(profile.text)?.[1] ?? '';
  expect((await send(`/clusters/${CLUSTER}/cpuprofiles/${profileId}`)).text).toContain(`${qoss}/${id}"`);
  expect((await send('/cpuprofiles')).text.match(/<cpu_profile /g)).toHaveLength(2);
  expect((await send(`/cpuprofiles/${profileId}/permissions`)).status).toBe(200);
  expect((await send(`/cpuprofiles/${profileId}`, 'PUT', '<cpu_profile><qos/></cpu_profile>')).text).not.toContain(
    '<qos',
  );
  expect((await send(`/clusters/${CLUSTER}/cpuprofiles/${profileId}`, 'DELETE')).status).toBe(200);
  expect((await send(`${qoss}/${id}`, 'DELETE')).status).toBe(200);
  expect((await send(`${qoss}/${id}`)).status).toBe(404);
});
