import type { ErrorDefinition } from './define.ts';

export const quotaErrors = {
  QUOTA_IS_DEFAULT: {
    status: 400,
    message: 'The quota {name} came with its data center and stays without limits. Make a quota of your own.',
  },
  QUOTA_LIMIT_MIXED: {
    status: 409,
    message:
      'The quota {quota} has {present} already. A quota has either one limit over all {places} or one for each; remove what is there first.',
  },
  QUOTA_OTHER_DATA_CENTER: {
    status: 400,
    message: 'The quota {quota} belongs to another data center than the {place}. Choose one of the same data center.',
    reason: 'Invalid value',
  },
  QUOTA_NOT_DEFINED: {
    status: 400,
    message: 'The quota {quota} grants nothing of {place}. Add a limit for it to the quota, or choose another quota.',
  },
  QUOTA_CLUSTER_EXCEEDED: {
    status: 409,
    message:
      'The quota {quota} grants {limit} {unit} in {place}, of which {usage} are in use; {wanted} more would exceed it. Stop other VMs, or raise the limit.',
  },
  QUOTA_STORAGE_EXCEEDED: {
    status: 409,
    message:
      'The quota {quota} grants {limit} GiB in {place}, of which {usage} are in use; {wanted} more would exceed it. Remove other disks, or raise the limit.',
  },
} as const satisfies Record<string, ErrorDefinition>;
