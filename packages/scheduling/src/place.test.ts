import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonsAgainst } from './filters.ts';
import type { ClusterPolicy, ClusterSnapshot, HostSnapshot, PlacementRequest } from './model.ts';
import { place } from './place.ts';
import { remediesDe, sentencesDe } from './reasons-de.ts';
import { remedies, renderReason, sentences, summarise } from './reasons.ts';
import { policyUnits } from './units.ts';

const GIB = 1024 ** 3;

const host = (over: Partial<HostSnapshot> & { id: string }): HostSnapshot => ({
  name: over.id,
  status: 'up',
  memoryBytes: 64 * GIB,
  reservedBytes: 0,
  cpuThreads: 16,
  vcpus: 0,
  vmCount: 0,
  haVmCount: 0,
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
  highlyAvailable: false,
  ...over,
});
const unit = (type: string, name: string): string =>
  policyUnits.find(one => one.type === type && one.name === name)?.id ?? `no ${type} ${name}`;
const FILTERS = ['CPU', 'CPUOverloaded', 'Emulated-Machine', 'Swap', 'Memory', 'Network'];
const EVEN = { OptimalForCpuEvenDistribution: 2, OptimalForMemoryEvenDistribution: 1, PreferredHosts: 99 };
const POLICIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  none: EVEN,
  evenly_distributed: EVEN,
  vm_evenly_distributed: { OptimalForEvenGuestDistribution: 2, PreferredHosts: 99 },
  power_saving: { OptimalForCpuPowerSaving: 2, OptimalForMemoryPowerSaving: 1, PreferredHosts: 99 },
};
const policy = (
  over: Partial<Omit<ClusterPolicy, 'filters' | 'weights'>> & { filters?: string[]; weights?: object } = {},
) => {
  const { filters = FILTERS, weights = POLICIES[over.name ?? 'none'] ?? {}, ...rest } = over;
  return {
    name: 'none',
    memoryOvercommitPercent: 100,
    properties: {},
    ...rest,
    filters: filters.map(name => unit('filter', name)),
    weights: Object.entries(weights).map(([name, factor]) => ({
      unitId: unit('weight', name),
      factor: Number(factor),
    })),
  };
};
const cluster = (hosts: HostSnapshot[], name = 'none', memoryOvercommitPercent = 100): ClusterSnapshot => ({
  policy: policy({ name, memoryOvercommitPercent }),
  hosts,
});

const given = { hostId: 'h1', names: ['pci_1'], pci: true };

describe('a filter names the reason', () => {
  test.each<[string, Partial<PlacementRequest>, Partial<HostSnapshot>, string]>([
    ['a host in maintenance', {}, { status: 'maintenance' }, 'HOST_NOT_UP'],
    ['another architecture', { architecture: 'aarch64' }, {}, 'OTHER_ARCHITECTURE'],
    ['more CPUs than threads', { vcpus: 17 }, {}, 'TOO_FEW_CPUS'],
    ['pinned to a CPU that is not there', { highestPinnedCpu: 16 }, {}, 'PINNED_CPU_MISSING'],
    ['an unknown CPU model', { cpuModel: 'EPYC' }, {}, 'CPU_MODEL_MISSING'],
    ['no UEFI', { firmware: 'uefi' }, { firmwares: ['bios'] }, 'FIRMWARE_MISSING'],
    ['an unknown machine type', { emulatedMachine: 'pc-q35-9.9' }, {}, 'MACHINE_MISSING'],
    ['memory reserved by others', {}, { reservedBytes: 61 * GIB }, 'TOO_LITTLE_MEMORY'],
    ['a VM larger than the host', { memoryBytes: 65 * GIB, reservedBytes: GIB }, {}, 'VM_LARGER_THAN_HOST'],
    ['an absent network', { networks: ['ovirtmgmt', 'blue'] }, {}, 'NETWORK_MISSING'],
    ['storage out of reach', { storageDomains: ['sd2'] }, {}, 'STORAGE_UNREACHABLE'],
    ['devices of another host', { hostDevices: { ...given, hostId: 'h2' } }, {}, 'HOST_DEVICES_ELSEWHERE'],
    ['PCI devices without an IOMMU', { hostDevices: given }, {}, 'DEVICE_PASSTHROUGH_OFF'],
    [
      'a device that another VM was given',
      { hostDevices: given },
      { devicePassthrough: true, devicesInUse: [{ name: 'pci_1', vmId: 'other', vm: 'other' }] },
      'HOST_DEVICE_IN_USE',
    ],
    ['a host that is not among the pinned ones', { hosts: ['other'] }, {}, 'NOT_A_CHOSEN_HOST'],
  ])('%s', (_name, wanted, present, code) => {
    const placement = place(request(wanted), cluster([host({ id: 'h1', ...present })]));
    expect(placement.chosen).toBeUndefined();
    expect(placement.explanation[0]?.reasons.map(r => r.code)).toEqual([code]);
    for (const text of Object.values(renderReason(placement.explanation[0]!.reasons[0]!)))
      expect(text).not.toMatch(/[{}]/);
  });
});

