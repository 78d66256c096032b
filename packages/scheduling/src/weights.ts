// Preferences among hosts that fit. A weight scores one host from 0 (worst) to 1 (best), looking at nothing but that host,
// so that scoring stays linear in the number of hosts. It is undefined where it has nothing to say about the VM, and then
// does not count: else it would hide what sets the hosts apart.
import { wishesFulfilled } from './affinity.ts';
import { freeBytes, highUtilization, schedulableBytes } from './filters.ts';
import type { ClusterPolicy, HostSnapshot, PlacementRequest, WeightScore } from './model.ts';
import { numberProperty, policyUnit } from './units.ts';

type Weight = (request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy) => number | undefined;

const MIB = 1024 ** 2;
/** Virtual CPUs for each of the host's, where VCpuToPhysicalCpuRatio sets no limit. */
const DEFAULT_CPU_RATIO = 4;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

const freeMemory = (request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy): number => {
  const all = schedulableBytes(host, policy);
  return all === 0 ? 0 : clamp((freeBytes(host, policy) - request.reservedBytes) / all);
};

/** Idle CPU, by the latest sample and by what is promised, whichever is worse. */
const freeCpu = (request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy): number => {
  const ratio = numberProperty(policy, 'VCpuToPhysicalCpuRatio', 0) || DEFAULT_CPU_RATIO;
  const promised = (host.vcpus + request.vcpus) / Math.max(1, host.cpuThreads * ratio);
  return clamp(1 - Math.max(promised, (host.cpuPercent ?? 0) / 100));
};

/** The busiest host that is not over the limit: the others can be switched off. */
const cpuPowerSaving: Weight = (request, host, policy) =>
  (host.cpuPercent ?? 0) > highUtilization(policy) ? 0 : 1 - freeCpu(request, host, policy);

/** As above by memory; a host below MaxFreeMemoryForOverUtilized (MiB) has all it should have. */
const memoryPowerSaving: Weight = (request, host, policy) => {
  const left = freeBytes(host, policy) - request.reservedBytes;
  const enough = left < numberProperty(policy, 'MaxFreeMemoryForOverUtilized', 0) * MIB;
  return enough ? 0 : 1 - freeMemory(request, host, policy);
};

/** Few VMs; halves at eight. */
const fewVms: Weight = (_request, host) => 8 / (8 + host.vmCount);

const preferredHosts: Weight = (request, host) =>
  request.hosts.length === 0 ? undefined : request.hosts.includes(host.id) ? 1 : 0;

/** Spreads highly available VMs, so that the loss of one host is the loss of few of them. */
const haReservation: Weight = (request, host, policy) =>
  request.highlyAvailable
    ? 1 - host.haVmCount / (1 + host.haVmCount) / numberProperty(policy, 'ScaleDown', 1)
    : undefined;

/** By the names of units. One that is not here has nothing to say about any VM that is placed here. */
const byUnit: Readonly<Record<string, Weight>> = {
  OptimalForCpuEvenDistribution: freeCpu,
  OptimalForMemoryEvenDistribution: freeMemory,
  OptimalForCpuPowerSaving: cpuPowerSaving,
  OptimalForMemoryPowerSaving: memoryPowerSaving,
  OptimalForEvenGuestDistribution: fewVms,
  OptimalForHaReservation: haReservation,
  PreferredHosts: preferredHosts,
  VmAffinityGroups: (request, host) => wishesFulfilled(request, 'vms', host.id),
  VmToHostsAffinityGroups: (request, host) => wishesFulfilled(request, 'hosts', host.id),
};

export function scoresOf(request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy): WeightScore[] {
  return policy.weights.flatMap(({ unitId, factor }) => {
    const name = policyUnit(unitId)?.name ?? '';
    const score = byUnit[name]?.(request, host, policy);
    return score === undefined ? [] : [{ weight: name, factor, score }];
  });
}
