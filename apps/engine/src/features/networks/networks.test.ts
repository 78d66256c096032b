import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storageWorld, type StorageWorld } from '../storage-domains/testing/storage-world.ts';
import { addVnicProfile, removeVnicProfile, updateVnicProfile } from '../vnic-profiles/actions/vnic-profile-actions.ts';
import { toVnicProfile } from '../vnic-profiles/vnic-profile.queries.ts';
import { addNetwork, type AddNetworkInput } from './actions/add-network.ts';
import { attachNetworkToCluster, detachNetworkFromCluster } from './actions/attach-network.ts';
import { removeNetwork } from './actions/remove-network.ts';
import { updateNetwork } from './actions/update-network.ts';
import { toNetwork } from './network.queries.ts';

let world: StorageWorld;
beforeAll(async () => {
  world = await storageWorld();
});
afterAll(() => world.close());

let count = 0;
const input = (network: AddNetworkInput['network'] = {}): AddNetworkInput => ({
  id: randomUUID(),
  profileId: randomUUID(),
  dataCenterId: world.dataCenterId,
  network: { name: `net${++count}`, ...network },
});
const network = async (members: AddNetworkInput['network'] = {}) => {
  const given = input(members);
  await world.run(addNetwork, given);
  return given;
};
const nic = async (vnicProfileId: string, where: { vm_id: string } | { template_id: string }) =>
  world.db
    .insertInto('nic')
    .values({ id: randomUUID(), name: 'nic1', vnic_profile_id: vnicProfileId, ...where })
    .execute();

test('a network comes with a vNIC profile of its name, so that NICs can use it at once', async () => {
  const { id, profileId, network: given } = await network({ vlan: { id: 7 }, mtu: 9000, usages: ['vm'] });
  const row = await world.tx.networks.byId(id);
  expect(row && toNetwork(row)).toMatchObject({
    name: given.name,
    vlan: { id: 7 },
    mtu: 9000,
    usages: ['vm'],
    dataCenter: { id: world.dataCenterId },
  });
  const profile = await world.tx.vnicProfiles.byId(profileId);
  expect(profile && toVnicProfile(profile)).toMatchObject({
    name: given.name,
    network: { id },
    networkFilter: { name: 'vdsm-no-mac-spoofing' },
    passThrough: { mode: 'disabled' },
  });
});

test('a network that is not for VMs, or whose client wants none, has no profile', async () => {
  for (const members of [{ usages: [] }, { profileRequired: false }]) {
    const { id } = await network(members);
    expect(await world.tx.vnicProfiles.ofNetworks([id])).toEqual([]);
  }
});

test('a network may be called as people write', async () => {
  await expect(world.run(addNetwork, input({ name: 'VM Network, שלום' }))).resolves.toMatchObject({
    id: expect.any(String),
  });
});

test.each([
  [{ name: '' }, 'NETWORK_NAME_INVALID'],
  [{ name: 'bond0' }, 'NETWORK_NAME_INVALID'],
  [{ name: ' blanks ' }, 'NETWORK_NAME_INVALID'],
  [{ name: 'two\nlines' }, 'NETWORK_NAME_INVALID'],
  [{ name: 'a/b' }, 'NETWORK_NAME_INVALID'],
  [{ vlan: { id: 4095 } }, 'INVALID_VALUE'],
  [{ mtu: 10 }, 'INVALID_VALUE'],
])('%j is refused with %s', async (members, code) => {
  await expect(world.run(addNetwork, input(members))).rejects.toMatchObject({ code, status: 400 });
});

test('names are unique within a data center', async () => {
  const { id, network: first } = await network();
  await expect(world.run(addNetwork, input(first))).rejects.toMatchObject({ code: 'NAME_IN_USE', status: 409 });
  const other = await network();
  await expect(world.run(updateNetwork, { id, network: { name: other.network.name } })).rejects.toMatchObject({
    code: 'NAME_IN_USE',
  });
  await world.run(updateNetwork, { id, network: { description: 'changed', vlan: {} } });
  expect(await world.tx.networks.byId(id)).toMatchObject({ description: 'changed', vlan_id: null });
});

test('the management network is neither renamed, removed nor detached', async () => {
  const { id } = await network({ name: 'ovirtmgmt' });
  const code = { code: 'NETWORK_IS_MANAGEMENT' };
  await expect(world.run(updateNetwork, { id, network: { name: 'x' } })).rejects.toMatchObject(code);
  await expect(world.run(removeNetwork, { id })).rejects.toMatchObject(code);
  await expect(
    world.run(detachNetworkFromCluster, { clusterId: world.clusterId, networkId: id }),
  ).rejects.toMatchObject(code);
});