test('a device that the VM itself was given, or that needs no IOMMU, is no reason', () => {
  const own = host({ id: 'h1', devicePassthrough: true, devicesInUse: [{ name: 'pci_1', vmId: 'vm', vm: 'vm' }] });
  expect(place(request({ hostDevices: given }), cluster([own])).chosen).toBe('h1');
  const usb = { ...given, pci: false };
  expect(place(request({ hostDevices: usb }), cluster([host({ id: 'h1' })])).chosen).toBe('h1');
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
])('the policy %s chooses the %s host', (policy, chosen) => {
  const hosts = [host({ id: 'busy', reservedBytes: 32 * GIB, vmCount: 8, vcpus: 8 }), host({ id: 'empty' })];
  expect(place(request(), cluster(hosts, policy)).chosen).toBe(chosen);
});

test.each([
  ['CPU', { vcpus: 17 }, {}],
  ['Emulated-Machine', { emulatedMachine: 'pc-q35-9.9' }, {}],
  ['Memory', {}, { reservedBytes: 63 * GIB }],
  ['Network', { networks: ['blue'] }, {}],
])('without the filter %s its reason is no reason', (name, wanted, present) => {
  const hosts = [host({ id: 'h1', ...present })];
  const chosen = (filters: string[]) => place(request(wanted), { hosts, policy: policy({ filters }) }).chosen;
  expect(chosen(FILTERS)).toBeUndefined();
  expect(chosen(FILTERS.filter(one => one !== name))).toBe('h1');
});

test('what no policy can leave out holds without any filter', () => {
  const bare = { hosts: [host({ id: 'h1' })], policy: policy({ filters: [] }) };
  expect(place(request({ architecture: 'aarch64' }), bare).chosen).toBeUndefined();
  expect(place(request({ storageDomains: ['sd2'] }), bare).chosen).toBeUndefined();
  expect(place(request(), bare).chosen).toBe('h1');
});

test('factors decide between weights that disagree', () => {
  const hosts = [
    host({ id: 'manyVms', vmCount: 30, reservedBytes: GIB }),
    host({ id: 'littleMemory', vmCount: 1, reservedBytes: 40 * GIB }),
  ];
  const chosen = (guests: number, memory: number) => {
    const weights = { OptimalForEvenGuestDistribution: guests, OptimalForMemoryEvenDistribution: memory };
    return place(request(), { hosts, policy: policy({ weights }) }).chosen;
  };
  expect(chosen(10, 1)).toBe('littleMemory');
  expect(chosen(1, 10)).toBe('manyVms');
});

test('a host busier than HighUtilization is passed over, unless no other is left', () => {
  const busy = host({ id: 'a', cpuPercent: 85, loadPercent: 90 });
  const full = host({ id: 'b', reservedBytes: 58 * GIB, vcpus: 60, cpuPercent: 79, loadPercent: 79 });
  const weights = { OptimalForMemoryEvenDistribution: 1 };
  const chosen = (hosts: HostSnapshot[], properties: Record<string, string>) =>
    place(request(), { hosts, policy: policy({ weights, properties }) }).chosen;
  expect(chosen([busy, full], {})).toBe('b');
  expect(chosen([busy, full], { HighUtilization: '90' })).toBe('a');
  expect(chosen([busy], {})).toBe('a');
  const peak = { ...busy, loadPercent: 10 };
  expect(chosen([peak, full], {})).toBe('a');
  expect(chosen([peak, full], { CpuOverCommitDurationMinutes: '1' })).toBe('b');
});

test('MaximumAllowedSwapUsage refuses hosts that swap', () => {
  const hosts = [host({ id: 'h1', swapPercent: 40 })];
  expect(place(request(), { hosts, policy: policy() }).chosen).toBe('h1');
  const { explanation } = place(request(), {
    hosts,
    policy: policy({ properties: { MaximumAllowedSwapUsage: '30' } }),
  });
  expect(explanation[0]?.reasons).toEqual([{ code: 'SWAP_OVERUSED', params: { percent: 40, limit: 30 } }]);
});

