// oVirt's policy units: the filters, weights and balancers that a scheduling policy is made of, by their permanent ids.
// Units come with the product; what a filter or weight does stands in filters.ts and weights.ts under its name.
export interface PolicyUnit {
  readonly id: string;
  readonly name: string;
  readonly type: 'filter' | 'weight' | 'load_balancing';
  /** Always applied, whatever the policy; such filters stand in no policy. */
  readonly mandatory: boolean;
  /** Names of the policy's properties that it reads. */
  readonly properties: readonly string[];
}

const unit = (
  type: PolicyUnit['type'],
  id: string,
  name: string,
  properties: readonly string[] = [],
  mandatory = false,
): PolicyUnit => ({ id, name, type, mandatory, properties });

export const policyUnits: readonly PolicyUnit[] = [
  unit('filter', '6d636bf6-a35c-4f9d-b68d-0731f720cddc', 'CPU'),
  unit('filter', '438b052c-90ab-40e8-9be0-a22560202ea6', 'CPU-Level', [], true),
  unit('filter', '98842bc5-4094-4b83-8224-7b50f86a94c9', 'CPUOverloaded', [
    'HighUtilization',
    'CpuOverCommitDurationMinutes',
  ]),
  unit('filter', '35c2f1a5-8928-48e9-81ac-4c49eb49d60e', 'CPUTopology', [], true),
  unit('filter', '0bd8fef9-bcb4-4250-9998-410f01608d9b', 'ClusterInMaintenance'),
  unit('filter', '3e4a7d54-9e7f-11e5-8994-feff819cdc9f', 'Compatibility-Version', [], true),
  unit('filter', '6d636bf6-a35c-4f9d-b68d-0731f731cddc', 'CpuPinning', [], true),
  unit('filter', '58894b5b-d55d-4f85-8f82-5bf217e640b0', 'Emulated-Machine'),
  unit('filter', 'e659c871-0bf1-4ccc-b748-f28f5d08dffd', 'HA'),
  unit('filter', 'aae8c702-4756-4934-b84c-8daf59efc134', 'Host-hooks'),
  unit('filter', '728a21f1-f97e-4d32-bc3e-b3cc49756abb', 'HostDevice', [], true),
  unit('filter', '53bff075-8306-446f-a53b-9c872a29d197', 'HostedEngineSpares', ['HeSparesCount']),
  unit('filter', '23e07b34-66dd-4735-bc45-bcddded02c05', 'HugePages'),
  unit('filter', '84e6ddee-ab0d-42dd-82f0-c298889db567', 'InClusterUpgrade'),
  unit('filter', 'aa604ea6-f758-4d28-8e05-bf5f4a0818bd', 'MDevice', [], true),
  unit('filter', 'c9ddbb34-0e1d-4061-a8d7-b0893fa80932', 'Memory'),
  unit('filter', 'e659c871-0bf1-4ccc-b748-f28f5d08ddda', 'Migration'),
  unit('filter', '47ea3cd0-8a2f-438d-9f63-49534178882a', 'Migration-Tsc-Frequency'),
  unit('filter', 'fcbfe4b1-b83e-4428-b9d3-b3d348b93be6', 'NUMA'),
  unit('filter', '72163d1c-9468-4480-99d9-0888664eb143', 'Network'),
  unit('filter', '12262ab6-9690-4bc3-a2b3-35573b172d54', 'PinToHost', [], true),
  unit('filter', '43b9e654-337f-4b0d-a896-cbb22ce5a7fc', 'Swap', ['MaximumAllowedSwapUsage']),
  unit('filter', 'b454ae40-f767-45b1-949a-7e5bd04d83ab', 'VM leases ready', [], true),
  unit('filter', '84e6ddee-ab0d-42dd-82f0-c297779db566', 'VmAffinityGroups'),
  unit('filter', 'e69808a9-8a41-40f1-94ba-dd5d385d82d8', 'VmToHostsAffinityGroups'),
  unit('load_balancing', '38440000-8cf0-14bd-c43e-10b96e4ef00a', 'None'),
  unit('load_balancing', '7db4ab05-81ab-42e8-868a-aee2df483ed2', 'OptimalForEvenDistribution', [
    'HighUtilization',
    'MaxFreeMemoryForOverUtilized',
    'MinFreeMemoryForUnderUtilized',
    'CpuOverCommitDurationMinutes',
    'VCpuToPhysicalCpuRatio',
  ]),
  unit('load_balancing', 'd58c8e32-44e1-418f-9222-52cd887bf9e0', 'OptimalForEvenGuestDistribution', [
    'SpmVmGrace',
    'HighVmCount',
    'MigrationThreshold',
  ]),
  unit('load_balancing', '736999d0-1023-46a4-9a75-1316ed50e151', 'OptimalForPowerSaving', [
    'HighUtilization',
    'MaxFreeMemoryForOverUtilized',
    'MinFreeMemoryForUnderUtilized',
    'CpuOverCommitDurationMinutes',
    'LowUtilization',
    'EnableAutomaticHostPowerManagement',
    'HostsInReserve',
  ]),
  unit('weight', '1b14ac11-20e9-4593-a149-2eb83c60a330', 'CPU and NUMA pinning compatibility'),
  unit('weight', '71931e14-f0e6-4f91-a7c8-d494a26e3a09', 'CPU for high performance VMs'),
  unit('weight', 'f58c1cb9-d91f-48a6-a196-c6d22fb10c4e', 'Fit VM to single host NUMA node'),
  unit('weight', '98e92667-6161-41fb-b3fa-34f820ccbc4b', 'HA'),
  unit('weight', '84e6ddee-ab0d-42dd-82f0-c298889db568', 'InClusterUpgrade'),
  unit('weight', '7db4ab05-81ab-42e8-868a-aee2df483edb', 'OptimalForCpuEvenDistribution', ['VCpuToPhysicalCpuRatio']),
  unit('weight', '736999d0-1023-46a4-9a75-1316ed50e15b', 'OptimalForCpuPowerSaving', ['HighUtilization']),
  unit('weight', '3ba8c988-f779-42c0-90ce-caa8243edee7', 'OptimalForEvenGuestDistribution', ['SpmVmGrace']),
  unit('weight', '7f262d70-6cac-11e3-981f-0800200c9a66', 'OptimalForHaReservation', ['ScaleDown']),
  unit('weight', '4134247a-9c58-4b9a-8593-530bb9e37c59', 'OptimalForMemoryEvenDistribution'),
  unit('weight', '9dfe6086-646d-43b8-8eef-4d94de8472c8', 'OptimalForMemoryPowerSaving', [
    'MaxFreeMemoryForOverUtilized',
    'MinFreeMemoryForUnderUtilized',
  ]),
  unit('weight', '591cdb81-ba67-45b4-9642-e28f61a97d57', 'PreferredHosts'),
  unit('weight', '84e6ddee-ab0d-42dd-82f0-c297779db567', 'VmAffinityGroups'),
  unit('weight', '427aed70-dae3-48ba-8fe9-a902a9d563c8', 'VmToHostsAffinityGroups'),
];

