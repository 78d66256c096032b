import type { ErrorDefinition } from './define.ts';

export const affinityErrors = {
  AFFINITY_OTHER_CLUSTER: {
    status: 400,
    message: 'The affinity group takes VMs and hosts of its own cluster; of another one are: {members}.',
    reason: 'Invalid value',
  },
  AFFINITY_CONFLICT: {
    status: 409,
    message:
      'The affinity groups {groups} cannot all hold: VMs {vms} would have to run both together and apart. Make one of them a wish, or take a VM out.',
  },
} as const satisfies Record<string, ErrorDefinition>;