test.each([
  ['VmAffinityGroups', 'vms', true, 'AFFINITY_TOGETHER'],
  ['VmAffinityGroups', 'vms', false, 'AFFINITY_APART'],
  ['VmToHostsAffinityGroups', 'hosts', true, 'AFFINITY_HOST_NEEDED'],
  ['VmToHostsAffinityGroups', 'hosts', false, 'AFFINITY_HOST_EXCLUDED'],
] as const)(
  '%s about %s, positive %s: a must refuses with %s, a wish only turns the choice',
  (name, about, positive, code) => {
    // Without affinity `a` is chosen: it is first of two equals.
    const rule = { group: 'g', about, positive, priority: 1, hosts: [positive ? 'b' : 'a'] };
    const chosen = (enforcing: boolean, hosts: HostSnapshot[], units: object) =>
      place(request({ affinity: [{ ...rule, enforcing }] }), { hosts, policy: policy(units) });
    const both = [host({ id: 'a' }), host({ id: 'b' })];
    expect(chosen(true, both, { filters: [] }).chosen).toBe('a');
    const must = chosen(true, [host({ id: 'a' })], { filters: [name] });
    expect(must.explanation[0]?.reasons).toEqual([{ code, params: { group: 'g' } }]);
    expect(renderReason(must.explanation[0]!.reasons[0]!).de).toContain(' g ');
    expect(chosen(true, both, { filters: [name] }).chosen).toBe('b');
    expect(chosen(false, both, { filters: [name], weights: { [name]: 1 } }).chosen).toBe('b');
    expect(chosen(false, [host({ id: 'a' })], { filters: [name], weights: { [name]: 1 } }).chosen).toBe('a');
  },
);

test('a cluster in maintenance starts highly available VMs only', () => {
  const snapshot = { hosts: [host({ id: 'h1' })], policy: policy({ filters: ['ClusterInMaintenance'] }) };
  expect(place(request(), snapshot).chosen).toBeUndefined();
  expect(place(request({ highlyAvailable: true }), snapshot).chosen).toBe('h1');
});

test('highly available VMs are spread, others do not care', () => {
  const hosts = [host({ id: 'a', haVmCount: 5 }), host({ id: 'b' })];
  const snapshot = { hosts, policy: policy({ weights: { OptimalForHaReservation: 1 } }) };
  expect(place(request({ highlyAvailable: true }), snapshot).chosen).toBe('b');
  expect(place(request(), snapshot).explanation.flatMap(verdict => verdict.scores)).toEqual([]);
});

test('power saving fills a host no further than its limits', () => {
  const hosts = [host({ id: 'full', reservedBytes: 58 * GIB }), host({ id: 'empty' })];
  const weights = { OptimalForMemoryPowerSaving: 1 };
  const chosen = (properties: Record<string, string>) =>
    place(request(), { hosts, policy: policy({ weights, properties }) }).chosen;
  expect(chosen({})).toBe('full');
  expect(chosen({ MaxFreeMemoryForOverUtilized: '4096' })).toBe('empty');
});

test('a preferred host wins while it fits, and others are taken when it does not', () => {
  const preferring = request({ hosts: ['busy'], hostsRule: 'preferred' });
  const busy = host({ id: 'busy', reservedBytes: 50 * GIB });
  expect(place(preferring, cluster([host({ id: 'empty' }), busy])).chosen).toBe('busy');
  expect(place(preferring, cluster([host({ id: 'empty' }), { ...busy, status: 'maintenance' }])).chosen).toBe('empty');
});

test('a summary says what is wrong with each host and stays short', () => {
  const hosts = Array.from({ length: 7 }, (_, i) => host({ id: `h${i}`, reservedBytes: 63 * GIB }));
  expect(summarise(place(request(), cluster(hosts)).explanation, 1)).toEqual({
    en: 'h0: 768 MiB of memory are free, 4 GiB are needed; and 6 more hosts',
    de: 'h0: 768 MiB Arbeitsspeicher sind frei, 4 GiB werden gebraucht; und 6 weitere Hosts',
  });
  expect(summarise([])).toEqual({ en: 'the cluster has no hosts', de: 'der Cluster hat keine Hosts' });
});

test('each reason and each remedy is said in German with the same placeholders, and no other', () => {
  for (const [english, german] of [
    [sentences, sentencesDe],
    [remedies, remediesDe],
  ] as const) {
    expect(Object.keys(german).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const [code, text] of Object.entries(english)) expect(holes(german[code]!), code).toEqual(holes(text));
  }
  const reason = { code: 'TOO_LITTLE_MEMORY', params: { freeBytes: 1.5 * GIB, neededBytes: 4 * GIB } };
  expect(renderReason(reason).de).toBe('1,5 GiB Arbeitsspeicher sind frei, 4 GiB werden gebraucht');
});

const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

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
