// Events about quotas: their changes, and the use of what they grant.
import type { EventTable } from '../event-shape.ts';

const USE = '{usage} of {limit} {unit} in {place}';

export const quotasEvents = {
  USER_ADD_QUOTA: { code: 3000, severity: 'normal', text: 'Quota {quota} was added by {user}.' },
  USER_FAILED_ADD_QUOTA: { code: 3001, severity: 'error', text: 'Adding quota {quota} failed ({user}): {reason}' },
  USER_UPDATE_QUOTA: { code: 3002, severity: 'normal', text: 'Quota {quota} was changed by {user}.' },
  USER_FAILED_UPDATE_QUOTA: { code: 3003, severity: 'error', text: 'Changing quota {quota} failed ({user}): {reason}' },
  USER_DELETE_QUOTA: { code: 3004, severity: 'normal', text: 'Quota {quota} was removed by {user}.' },
  USER_FAILED_DELETE_QUOTA: { code: 3005, severity: 'error', text: 'Removing quota {quota} failed ({user}): {reason}' },
  USER_EXCEEDED_QUOTA_CLUSTER_LIMIT: {
    code: 3007,
    severity: 'warning',
    text: `{user} uses more than quota {quota} grants, within its grace: ${USE}.`,
  },
  USER_EXCEEDED_QUOTA_CLUSTER_THRESHOLD: {
    code: 3008,
    severity: 'warning',
    text: `The use of quota {quota} by {user} is above its threshold: ${USE}.`,
  },
  USER_EXCEEDED_QUOTA_STORAGE_LIMIT: {
    code: 3010,
    severity: 'warning',
    text: `{user} uses more than quota {quota} grants, within its grace: ${USE}.`,
  },
  USER_EXCEEDED_QUOTA_STORAGE_THRESHOLD: {
    code: 3011,
    severity: 'warning',
    text: `The use of quota {quota} by {user} is above its threshold: ${USE}.`,
  },
  MISSING_QUOTA_STORAGE_PARAMETERS_PERMISSIVE_MODE: {
    code: 3013,
    severity: 'warning',
    text: 'Quota {quota} grants nothing of {place}; {user} was let through because the data center only audits.',
  },
  MISSING_QUOTA_CLUSTER_PARAMETERS_PERMISSIVE_MODE: {
    code: 3014,
    severity: 'warning',
    text: 'Quota {quota} grants nothing of {place}; {user} was let through because the data center only audits.',
  },
  USER_EXCEEDED_QUOTA_CLUSTER_GRACE_LIMIT_PERMISSIVE_MODE: {
    code: 3015,
    severity: 'warning',
    text: `{user} was let through beyond quota {quota} because the data center only audits: ${USE}.`,
  },
  USER_EXCEEDED_QUOTA_STORAGE_GRACE_LIMIT_PERMISSIVE_MODE: {
    code: 3016,
    severity: 'warning',
    text: `{user} was let through beyond quota {quota} because the data center only audits: ${USE}.`,
  },
} as const satisfies EventTable;
