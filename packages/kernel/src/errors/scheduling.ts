import type { ErrorDefinition } from './define.ts';

export const schedulingErrors = {
  CLUSTER_UPGRADE_RUNNING: {
    status: 409,
    message:
      'The hosts of cluster {cluster} are being upgraded already, under the correlation id {correlationId}. Finish that upgrade first.',
  },
  CLUSTER_UPGRADE_NOT_RUNNING: {
    status: 409,
    message: 'No upgrade of the hosts of cluster {cluster} was begun. Begin it with the action start.',
  },
  SCHEDULING_POLICY_LOCKED: {
    status: 409,
    message: 'The scheduling policy {name} comes with the product and cannot be changed. Make a policy of your own.',
  },
  SCHEDULING_PROPERTY_UNKNOWN: {
    status: 400,
    message: 'No unit has the property {property}. Known are: {known}.',
    reason: 'Invalid value',
  },
  SCHEDULING_PROPERTY_INVALID: {
    status: 400,
    message: 'The value "{value}" of the scheduling property {property} does not have the form {form}.',
    reason: 'Invalid value',
  },
  SCHEDULING_UNIT_TYPE: {
    status: 400,
    message: 'The scheduling unit {name} is a {type}; a {wanted} is needed here.',
    reason: 'Invalid value',
  },
  SCHEDULING_UNIT_MANDATORY: {
    status: 409,
    message: 'The filter {name} holds under every policy and is not added to one.',
  },
  SCHEDULING_UNIT_PRESENT: {
    status: 409,
    message: 'The scheduling policy {policy} has the unit {name} already. Remove it first to give it other values.',
  },
  SCHEDULING_UNIT_INTERNAL: {
    status: 409,
    message: 'The scheduling unit {name} comes with the product and cannot be removed.',
  },
  SCHEDULING_POSITION_TAKEN: {
    status: 409,
    message: 'The filter {other} is the {place} one of the policy already. Remove that one first.',
  },
  CLUSTER_FEATURE_UNKNOWN: {
    status: 400,
    message:
      'Nothing beyond its level can be demanded of the hosts of a cluster of compatibility level {level}: it has no feature {feature}. Leave it out.',
    reason: 'Invalid value',
  },
} as const satisfies Record<string, ErrorDefinition>;
