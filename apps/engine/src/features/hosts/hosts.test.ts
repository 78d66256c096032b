// Hosts: their actions keep the promises of steps; adding, maintenance and removal through whole commands; the API.
import { randomUUID } from 'node:crypto';
import { refuse } from '@overt/kernel/refusal';
import type { AnyAction } from '@overt/workflow/action';
import { checkRegistry } from '@overt/workflow/registry-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnrolmentOffer } from '../../brokers/hosts/host-broker.ts';
import type { Ports, Tx } from '../../ports.ts';
import { BUILTIN } from '../bootstrap/builtin.ts';
import { eventCatalogue } from '../events/event-catalogue.ts';
import { permits } from '../roles/permits.ts';
import { addVm } from '../vms/actions/add-vm.ts';
import { runVm } from '../vms/actions/run-vm.ts';
import { vmWorld, type VmWorld } from '../vms/testing/vm-world.ts';
import { activateHost, approveHost } from './actions/activate-host.ts';
import { addHost, type AddHostInput } from './actions/add-host.ts';
import { hostActions } from './actions/all.ts';
import { deactivateHost } from './actions/deactivate-host.ts';
import { refreshHost } from './actions/refresh-host.ts';
import { removeHost } from './actions/remove-host.ts';
import { updateHost } from './actions/update-host.ts';
import { hostStatus } from './host.ts';
import { sealToken } from './host-secrets.ts';

let world: VmWorld;
/** What the agent that is to be added says, and what it was given. */
let offer: EnrolmentOffer;
const granted: { hostId: string; token: string }[] = [];

beforeAll(async () => {
  world = await vmWorld();
  Object.assign(world.ports, {
    enrolment: {
      offer: async () => offer,
      enrol: async (_agent: unknown, grant: { hostId: string; token: string }) => {
        if (grant.token !== 'right') refuse('HOST_TOKEN_WRONG', { address: 'agent' });
        granted.push({ hostId: grant.hostId, token: grant.token });
      },
      forget: () => undefined,
    },
    certificates: {
      caPem: 'ca',
      signHost: async () => ({ certificatePem: 'pem', fingerprint: 'ff', expiresAt: '2030-01-01T00:00:00.000Z' }),
      issueEngine: async () => refuse('CSR_INVALID'),
    },
  });
});
afterAll(() => world.close());

let count = 0;
/** `token`: as its administrator typed it. */
function newHost({ token = 'right', ...change }: Partial<AddHostInput> = {}): AddHostInput {
  offer = { hostname: 'new', hardwareId: randomUUID(), csrPem: 'csr', fingerprint: 'aa' };
  const id = change.id ?? randomUUID();
  return {
    id,
    name: `new${++count}`,
    description: '',
    comment: '',
    clusterId: BUILTIN.cluster.id,
    address: '192.0.2.7',
    port: 54321,
    token: sealToken(world.ports, id, token),
    activate: true,
    configuration: {},
    ...change,
  };
}
async function added(change: Partial<AddHostInput> = {}) {
  const input = newHost(change);
  await world.run(addHost, input);
  return { hostId: input.id, hostName: input.name };
}
const state = async (hostId: string) => (await world.repos.hosts.get(hostId))?.administrative_state;
const faults = (action: Parameters<VmWorld['faultsOf']>[0], prepare: () => Promise<unknown>) =>
  world.faultsOf(action, prepare as () => Promise<never>);

test('an added host has its certificate and is active, or rests in maintenance when asked', async () => {
  const { hostId } = await added();
  expect(await world.repos.hosts.get(hostId)).toMatchObject({
    administrative_state: 'active',
    certificate_fingerprint: 'ff',
    hardware_id: offer.hardwareId,
    status: 'unassigned',
  });
  expect(granted.at(-1)).toEqual({ hostId, token: 'right' });
  expect(await state((await added({ activate: false })).hostId)).toBe('maintenance');
});

test('a wrong token, a missing token, a machine that is a host already, bad addresses: refused, and no host is left', async () => {
  const before = (await world.repos.hostRuntime.monitored()).length;
  const refusal = (change: Partial<AddHostInput>) => world.run(addHost, newHost(change)).catch(error => error.code);
  expect(await refusal({ token: 'wrong' })).toBe('HOST_TOKEN_WRONG');
  expect(await refusal({ token: '' })).toBe('HOST_TOKEN_REQUIRED');
  expect(await refusal({ address: 'no host!' })).toBe('INVALID_VALUE');
  expect(await refusal({ port: 70_000 })).toBe('INVALID_VALUE');
  expect(await refusal({ name: 'host1' })).toBe('NAME_IN_USE');
  const { hostId } = await added();
  const { hardware_id: hardwareId } = await world.repos.hosts.require(hostId);
  const again = newHost();
  offer = { ...offer, hardwareId: hardwareId ?? '' };
  await expect(world.run(addHost, again)).rejects.toMatchObject({ code: 'HOST_ENROLLED_ELSEWHERE', status: 409 });
  expect(await world.repos.hosts.get(again.id)).toBeUndefined();
  expect(await world.repos.hostRuntime.monitored()).toHaveLength(before + 1);
});

