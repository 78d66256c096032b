// Events about scheduling policies.
import type { EventTable } from '../event-shape.ts';

export const schedulingEvents = {
  USER_ADD_CLUSTER_POLICY: { code: 9910, severity: 'normal', text: 'Scheduling policy {policy} was added by {user}.' },
  USER_FAILED_TO_ADD_CLUSTER_POLICY: {
    code: 9911,
    severity: 'error',
    text: 'Adding scheduling policy {policy} failed ({user}): {reason}',
  },
  USER_UPDATE_CLUSTER_POLICY: {
    code: 9912,
    severity: 'normal',
    text: 'Scheduling policy {policy} was changed by {user}.',
  },
  USER_FAILED_TO_UPDATE_CLUSTER_POLICY: {
    code: 9913,
    severity: 'error',
    text: 'Changing scheduling policy {policy} failed ({user}): {reason}',
  },
  USER_REMOVE_CLUSTER_POLICY: {
    code: 9914,
    severity: 'normal',
    text: 'Scheduling policy {policy} was removed by {user}.',
  },
  USER_FAILED_TO_REMOVE_CLUSTER_POLICY: {
    code: 9915,
    severity: 'error',
    text: 'Removing scheduling policy {policy} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