const byId = new Map(policyUnits.map(one => [one.id, one]));

export const policyUnit = (id: string): PolicyUnit | undefined => byId.get(id);

/** The form of each property's value. Memory is MiB, utilization percent. */
export const propertyForms: Readonly<Record<string, RegExp>> = {
  ScaleDown: /^(100|[1-9]|[1-9][0-9])$/,
  HighVmCount: /^([0-9]|[1-9][0-9]+)$/,
  MigrationThreshold: /^([2-9]|[1-9][0-9]+)$/,
  SpmVmGrace: /^([0-9]|[1-9][0-9]+)$/,
  CpuOverCommitDurationMinutes: /^([1-9][0-9]*)$/,
  HighUtilization: /^([5-9][0-9])$/,
  LowUtilization: /^([0-9]|[1-4][0-9])$/,
  VCpuToPhysicalCpuRatio: /^([0-2](\.([0-9]+))?)$/,
  HostsInReserve: /^[0-9][0-9]*$/,
  EnableAutomaticHostPowerManagement: /^(true|false)$/,
  MaxFreeMemoryForOverUtilized: /^([1-9][0-9]*)$/,
  MinFreeMemoryForUnderUtilized: /^([1-9][0-9]*)$/,
  HeSparesCount: /^([0-9][0-9]*)$/,
  MaximumAllowedSwapUsage: /^1?[0-9]?[0-9]$/,
};

/** A property's number; `fallback` where the policy does not have it. */
export const numberProperty = (
  { properties }: { readonly properties: Readonly<Record<string, string>> },
  name: string,
  fallback: number,
): number => {
  const value = properties[name];
  return value === undefined ? fallback : Number(value);
};
