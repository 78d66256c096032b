// The five scheduling policies that always exist, by oVirt's ids. A cluster stores the policy's name.
export interface PredefinedPolicy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly defaultPolicy: boolean;
  readonly properties: Readonly<Record<string, string>>;
}

export const predefinedPolicies: readonly PredefinedPolicy[] = [
  {
    id: 'b4ed2332-a7ac-4d5f-9596-99a439cb2812',
    name: 'none',
    description: 'Keeps VMs where they are; new ones go where there is room.',
    defaultPolicy: true,
    properties: { CpuOverCommitDurationMinutes: '2', HighUtilization: '80' },
  },
  {
    id: '7677771e-5eab-422e-83fa-dc04080d21b7',
    name: 'cluster_maintenance',
    description: 'Starts no VM but highly available ones, so that hosts can be worked on.',
    defaultPolicy: false,
    properties: { CpuOverCommitDurationMinutes: '2', HighUtilization: '80' },
  },
  {
    id: '20d25257-b4bd-4589-92a6-c4c5c5d3fd1a',
    name: 'evenly_distributed',
    description: 'Spreads the load over the hosts.',
    defaultPolicy: false,
    properties: {
      HeSparesCount: '0',
      CpuOverCommitDurationMinutes: '2',
      HighUtilization: '80',
      VCpuToPhysicalCpuRatio: '0',
    },
  },
  {
    id: '5a2b0939-7d46-4b73-a469-e9c2c7fc6a53',
    name: 'power_saving',
    description: 'Gathers VMs on few hosts, so that the others can be switched off.',
    defaultPolicy: false,
    properties: { HeSparesCount: '0', CpuOverCommitDurationMinutes: '2', HighUtilization: '80', LowUtilization: '20' },
  },
  {
    id: '8d5d7bec-68de-4a67-b53e-0ac54686d579',
    name: 'vm_evenly_distributed',
    description: 'Spreads the number of VMs over the hosts.',
    defaultPolicy: false,
    properties: {
      HeSparesCount: '0',
      CpuOverCommitDurationMinutes: '2',
      HighUtilization: '80',
      HighVmCount: '10',
      MigrationThreshold: '5',
      SpmVmGrace: '5',
    },
  },
];
