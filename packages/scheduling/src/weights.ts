// Preferences among hosts that fit. A weight scores one host from 0 (worst) to 1 (best), looking at nothing but that host,
// so that scoring stays linear in the number of hosts.
import { freeBytes, schedulableBytes } from './filters.ts';
import type { ClusterPolicy, HostSnapshot, PlacementRequest } from './model.ts';

type Weight = (request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy) => number;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Share of memory that stays free once the VM is there. */
const freeMemory: Weight = (request, host, policy) => {
  const all = schedulableBytes(host, policy);
  return all === 0 ? 0 : clamp((freeBytes(host, policy) - request.reservedBytes) / all);
};

/** Idle CPU, by the latest sample and by what is promised, whichever is worse. */
const freeCpu: Weight = (request, host) => {
  const promised = (host.vcpus + request.vcpus) / Math.max(1, host.cpuThreads * 4);
  return clamp(1 - Math.max(promised, (host.cpuPercent ?? 0) / 100));
};

/** Few VMs; halves at eight. */
const fewVms: Weight = (_request, host) => 8 / (8 + host.vmCount);

/** Leaves other hosts empty, so that they can be powered off. */
const fullHost: Weight = (request, host, policy) => 1 - freeMemory(request, host, policy);

const preferredHost: Weight = (request, host) => (request.hosts.includes(host.id) ? 1 : 0);

export const weights = { preferredHost, freeMemory, freeCpu, fewVms, fullHost } as const satisfies Record<
  string,
  Weight
>;
export type WeightName = keyof typeof weights;

type Factors = readonly (readonly [WeightName, number])[];

/** By the cluster's scheduling policy. Preferred hosts outweigh everything else together. */
const factorsByPolicy: Readonly<Record<string, Factors>> = {
  none: [
    ['preferredHost', 100],
    ['freeMemory', 2],
    ['freeCpu', 1],
  ],
  evenly_distributed: [
    ['preferredHost', 100],
    ['freeCpu', 2],
    ['freeMemory', 2],
  ],
  vm_evenly_distributed: [
    ['preferredHost', 100],
    ['fewVms', 4],
    ['freeMemory', 1],
  ],
  power_saving: [
    ['preferredHost', 100],
    ['fullHost', 4],
    ['freeCpu', 1],
  ],
};

/** The preference for hosts counts only where some are named: else it would hide what sets the others apart. */
export function factorsOf(policy: ClusterPolicy, request: PlacementRequest): Factors {
  const factors = factorsByPolicy[policy.name] ?? (factorsByPolicy.none as Factors);
  return request.hosts.length > 0 ? factors : factors.filter(([weight]) => weight !== 'preferredHost');
}
