// Events about quality of service and the profiles that hand it out.
import type { EventTable } from '../event-shape.ts';

export const qosEvents = {
  USER_ADDED_QOS: { code: 10110, severity: 'normal', text: 'QoS {qos} was added by {user}.' },
  USER_FAILED_TO_ADD_QOS: { code: 10111, severity: 'error', text: 'Adding QoS {qos} failed ({user}): {reason}' },
  USER_REMOVED_QOS: { code: 10112, severity: 'normal', text: 'QoS {qos} was removed by {user}.' },
  USER_FAILED_TO_REMOVE_QOS: { code: 10113, severity: 'error', text: 'Removing QoS {qos} failed ({user}): {reason}' },
  USER_UPDATED_QOS: { code: 10114, severity: 'normal', text: 'QoS {qos} was changed by {user}.' },
  USER_FAILED_TO_UPDATE_QOS: { code: 10115, severity: 'error', text: 'Changing QoS {qos} failed ({user}): {reason}' },
  USER_ADDED_DISK_PROFILE: { code: 10120, severity: 'normal', text: 'Disk profile {profile} was added by {user}.' },
  USER_FAILED_TO_ADD_DISK_PROFILE: {
    code: 10121,
    severity: 'error',
    text: 'Adding disk profile {profile} failed ({user}): {reason}',
  },
  USER_REMOVED_DISK_PROFILE: { code: 10122, severity: 'normal', text: 'Disk profile {profile} was removed by {user}.' },
  USER_FAILED_TO_REMOVE_DISK_PROFILE: {
    code: 10123,
    severity: 'error',
    text: 'Removing disk profile {profile} failed ({user}): {reason}',
  },
  USER_UPDATED_DISK_PROFILE: { code: 10124, severity: 'normal', text: 'Disk profile {profile} was changed by {user}.' },
  USER_FAILED_TO_UPDATE_DISK_PROFILE: {
    code: 10125,
    severity: 'error',
    text: 'Changing disk profile {profile} failed ({user}): {reason}',
  },
  USER_ADDED_CPU_PROFILE: { code: 10130, severity: 'normal', text: 'CPU profile {profile} was added by {user}.' },
  USER_FAILED_TO_ADD_CPU_PROFILE: {
    code: 10131,
    severity: 'error',
    text: 'Adding CPU profile {profile} failed ({user}): {reason}',
  },
  USER_REMOVED_CPU_PROFILE: { code: 10132, severity: 'normal', text: 'CPU profile {profile} was removed by {user}.' },
  USER_FAILED_TO_REMOVE_CPU_PROFILE: {
    code: 10133,
    severity: 'error',
    text: 'Removing CPU profile {profile} failed ({user}): {reason}',
  },
  USER_UPDATED_CPU_PROFILE: { code: 10134, severity: 'normal', text: 'CPU profile {profile} was changed by {user}.' },
  USER_FAILED_TO_UPDATE_CPU_PROFILE: {
    code: 10135,
    severity: 'error',
    text: 'Changing CPU profile {profile} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
