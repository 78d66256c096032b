import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonsAgainst } from './filters.ts';
import type { ClusterSnapshot, HostSnapshot, PlacementRequest } from './model.ts';
import { place } from './place.ts';
import { renderReason, summarise } from './reasons.ts';

const GIB = 1024 ** 3;

const host = (over: Partial<HostSnapshot> & { id: string }): HostSnapshot => ({
  name: over.id,
  status: 'up',
  memoryBytes: 64 * GIB,
  reservedBytes: 0,
  cpuThreads: 16,
  vcpus: 0,
  vmCount: 0,
  architecture: 'x86_64',
  cpuModels: ['Nehalem', 'Haswell'],
  firmwares: ['bios', 'uefi'],
  emulatedMachines: ['pc-q35-7.2'],
  networks: ['ovirtmgmt'],
  storageDomains: ['sd1'],
  ...over,
});
const request = (over: Partial<PlacementRequest> = {}): PlacementRequest => ({
  vmId: 'vm',
  vcpus: 2,
  memoryBytes: 4 * GIB,
  reservedBytes: 4 * GIB,
  architecture: 'x86_64',
  firmware: 'bios',
  networks: ['ovirtmgmt'],
  storageDomains: ['sd1'],
  hosts: [],
  hostsRule: 'required',
  ...over,
});
const cluster = (hosts: HostSnapshot[], name = 'none', memoryOvercommitPercent = 100): ClusterSnapshot => ({
  policy: { name, memoryOvercommitPercent },
  hosts,
});

describe('a filter names the reason', () => {
  test.each<[string, Partial<PlacementRequest>, Partial<HostSnapshot>, string]>([
    ['a host in maintenance', {}, { status: 'maintenance' }, 'HOST_NOT_UP'],
    ['another architecture', { architecture: 'aarch64' }, {}, 'OTHER_ARCHITECTURE'],
    ['more CPUs than threads', { vcpus: 17 }, {}, 'TOO_FEW_CPUS'],
    ['an unknown CPU model', { cpuModel: 'EPYC' }, {}, 'CPU_MODEL_MISSING'],
    ['no UEFI', { firmware: 'uefi' }, { firmwares: ['bios'] }, 'FIRMWARE_MISSING'],
    ['an unknown machine type', { emulatedMachine: 'pc-q35-9.9' }, {}, 'MACHINE_MISSING'],
    ['memory reserved by others', {}, { reservedBytes: 61 * GIB }, 'TOO_LITTLE_MEMORY'],
    ['a VM larger than the host', { memoryBytes: 65 * GIB, reservedBytes: GIB }, {}, 'VM_LARGER_THAN_HOST'],
    ['an absent network', { networks: ['ovirtmgmt', 'blue'] }, {}, 'NETWORK_MISSING'],
    ['storage out of reach', { storageDomains: ['sd2'] }, {}, 'STORAGE_UNREACHABLE'],
    ['a host that is not among the pinned ones', { hosts: ['other'] }, {}, 'NOT_A_CHOSEN_HOST'],
  ])('%s', (_name, wanted, present, code) => {
    const placement = place(request(wanted), cluster([host({ id: 'h1', ...present })]));
    expect(placement.chosen).toBeUndefined();
    expect(placement.explanation[0]?.reasons.map(r => r.code)).toEqual([code]);
    expect(renderReason(placement.explanation[0]!.reasons[0]!)).not.toMatch(/[{}]/);
  });
});

test('overcommit lets more memory be promised than is there', () => {
  const full = host({ id: 'h1', reservedBytes: 62 * GIB });
  expect(place(request(), cluster([full])).chosen).toBeUndefined();
  expect(place(request(), cluster([full], 'none', 150)).chosen).toBe('h1');
});

test.each([
  ['none', 'empty'],
  ['evenly_distributed', 'empty'],
  ['vm_evenly_distributed', 'empty'],
  ['power_saving', 'busy'],
  ['a policy of someone else', 'empty'],
])('the policy %s chooses the %s host', (policy, chosen) => {
  const hosts = [host({ id: 'busy', reservedBytes: 32 * GIB, vmCount: 8, vcpus: 8 }), host({ id: 'empty' })];
  expect(place(request(), cluster(hosts, policy)).chosen).toBe(chosen);
});

