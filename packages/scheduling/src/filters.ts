// Hard rules: each answers with a reason why a host cannot run the VM, or with undefined. Order is the order in which
// people want to read the reasons.
import type { AffinityRule, ClusterPolicy, HostSnapshot, PlacementRequest, Reason } from './model.ts';
import { refuses } from './affinity.ts';
import { numberProperty, policyUnit } from './units.ts';

type Filter = (request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy) => Reason | undefined;

/** What the host's own system keeps for itself. */
export const HOST_RESERVE_BYTES = 256 * 1024 ** 2;

export const schedulableBytes = (host: HostSnapshot, policy: ClusterPolicy): number =>
  Math.max(0, Math.floor(((host.memoryBytes - HOST_RESERVE_BYTES) * policy.memoryOvercommitPercent) / 100));

export const freeBytes = (host: HostSnapshot, policy: ClusterPolicy): number =>
  Math.max(0, schedulableBytes(host, policy) - host.reservedBytes);

const missing = (wanted: readonly string[], present: readonly string[]): string[] =>
  wanted.filter(name => !present.includes(name));

const hostUp: Filter = (_request, host) =>
  host.status === 'up' ? undefined : { code: 'HOST_NOT_UP', params: { status: host.status } };

const pinned: Filter = (request, host) =>
  request.hosts.length === 0 || request.hostsRule === 'preferred' || request.hosts.includes(host.id)
    ? undefined
    : { code: 'NOT_A_CHOSEN_HOST', params: {} };

const architecture: Filter = (request, host) =>
  request.architecture === host.architecture
    ? undefined
    : { code: 'OTHER_ARCHITECTURE', params: { needed: request.architecture, present: host.architecture } };

const cpuCount: Filter = (request, host) =>
  request.vcpus <= host.cpuThreads
    ? undefined
    : { code: 'TOO_FEW_CPUS', params: { needed: request.vcpus, present: host.cpuThreads } };

const cpuPinning: Filter = ({ highestPinnedCpu: needed = -1 }, host) =>
  needed < host.cpuThreads ? undefined : { code: 'PINNED_CPU_MISSING', params: { needed, present: host.cpuThreads } };

const cpuModel: Filter = (request, host) =>
  request.cpuModel === undefined || host.cpuModels.includes(request.cpuModel)
    ? undefined
    : { code: 'CPU_MODEL_MISSING', params: { needed: request.cpuModel } };

const firmware: Filter = (request, host) =>
  host.firmwares.includes(request.firmware)
    ? undefined
    : { code: 'FIRMWARE_MISSING', params: { needed: request.firmware } };

const machine: Filter = (request, host) =>
  request.emulatedMachine === undefined || host.emulatedMachines.includes(request.emulatedMachine)
    ? undefined
    : { code: 'MACHINE_MISSING', params: { needed: request.emulatedMachine } };

const memory: Filter = (request, host, policy) => {
  const schedulable = schedulableBytes(host, policy);
  if (request.memoryBytes > schedulable) {
    return { code: 'VM_LARGER_THAN_HOST', params: { neededBytes: request.memoryBytes, presentBytes: schedulable } };
  }
  const free = schedulable - host.reservedBytes;
  return request.reservedBytes <= free
    ? undefined
    : { code: 'TOO_LITTLE_MEMORY', params: { neededBytes: request.reservedBytes, freeBytes: Math.max(0, free) } };
};

const networks: Filter = (request, host) => {
  const absent = missing(request.networks, host.networks);
  return absent.length === 0 ? undefined : { code: 'NETWORK_MISSING', params: { networks: absent.join(', ') } };
};

const storage: Filter = (request, host) => {
  const absent = missing(request.storageDomains, host.storageDomains);
  return absent.length === 0 ? undefined : { code: 'STORAGE_UNREACHABLE', params: { domains: absent.join(', ') } };
};

