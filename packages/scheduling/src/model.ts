// What placement knows and says: plain data, gathered by the engine in one query, so that a decision can be repeated,
// tested and shown. Sizes are bytes; `reserved` counts what running and starting VMs were promised.

export interface PlacementRequest {
  readonly vmId: string;
  readonly vcpus: number;
  /** What the VM may use at most; must be there physically (times overcommit) on an empty host. */
  readonly memoryBytes: number;
  /** What is reserved for it on the chosen host. */
  readonly reservedBytes: number;
  readonly architecture: string;
  /** The highest of the host's processors that the VM is pinned to, counted from 0; absent: none. */
  readonly highestPinnedCpu?: number;
  /** libvirt model that the guest is given; absent: whatever the host has. */
  readonly cpuModel?: string;
  readonly firmware: 'bios' | 'uefi';
  readonly emulatedMachine?: string;
  readonly networks: readonly string[];
  readonly storageDomains: readonly string[];
  /** Hosts named by the VM's placement policy or by the caller; empty: any. */
  readonly hosts: readonly string[];
  /** `required`: no other host may be chosen; `preferred`: others only when none of these fits. */
  readonly hostsRule: 'required' | 'preferred';
  readonly highlyAvailable: boolean;
  /** Devices of a host that the VM is given; absent: none. */
  readonly hostDevices?: HostDevicesWanted;
  /** What affinity groups and labels ask of this VM's host; absent: nothing. */
  readonly affinity?: readonly AffinityRule[];
}

export interface HostDevicesWanted {
  /** The host that has them. */
  readonly hostId: string;
  readonly names: readonly string[];
  /** PCI devices are among them. */
  readonly pci: boolean;
}

/** On one of `hosts`, or, when not positive, on none of them. */
export interface AffinityRule {
  /** Name of the group or label, for people. */
  readonly group: string;
  /** `vms`: the hosts are those on which the other VMs of the group run; `hosts`: those that the group names. */
  readonly about: 'vms' | 'hosts';
  readonly positive: boolean;
  /** A must; else a wish, which counts by its priority. */
  readonly enforcing: boolean;
  readonly priority: number;
  readonly hosts: readonly string[];
}

export interface HostSnapshot {
  readonly id: string;
  readonly name: string;
  /** The API's host status. */
  readonly status: string;
  readonly memoryBytes: number;
  readonly reservedBytes: number;
  readonly cpuThreads: number;
  /** Virtual CPUs of the VMs there. */
  readonly vcpus: number;
  readonly vmCount: number;
  /** Highly available VMs among them. */
  readonly haVmCount: number;
  /** Percent of all CPUs in use; absent until the first sample. */
  readonly cpuPercent?: number;
  /** Load average of five minutes in percent of the CPUs; absent until the first sample. */
  readonly loadPercent?: number;
  /** Percent of swap in use; absent where there is none. */
  readonly swapPercent?: number | null;
  readonly architecture: string;
  readonly cpuModels: readonly string[];
  readonly firmwares: readonly string[];
  readonly emulatedMachines: readonly string[];
  readonly networks: readonly string[];
  readonly storageDomains: readonly string[];
  /** Whether PCI devices can be given to VMs; absent: no. */
  readonly devicePassthrough?: boolean;
  /** Devices that VMs there were given; absent: none. */
  readonly devicesInUse?: readonly { readonly name: string; readonly vmId: string; readonly vm: string }[];
}

export interface UnitWeight {
  readonly unitId: string;
  readonly factor: number;
}

export interface ClusterPolicy {
  readonly name: string;
  readonly memoryOvercommitPercent: number;
  /** Ids of the filter units, in the order in which their reasons are told. Mandatory ones apply without being named. */
  readonly filters: readonly string[];
  readonly weights: readonly UnitWeight[];
  /** Of the policy, replaced one by one by those of the cluster. Values have the form of `propertyForms`. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface ClusterSnapshot {
  readonly policy: ClusterPolicy;
  readonly hosts: readonly HostSnapshot[];
}

export interface Reason {
  /** Stable code of reasons.ts. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface WeightScore {
  readonly weight: string;
  readonly factor: number;
  /** 0 (worst) to 1 (best). */
  readonly score: number;
}

export interface HostVerdict {
  readonly hostId: string;
  readonly name: string;
  readonly fits: boolean;
  /** Why not; empty when it fits. */
  readonly reasons: readonly Reason[];
  /** Only of hosts that fit. */
  readonly scores: readonly WeightScore[];
  /** Weighted mean of the scores, 0 to 1; 0 when it does not fit. */
  readonly total: number;
}

export interface Placement {
  readonly chosen: string | undefined;
  /** One verdict for every host of the snapshot: those that fit first, best first. */
  readonly explanation: readonly HostVerdict[];
}
