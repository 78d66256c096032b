// Events about data centers, clusters, tags, permissions and sign-ins.
import type { EventTable } from '../event-shape.ts';

export const accessEvents = {
  USER_ADD_STORAGE_POOL: { code: 950, severity: 'normal', text: 'Data center {data_center} was added by {user}.' },
  USER_ADD_STORAGE_POOL_FAILED: {
    code: 951,
    severity: 'error',
    text: 'Data center {data_center} could not be added by {user}: {reason}',
  },
  USER_UPDATE_STORAGE_POOL: { code: 952, severity: 'normal', text: 'Data center {data_center} was changed by {user}.' },
  USER_UPDATE_STORAGE_POOL_FAILED: {
    code: 953,
    severity: 'error',
    text: 'Data center {data_center} could not be changed by {user}: {reason}',
  },
  USER_REMOVE_STORAGE_POOL: { code: 954, severity: 'normal', text: 'Data center {data_center} was removed by {user}.' },
  USER_REMOVE_STORAGE_POOL_FAILED: {
    code: 955,
    severity: 'error',
    text: 'Data center {data_center} could not be removed by {user}: {reason}',
  },
  USER_ADD_CLUSTER: { code: 809, severity: 'normal', text: 'Cluster {cluster} was added by {user}.' },
  USER_ADD_CLUSTER_FAILED: {
    code: 810,
    severity: 'error',
    text: 'Cluster {cluster} could not be added by {user}: {reason}',
  },
  USER_UPDATE_CLUSTER: { code: 811, severity: 'normal', text: 'Cluster {cluster} was changed by {user}.' },
  USER_UPDATE_CLUSTER_FAILED: {
    code: 812,
    severity: 'error',
    text: 'Cluster {cluster} could not be changed by {user}: {reason}',
  },
  USER_UPDATE_CLUSTER_UPGRADE: {
    code: 896,
    severity: 'normal',
    text: 'The upgrade of cluster {cluster} {step}, as {user} told.',
  },
  USER_UPDATE_CLUSTER_UPGRADE_FAILED: {
    code: 897,
    severity: 'error',
    text: 'What {user} told of the upgrade of cluster {cluster} could not be kept: {reason}',
  },
  USER_REMOVE_CLUSTER: { code: 813, severity: 'normal', text: 'Cluster {cluster} was removed by {user}.' },
  USER_REMOVE_CLUSTER_FAILED: {
    code: 814,
    severity: 'error',
    text: 'Cluster {cluster} could not be removed by {user}: {reason}',
  },
  USER_ADD_TAG: { code: 432, severity: 'normal', text: 'Tag {tag} was added by {user}.' },
  USER_ADD_TAG_FAILED: { code: 433, severity: 'error', text: 'Tag {tag} could not be added by {user}: {reason}' },
  USER_UPDATE_TAG: { code: 430, severity: 'normal', text: 'Tag {tag} was changed by {user}.' },
  USER_UPDATE_TAG_FAILED: { code: 431, severity: 'error', text: 'Tag {tag} could not be changed by {user}: {reason}' },
  USER_REMOVE_TAG: { code: 434, severity: 'normal', text: 'Tag {tag} was removed by {user}.' },
  USER_REMOVE_TAG_FAILED: { code: 435, severity: 'error', text: 'Tag {tag} could not be removed by {user}: {reason}' },
  USER_ATTACH_TAG_TO_VM: { code: 440, severity: 'normal', text: 'Tag {tag} was put on {entity} by {user}.' },
  USER_ATTACH_TAG_TO_VM_FAILED: {
    code: 441,
    severity: 'error',
    text: 'Tag {tag} could not be put on {entity} by {user}: {reason}',
  },
  USER_DETACH_VM_FROM_TAG: { code: 446, severity: 'normal', text: 'Tag {tag} was taken off {entity} by {user}.' },
  USER_DETACH_VM_FROM_TAG_FAILED: {
    code: 447,
    severity: 'error',
    text: 'Tag {tag} could not be taken off {entity} by {user}: {reason}',
  },
  USER_ADD_PERMISSION: { code: 850, severity: 'normal', text: '{user} gave {subject} the role {role}.' },
  USER_ADD_PERMISSION_FAILED: {
    code: 851,
    severity: 'error',
    text: '{user} could not give {subject} the role {role}: {reason}',
  },
  USER_REMOVE_PERMISSION: { code: 852, severity: 'normal', text: '{user} took a permission away.' },
  USER_REMOVE_PERMISSION_FAILED: {
    code: 853,
    severity: 'error',
    text: '{user} could not take a permission away: {reason}',
  },
  USER_VDC_LOGIN: { code: 30, severity: 'normal', text: '{user} signed in.' },
  USER_VDC_LOGOUT: { code: 31, severity: 'normal', text: '{user} signed out.' },
  USER_VDC_LOGIN_FAILED: { code: 114, severity: 'error', text: '{user} failed to sign in.' },
} as const satisfies EventTable;
