import type { ErrorDefinition } from './define.ts';

export const qosErrors = {
  QOS_LIMIT_OF_OTHER_TYPE: {
    status: 400,
    message: 'A QoS of type {type} has no {members}. Leave that out, or choose another type.',
    reason: 'Invalid value',
  },
  QOS_LIMITS_INVALID: {
    status: 400,
    message: 'The limits of a QoS of type {type} must be {rule}.',
    reason: 'Invalid value',
  },
  QOS_WRONG_TYPE: {
    status: 400,
    message: 'The QoS {name} is of type {type}; one of type {wanted} is needed here.',
    reason: 'Invalid value',
  },
  QOS_OTHER_DATA_CENTER: {
    status: 400,
    message: 'The QoS {name} belongs to another data center. Choose one of the same data center.',
    reason: 'Invalid value',
  },
  PROFILE_IS_DEFAULT: {
    status: 409,
    message:
      'The profile {name} came with the {owner}, which always has one, and cannot be removed. Change it instead.',
  },
  PROFILE_OF_OTHER: {
    status: 400,
    message: 'The {what} {id} belongs to another {owner}. Choose one of the same {owner}.',
    reason: 'Invalid value',
  },
} as const satisfies Record<string, ErrorDefinition>;
