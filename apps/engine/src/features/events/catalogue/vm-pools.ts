// Events about pools of VMs.
import type { EventTable } from '../event-shape.ts';

export const vmPoolsEvents = {
  USER_ADD_VM_POOL_WITH_VMS: { code: 302, severity: 'normal', text: 'VM pool {pool} was added by {user}.' },
  USER_ADD_VM_POOL_WITH_VMS_FAILED: {
    code: 303,
    severity: 'error',
    text: 'Adding VM pool {pool} failed ({user}): {reason}',
  },
  USER_UPDATE_VM_POOL_WITH_VMS: { code: 344, severity: 'normal', text: 'VM pool {pool} was changed by {user}.' },
  USER_UPDATE_VM_POOL_WITH_VMS_FAILED: {
    code: 345,
    severity: 'error',
    text: 'Changing VM pool {pool} failed ({user}): {reason}',
  },
  USER_REMOVE_VM_POOL_INITIATED: { code: 321, severity: 'normal', text: 'VM pool {pool} is being removed by {user}.' },
  USER_REMOVE_VM_POOL: { code: 304, severity: 'normal', text: 'VM pool {pool} was removed by {user}.' },
  USER_REMOVE_VM_POOL_FAILED: {
    code: 305,
    severity: 'error',
    text: 'Removing VM pool {pool} failed ({user}): {reason}',
  },
  USER_REMOVE_VM_FROM_POOL: {
    code: 308,
    severity: 'normal',
    text: 'VM {vm} was detached from VM pool {pool} by {user}.',
  },
  USER_REMOVE_VM_FROM_POOL_FAILED: {
    code: 309,
    severity: 'error',
    text: 'Detaching VM {vm} from VM pool {pool} failed ({user}): {reason}',
  },
  USER_DETACH_USER_FROM_POOL: { code: 312, severity: 'normal', text: 'VM {vm} is back in VM pool {pool}.' },
  USER_DETACH_USER_FROM_POOL_FAILED: {
    code: 313,
    severity: 'error',
    text: 'Taking VM {vm} back into VM pool {pool} failed: {reason}',
  },
  USER_ATTACH_USER_TO_VM_FROM_POOL: {
    code: 316,
    severity: 'normal',
    text: 'VM {vm} of VM pool {pool} was given to {user}.',
  },
  USER_ATTACH_USER_TO_VM_FROM_POOL_FAILED: {
    code: 317,
    severity: 'error',
    text: 'Giving VM {vm} of VM pool {pool} to {user} failed: {reason}',
  },
} as const satisfies EventTable;
