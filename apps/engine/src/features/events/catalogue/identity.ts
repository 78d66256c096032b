// Events about users, groups, roles, directories and signing in.
import type { EventTable } from '../event-shape.ts';

export const identityEvents = {
  USER_ADD: { code: 149, severity: 'normal', text: '{subject} was added by {user}.' },
  USER_FAILED_ADD_ADUSER: { code: 327, severity: 'warning', text: '{subject} could not be added by {user}: {reason}' },
  USER_REMOVE_ADUSER: { code: 325, severity: 'normal', text: 'User {subject} was removed by {user}.' },
  USER_FAILED_REMOVE_ADUSER: {
    code: 326,
    severity: 'error',
    text: 'User {subject} could not be removed by {user}: {reason}',
  },
  USER_REMOVE_AD_GROUP: { code: 408, severity: 'normal', text: 'Group {subject} was removed by {user}.' },
  USER_REMOVE_AD_GROUP_FAILED: {
    code: 409,
    severity: 'error',
    text: 'Group {subject} could not be removed by {user}: {reason}',
  },
  USER_PASSWORD_CHANGED: { code: 346, severity: 'normal', text: 'The password of {subject} was changed by {user}.' },
  USER_PASSWORD_CHANGE_FAILED: {
    code: 347,
    severity: 'error',
    text: 'The password of {subject} could not be changed by {user}: {reason}',
  },
  USER_ADD_ROLE_WITH_ACTION_GROUP: { code: 864, severity: 'normal', text: 'Role {role} was added by {user}.' },
  USER_ADD_ROLE_WITH_ACTION_GROUP_FAILED: {
    code: 865,
    severity: 'error',
    text: 'Role {role} could not be added by {user}: {reason}',
  },
  USER_UPDATE_ROLE: { code: 856, severity: 'normal', text: 'Role {role} was changed by {user}.' },
  USER_UPDATE_ROLE_FAILED: {
    code: 857,
    severity: 'error',
    text: 'Role {role} could not be changed by {user}: {reason}',
  },
  USER_REMOVE_ROLE: { code: 858, severity: 'normal', text: 'Role {role} was removed by {user}.' },
  USER_REMOVE_ROLE_FAILED: {
    code: 859,
    severity: 'error',
    text: 'Role {role} could not be removed by {user}: {reason}',
  },
  USER_ATTACHED_ACTION_GROUP_TO_ROLE: {
    code: 860,
    severity: 'normal',
    text: 'The permit {permit} was added to role {role} by {user}.',
  },
  USER_ATTACHED_ACTION_GROUP_TO_ROLE_FAILED: {
    code: 861,
    severity: 'error',
    text: 'The permit {permit} could not be added to role {role} by {user}: {reason}',
  },
  USER_DETACHED_ACTION_GROUP_FROM_ROLE: {
    code: 862,
    severity: 'normal',
    text: 'The permit {permit} was taken from role {role} by {user}.',
  },
  USER_DETACHED_ACTION_GROUP_FROM_ROLE_FAILED: {
    code: 863,
    severity: 'error',
    text: 'The permit {permit} could not be taken from role {role} by {user}: {reason}',
  },
  USER_VDC_SESSION_TERMINATED: { code: 831, severity: 'normal', text: '{user} ended {property} of {owner}.' },
  USER_VDC_SESSION_TERMINATION_FAILED: {
    code: 832,
    severity: 'error',
    text: '{user} could not end {property} of {owner}: {reason}',
  },
  USER_PROFILE_CREATE_PROPERTY: { code: 15_002, severity: 'normal', text: '{user} set {property} of a user.' },
  USER_PROFILE_CREATE_PROPERTY_FAILED: {
    code: 15_003,
    severity: 'error',
    text: '{user} could not set {property} of a user: {reason}',
  },
  USER_PROFILE_REMOVE_PROPERTY: { code: 15_006, severity: 'normal', text: '{user} removed {property} of a user.' },
  USER_PROFILE_REMOVE_PROPERTY_FAILED: {
    code: 15_007,
    severity: 'error',
    text: '{user} could not remove {property} of a user: {reason}',
  },
  USER_PROFILE_REPLACE_PROPERTY: { code: 15_010, severity: 'normal', text: '{user} replaced {property} of a user.' },
  USER_PROFILE_REPLACE_PROPERTY_FAILED: {
    code: 15_011,
    severity: 'error',
    text: '{user} could not replace {property} of a user: {reason}',
  },
} as const satisfies EventTable;