const hostDevice: Filter = ({ hostDevices: wanted, vmId }, host) => {
  if (wanted === undefined) return undefined;
  if (wanted.hostId !== host.id) return { code: 'HOST_DEVICES_ELSEWHERE', params: {} };
  if (wanted.pci && host.devicePassthrough !== true) return { code: 'DEVICE_PASSTHROUGH_OFF', params: {} };
  const taken = host.devicesInUse?.find(one => one.vmId !== vmId && wanted.names.includes(one.name));
  return taken && { code: 'HOST_DEVICE_IN_USE', params: { device: taken.name, vm: taken.vm } };
};

/** Where the policy says nothing, oVirt's own default. */
export const highUtilization = (policy: ClusterPolicy): number => numberProperty(policy, 'HighUtilization', 80);

// A sample is a moment; from two minutes on the load of five minutes has to agree with it.
const cpuOverloaded: Filter = (_request, host, policy) => {
  const limit = highUtilization(policy);
  const lasting = numberProperty(policy, 'CpuOverCommitDurationMinutes', 2) >= 2;
  const percent = Math.min(host.cpuPercent ?? 0, lasting ? (host.loadPercent ?? 0) : 100);
  return percent > limit ? { code: 'CPU_OVERLOADED', params: { percent: Math.round(percent), limit } } : undefined;
};

const swap: Filter = (_request, host, policy) => {
  const limit = numberProperty(policy, 'MaximumAllowedSwapUsage', 100);
  const percent = host.swapPercent ?? 0;
  return percent > limit ? { code: 'SWAP_OVERUSED', params: { percent: Math.round(percent), limit } } : undefined;
};

const clusterInMaintenance: Filter = request =>
  request.highlyAvailable ? undefined : { code: 'CLUSTER_IN_MAINTENANCE', params: {} };

const affinity =
  (about: AffinityRule['about']): Filter =>
  (request, host) => {
    const rule = request.affinity?.find(one => one.about === about && one.enforcing && refuses(one, host.id));
    if (rule === undefined) return undefined;
    const codes = rule.positive
      ? { vms: 'AFFINITY_TOGETHER', hosts: 'AFFINITY_HOST_NEEDED' }
      : { vms: 'AFFINITY_APART', hosts: 'AFFINITY_HOST_EXCLUDED' };
    return { code: codes[about], params: { group: rule.group } };
  };

/** Applied under every policy: a VM could not run otherwise. */
const MANDATORY: readonly Filter[] = [pinned, hostDevice, architecture, cpuPinning, cpuModel, firmware, storage];

/**
 * What the units of a policy do. A unit that is not here has nothing to look at: it is about migrations, hosted engines,
 * hooks or huge pages, of which no VM that is placed here has any.
 */
const byUnit: Readonly<Record<string, Filter>> = {
  CPU: cpuCount,
  CPUOverloaded: cpuOverloaded,
  ClusterInMaintenance: clusterInMaintenance,
  'Emulated-Machine': machine,
  Memory: memory,
  Network: networks,
  Swap: swap,
  VmAffinityGroups: affinity('vms'),
  VmToHostsAffinityGroups: affinity('hosts'),
};

/** Units that pass a host over only while another one is left: being busy is no reason not to start at all. */
const YIELDING: ReadonlySet<string> = new Set(['CPUOverloaded']);

const nameOf = (unitId: string): string => policyUnit(unitId)?.name ?? '';

/** The policy without the units that give way when no host is left. */
export const yielding = (policy: ClusterPolicy): ClusterPolicy => ({
  ...policy,
  filters: policy.filters.filter(id => !YIELDING.has(nameOf(id))),
});

/** Every reason at once, so that a person mends them in one go. A host that is not up is not asked further. */
export function reasonsAgainst(request: PlacementRequest, host: HostSnapshot, policy: ClusterPolicy): Reason[] {
  const down = hostUp(request, host, policy);
  if (down !== undefined) return [down];
  const chosen = policy.filters.flatMap(id => byUnit[nameOf(id)] ?? []);
  return [...MANDATORY, ...chosen].flatMap(filter => filter(request, host, policy) ?? []);
}