test('a network that NICs of VMs or templates use is not removed, nor is its profile', async () => {
  const used = await network();
  await nic(used.profileId, { vm_id: await world.vm({ name: 'nicvm' }) });
  const { id: templateId } = await world.db
    .selectFrom('template')
    .select('id')
    .where('name', '=', 'Blank')
    .executeTakeFirstOrThrow();
  await nic(used.profileId, { template_id: templateId });
  await expect(world.run(removeNetwork, { id: used.id })).rejects.toMatchObject({
    code: 'NETWORK_HAS_NICS',
    params: { vms: expect.stringMatching(/(?=.*VM nicvm)(?=.*template Blank)/) },
  });
  await expect(world.run(removeVnicProfile, { id: used.profileId })).rejects.toMatchObject({
    code: 'VNIC_PROFILE_HAS_NICS',
  });
});

test('a network is attached to a cluster of its data center, changed there and detached while no VM there uses it', async () => {
  const { id: networkId, profileId } = await network();
  const at = { clusterId: world.clusterId, networkId };
  await expect(world.run(detachNetworkFromCluster, at)).rejects.toMatchObject({ status: 404 });
  await world.run(attachNetworkToCluster, { ...at, required: true, usages: ['vm', 'migration'] });
  await world.run(attachNetworkToCluster, { ...at, required: false, usages: ['vm'] });
  const row = (await world.tx.networks.ofClusters([world.clusterId])).find(({ id }) => id === networkId);
  expect(row && toNetwork(row, world.clusterId)).toMatchObject({
    required: false,
    usages: ['vm'],
    cluster: { id: world.clusterId },
  });
  const vmId = await world.vm();
  await nic(profileId, { vm_id: vmId });
  await expect(world.run(detachNetworkFromCluster, at)).rejects.toMatchObject({ code: 'NETWORK_HAS_NICS' });
  await world.db.deleteFrom('vm').where('id', '=', vmId).execute();
  await world.run(detachNetworkFromCluster, at);
  const elsewhere = randomUUID();
  await world.db.insertInto('cluster').values({ id: elsewhere, name: 'elsewhere' }).execute();
  await expect(
    world.run(attachNetworkToCluster, { clusterId: elsewhere, networkId, required: false, usages: [] }),
  ).rejects.toMatchObject({ status: 400 });
});

test('vNIC profiles: unique names within a network, known filters, none with pass-through', async () => {
  const { id: networkId, network: given } = await network();
  const add = (profile: object) =>
    world.run(addVnicProfile, { id: randomUUID(), networkId, profile: { name: 'p', ...profile } });
  await expect(add({ name: given.name })).rejects.toMatchObject({ code: 'NAME_IN_USE' });
  await expect(add({ name: ' ' })).rejects.toMatchObject({ status: 400 });
  await expect(add({ networkFilter: { name: 'no-such' } })).rejects.toMatchObject({ status: 404 });
  await expect(
    add({ passThrough: { mode: 'enabled' }, networkFilter: { name: 'clean-traffic' } }),
  ).rejects.toMatchObject({ status: 400 });
  const { id } = await add({ passThrough: { mode: 'enabled' } });
  expect(await world.tx.vnicProfiles.byId(id)).toMatchObject({ network_filter: null, pass_through: 'enabled' });
  const second = (await add({ name: 'q', networkFilter: {} })).id;
  expect(await world.tx.vnicProfiles.byId(second)).toMatchObject({ network_filter: null });
  await world.run(updateVnicProfile, { id: second, profile: { networkFilter: { name: 'clean-traffic' } } });
  expect(await world.tx.vnicProfiles.byId(second)).toMatchObject({ network_filter: 'clean-traffic' });
  await expect(world.run(updateVnicProfile, { id: second, profile: { name: 'p' } })).rejects.toMatchObject({
    code: 'NAME_IN_USE',
  });
  await world.run(removeVnicProfile, { id: second });
});

test('every step of every network action may be repeated, and is undone when a later one fails', async () => {
  const existing = async () => ({ id: (await network()).id });
  expect(await world.faultsOf(addNetwork, async () => input())).toEqual([]);
  expect(await world.faultsOf(updateNetwork, async () => ({ ...(await existing()), network: { mtu: 1500 } }))).toEqual(
    [],
  );
  expect(await world.faultsOf(removeNetwork, existing)).toEqual([]);
  const at = async () => ({
    clusterId: world.clusterId,
    networkId: (await network()).id,
    required: true,
    usages: ['vm'],
  });
  expect(await world.faultsOf(attachNetworkToCluster, at)).toEqual([]);
  const profile = async () => ({ id: randomUUID(), networkId: (await network()).id, profile: { name: 'x' } });
  expect(await world.faultsOf(addVnicProfile, profile)).toEqual([]);
});
