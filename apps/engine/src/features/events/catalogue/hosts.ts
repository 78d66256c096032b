// Events about hosts.
import type { EventTable } from '../event-shape.ts';

export const hostsEvents = {
  USER_ADD_VDS: { code: 42, severity: 'normal', text: 'Host {host} was added by {user}.' },
  USER_FAILED_ADD_VDS: { code: 104, severity: 'error', text: 'Adding host {host} failed ({user}): {reason}' },
  USER_UPDATE_VDS: { code: 43, severity: 'normal', text: 'Host {host} was changed by {user}.' },
  USER_FAILED_UPDATE_VDS: { code: 105, severity: 'error', text: 'Changing host {host} failed ({user}).' },
  USER_REMOVE_VDS: { code: 44, severity: 'normal', text: 'Host {host} was removed by {user}.' },
  USER_FAILED_REMOVE_VDS: { code: 106, severity: 'error', text: 'Removing host {host} failed ({user}).' },
  USER_VDS_MAINTENANCE: { code: 600, severity: 'normal', text: 'Host {host} was put into maintenance by {user}.' },
  VDS_MAINTENANCE_FAILED: { code: 17, severity: 'error', text: 'Putting host {host} into maintenance failed.' },
  VDS_ACTIVATE: { code: 16, severity: 'normal', text: 'Host {host} was activated by {user}.' },
  VDS_ACTIVATE_FAILED: { code: 18, severity: 'error', text: 'Activating host {host} failed ({user}).' },
  VDS_APPROVE: { code: 498, severity: 'normal', text: 'Host {host} was approved by {user}.' },
  VDS_APPROVE_FAILED: { code: 499, severity: 'error', text: 'Approving host {host} failed ({user}).' },
  VDS_INSTALL_IN_PROGRESS: { code: 509, severity: 'normal', text: 'Host {host} is being enrolled.' },
  VDS_DETECTED: { code: 13, severity: 'normal', text: 'Host {host} is up.' },
  VDS_HOST_NOT_RESPONDING: {
    code: 9027,
    severity: 'warning',
    text: 'Host {host} does not answer. What its VMs do is unknown until it does.',
  },
  HOST_REFRESHED_CAPABILITIES: {
    code: 606,
    severity: 'normal',
    text: 'The capabilities of host {host} were read again.',
  },
  HOST_REFRESH_CAPABILITIES_FAILED: {
    code: 607,
    severity: 'error',
    text: 'Reading the capabilities of host {host} failed ({user}).',
  },
} as const satisfies EventTable;