test('two adds of one machine at once make one host', async () => {
  const inputs = [newHost(), newHost()];
  const results = await Promise.allSettled(inputs.map(input => world.run(addHost, input)));
  expect(results.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(one => one.status === 'rejected')).toMatchObject({ reason: { code: 'HOST_ENROLLED_ELSEWHERE' } });
});

test('a host with VMs does not go into maintenance, and says which', async () => {
  const input = world.vmInput();
  await world.run(addVm, input);
  await world.run(runVm, {
    vmId: input.id,
    vmName: input.name,
    once: null,
    initialization: null,
    useCloudInit: true,
    diskIds: [],
  });
  const refused = world.run(deactivateHost, { hostId: world.hostId, hostName: 'host1', reason: '' });
  await expect(refused).rejects.toMatchObject({ code: 'HOST_RUNS_VMS', params: { count: 1, vms: input.name } });
  expect(await state(world.hostId)).toBe('active');
});

test('maintenance, then removal; storage of its own keeps a host', async () => {
  const host = await added();
  await expect(world.run(removeHost, host)).rejects.toMatchObject({ code: 'HOST_STATUS_FORBIDS', status: 409 });
  await world.run(deactivateHost, { ...host, reason: 'new disks' });
  await world.db
    .updateTable('storage_domain')
    .set({ local_host_id: host.hostId })
    .where('id', '=', world.domainId)
    .execute();
  await expect(world.run(removeHost, host)).rejects.toMatchObject({ code: 'HOST_HOLDS_STORAGE' });
  const mine = { local_host_id: world.hostId };
  await world.db.updateTable('storage_domain').set(mine).where('id', '=', world.domainId).execute();
  await world.run(removeHost, host);
  expect(await world.repos.hosts.get(host.hostId)).toBeUndefined();
});

test('a host waits for approval until it is approved', async () => {
  const host = await added();
  await expect(world.run(approveHost, { ...host, clusterId: null })).rejects.toMatchObject({
    code: 'HOST_NOT_PENDING',
  });
  await world.repos.hosts.update(host.hostId, { administrative_state: 'pending_approval' });
  await world.run(approveHost, { ...host, clusterId: null });
  expect(await state(host.hostId)).toBe('active');
});

test('the status that the API shows follows from what was decided and what is seen', () => {
  expect(hostStatus('active', 'up')).toBe('up');
  expect(hostStatus('active', null)).toBe('unassigned');
  expect(hostStatus('maintenance', 'up')).toBe('maintenance');
});

test('adding a host keeps the promises of steps', async () => {
  expect(await faults(addHost as never, async () => newHost())).toEqual([]);
});

test('changing, refreshing, activating, deactivating and removing keep the promises of steps', async () => {
  const change = async () => ({ ...(await added()), changes: { comment: 'c', address: '192.0.2.8' } });
  expect(await faults(updateHost as never, change)).toEqual([]);
  expect(await faults(activateHost as never, () => added({ activate: false }))).toEqual([]);
  expect(await faults(deactivateHost as never, async () => ({ ...(await added()), reason: '' }))).toEqual([]);
  expect(await faults(removeHost as never, () => added({ activate: false }))).toEqual([]);
  const refreshed = await world.faultsOf(refreshHost, () => added({ activate: false }), {
    ask: 'what was learnt stays',
  });
  expect(refreshed).toEqual([]);
});

test('names, permits, events, descriptions and undos are there', () => {
  const id = randomUUID();
  const registryFaults = checkRegistry(hostActions as unknown as readonly AnyAction<Ports, Tx>[], {
    isPermit: permit => permit in permits,
    isEvent: code => code in eventCatalogue,
    sampleInput: () => ({ ...newHost(), hostId: id, hostName: 'h', changes: {} }),
    withoutUndo: {
      'AddHost/meet': 'it only looked',
      'AddHost/certificate': 'a certificate that nobody got is worth nothing',
      'AddHost/enrol': 'an enrolled agent can be enrolled again',
      'AddHost/first-look': 'it only looked',
      'UpdateHost/reconnect': 'the next call connects anew',
      'RemoveHost/disconnect': 'the next call connects anew',
      'RefreshHost/ask': 'what was learnt stays true',
    },
  });
  expect(registryFaults).toEqual([]);
});
