// Events about affinity groups and affinity labels.
import type { EventTable } from '../event-shape.ts';

export const affinityEvents = {
  USER_ADDED_AFFINITY_GROUP: { code: 10350, severity: 'normal', text: 'Affinity group {group} was added by {user}.' },
  USER_FAILED_TO_ADD_AFFINITY_GROUP: {
    code: 10351,
    severity: 'error',
    text: 'Adding affinity group {group} failed ({user}): {reason}',
  },
  USER_UPDATED_AFFINITY_GROUP: {
    code: 10352,
    severity: 'normal',
    text: 'Affinity group {group} was changed by {user}.',
  },
  USER_FAILED_TO_UPDATE_AFFINITY_GROUP: {
    code: 10353,
    severity: 'error',
    text: 'Changing affinity group {group} failed ({user}): {reason}',
  },
  USER_REMOVED_AFFINITY_GROUP: {
    code: 10354,
    severity: 'normal',
    text: 'Affinity group {group} was removed by {user}.',
  },
  USER_FAILED_TO_REMOVE_AFFINITY_GROUP: {
    code: 10355,
    severity: 'error',
    text: 'Removing affinity group {group} failed ({user}): {reason}',
  },
  USER_ADDED_AFFINITY_LABEL: { code: 10380, severity: 'normal', text: 'Affinity label {label} was added by {user}.' },
  USER_FAILED_TO_ADD_AFFINITY_LABEL: {
    code: 10381,
    severity: 'error',
    text: 'Adding affinity label {label} failed ({user}): {reason}',
  },
  USER_UPDATED_AFFINITY_LABEL: {
    code: 10382,
    severity: 'normal',
    text: 'Affinity label {label} was changed by {user}.',
  },
  USER_FAILED_TO_UPDATE_AFFINITY_LABEL: {
    code: 10383,
    severity: 'error',
    text: 'Changing affinity label {label} failed ({user}): {reason}',
  },
  USER_REMOVED_AFFINITY_LABEL: {
    code: 10384,
    severity: 'normal',
    text: 'Affinity label {label} was removed by {user}.',
  },
  USER_FAILED_TO_REMOVE_AFFINITY_LABEL: {
    code: 10385,
    severity: 'error',
    text: 'Removing affinity label {label} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