test('a preferred host wins while it fits, and others are taken when it does not', () => {
  const preferring = request({ hosts: ['busy'], hostsRule: 'preferred' });
  const busy = host({ id: 'busy', reservedBytes: 50 * GIB });
  expect(place(preferring, cluster([host({ id: 'empty' }), busy])).chosen).toBe('busy');
  expect(place(preferring, cluster([host({ id: 'empty' }), { ...busy, status: 'maintenance' }])).chosen).toBe('empty');
});

test('a summary says what is wrong with each host and stays short', () => {
  const hosts = Array.from({ length: 7 }, (_, i) => host({ id: `h${i}`, reservedBytes: 63 * GIB }));
  expect(summarise(place(request(), cluster(hosts)).explanation, 1)).toBe(
    'h0: 768 MiB of memory are free, 4 GiB are needed; and 6 more hosts',
  );
  expect(summarise([])).toBe('the cluster has no hosts');
});

const anyHost = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom('up', 'up', 'up', 'maintenance', 'non_responsive'),
  memoryBytes: fc.integer({ min: GIB, max: 512 * GIB }),
  reservedBytes: fc.integer({ min: 0, max: 512 * GIB }),
  cpuThreads: fc.integer({ min: 1, max: 128 }),
  vmCount: fc.nat(100),
  networks: fc.subarray(['ovirtmgmt', 'blue']),
  storageDomains: fc.subarray(['sd1', 'sd2']),
});
const anyCluster = fc
  .record({
    hosts: fc.uniqueArray(anyHost, { selector: h => h.id, maxLength: 12 }),
    policy: fc.constantFrom('none', 'evenly_distributed', 'vm_evenly_distributed', 'power_saving'),
    overcommit: fc.integer({ min: 50, max: 300 }),
  })
  .map(({ hosts, policy, overcommit }) =>
    cluster(
      hosts.map(h => host(h)),
      policy,
      overcommit,
    ),
  );
const anyRequest = fc
  .record({
    vcpus: fc.integer({ min: 1, max: 64 }),
    memoryBytes: fc.integer({ min: GIB, max: 256 * GIB }),
    networks: fc.subarray(['ovirtmgmt', 'blue']),
    storageDomains: fc.subarray(['sd1', 'sd2']),
  })
  .map(over => request({ ...over, reservedBytes: over.memoryBytes }));

test('never on a host that a filter refuses, and a host that fits is never passed over', () => {
  fc.assert(
    fc.property(anyRequest, anyCluster, (wanted, snapshot) => {
      const { chosen } = place(wanted, snapshot);
      const fitting = snapshot.hosts
        .filter(h => reasonsAgainst(wanted, h, snapshot.policy).length === 0)
        .map(h => h.id);
      expect(chosen === undefined ? fitting.length === 0 : fitting.includes(chosen)).toBe(true);
    }),
  );
});

test('the order of hosts does not matter and every host is explained', () => {
  fc.assert(
    fc.property(anyRequest, anyCluster, (wanted, snapshot) => {
      const once = place(wanted, snapshot);
      expect(place(wanted, { ...snapshot, hosts: snapshot.hosts.toReversed() })).toEqual(once);
      expect(once.explanation.map(v => v.hostId).toSorted()).toEqual(snapshot.hosts.map(h => h.id).toSorted());
      for (const verdict of once.explanation) expect(verdict.fits).toBe(verdict.reasons.length === 0);
    }),
  );
});

test('200 hosts are judged in a few milliseconds', () => {
  const hosts = Array.from({ length: 200 }, (_, i) =>
    host({ id: `h${String(i).padStart(3, '0')}`, vmCount: 50, vcpus: 100, reservedBytes: i * 1024 ** 2 }),
  );
  place(request(), cluster(hosts));
  const started = performance.now();
  for (let round = 0; round < 20; round++) place(request(), cluster(hosts));
  expect((performance.now() - started) / 20).toBeLessThan(20);
});
