// Events about storage domains, disks and image transfers.
import type { EventTable } from '../event-shape.ts';

export const storageEvents = {
  USER_ADD_STORAGE_DOMAIN: {
    code: 956,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was added by {user}.',
  },
  USER_ADD_STORAGE_DOMAIN_FAILED: {
    code: 957,
    severity: 'error',
    text: 'Adding storage domain {storage_domain} failed ({user}): {reason}',
  },
  USER_UPDATE_STORAGE_DOMAIN: {
    code: 958,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was changed by {user}.',
  },
  USER_UPDATE_STORAGE_DOMAIN_FAILED: {
    code: 959,
    severity: 'error',
    text: 'Changing storage domain {storage_domain} failed ({user}): {reason}',
  },
  USER_REMOVE_STORAGE_DOMAIN: {
    code: 960,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was removed by {user}.',
  },
  USER_REMOVE_STORAGE_DOMAIN_FAILED: {
    code: 961,
    severity: 'error',
    text: 'Removing storage domain {storage_domain} failed ({user}): {reason}',
  },
  USER_ATTACH_STORAGE_DOMAIN_TO_POOL: {
    code: 962,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was attached by {user}.',
  },
  USER_ATTACH_STORAGE_DOMAIN_TO_POOL_FAILED: {
    code: 963,
    severity: 'error',
    text: 'Attaching storage domain {storage_domain} failed ({user}): {reason}',
  },
  USER_DETACH_STORAGE_DOMAIN_FROM_POOL: {
    code: 964,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was detached by {user}.',
  },
  USER_DETACH_STORAGE_DOMAIN_FROM_POOL_FAILED: {
    code: 965,
    severity: 'error',
    text: 'Detaching storage domain {storage_domain} failed ({user}): {reason}',
  },
  USER_ACTIVATED_STORAGE_DOMAIN: {
    code: 966,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was activated by {user}.',
  },
  USER_ACTIVATE_STORAGE_DOMAIN_FAILED: {
    code: 967,
    severity: 'error',
    text: 'Activating storage domain {storage_domain} failed ({user}): {reason}',
  },
  USER_DEACTIVATED_STORAGE_DOMAIN: {
    code: 968,
    severity: 'normal',
    text: 'Storage domain {storage_domain} was put into maintenance by {user}.',
  },
  USER_DEACTIVATE_STORAGE_DOMAIN_FAILED: {
    code: 969,
    severity: 'error',
    text: 'Putting storage domain {storage_domain} into maintenance failed ({user}): {reason}',
  },
  SYSTEM_DEACTIVATED_STORAGE_DOMAIN: {
    code: 970,
    severity: 'warning',
    text: 'Storage domain {storage_domain} cannot be read by its host any more and is inactive.',
  },
  STORAGE_DOMAIN_ERROR: {
    code: 996,
    severity: 'error',
    text: 'Host {host} cannot serve storage domain {storage_domain}: {cause}',
  },
  USER_ADD_DISK: { code: 2020, severity: 'normal', text: 'Disk {disk} is being added by {user}.' },
  USER_ADD_DISK_FINISHED_SUCCESS: { code: 2021, severity: 'normal', text: 'Disk {disk} was added.' },
  USER_ADD_DISK_FINISHED_FAILURE: { code: 2022, severity: 'error', text: 'Adding disk {disk} failed: {reason}' },
  USER_UPDATE_DISK: { code: 86, severity: 'normal', text: 'Disk {disk} was changed by {user}.' },
  USER_FAILED_UPDATE_DISK: { code: 87, severity: 'error', text: 'Changing disk {disk} failed ({user}): {reason}' },
  USER_FINISHED_REMOVE_DISK: { code: 2014, severity: 'normal', text: 'Disk {disk} was removed by {user}.' },
  USER_FINISHED_FAILED_REMOVE_DISK: {
    code: 2015,
    severity: 'warning',
    text: 'Removing disk {disk} failed ({user}): {reason}',
  },
  USER_ADD_DISK_TO_VM_FINISHED_SUCCESS: { code: 97, severity: 'normal', text: 'Disk {disk} was made for VM {vm}.' },
  USER_EXTEND_DISK_SIZE_SUCCESS: { code: 371, severity: 'normal', text: 'Disk {disk} has grown to {size} GB.' },
  USER_HOTPLUG_DISK: { code: 2000, severity: 'normal', text: 'VM {vm} was given disk {disk} while it runs by {user}.' },
  USER_HOTUNPLUG_DISK: {
    code: 2002,
    severity: 'normal',
    text: 'Disk {disk} was taken from VM {vm}, which runs, by {user}.',
  },
  USER_ATTACH_DISK_TO_VM: { code: 2016, severity: 'normal', text: 'Disk {disk} was attached to VM {vm} by {user}.' },
  USER_FAILED_ATTACH_DISK_TO_VM: {
    code: 2017,
    severity: 'error',
    text: 'Attaching disk {disk} to VM {vm} failed ({user}): {reason}',
  },
  USER_UPDATE_VM_DISK: { code: 88, severity: 'normal', text: 'A disk of VM {vm} was changed by {user}.' },
  USER_FAILED_UPDATE_VM_DISK: {
    code: 89,
    severity: 'error',
    text: 'Changing a disk of VM {vm} failed ({user}): {reason}',
  },
  USER_DETACH_DISK_FROM_VM: {
    code: 2018,
    severity: 'normal',
    text: 'Disk {disk} was detached from VM {vm} by {user}.',
  },
  USER_FAILED_DETACH_DISK_FROM_VM: {
    code: 2019,
    severity: 'error',
    text: 'Detaching disk {disk} from VM {vm} failed ({user}): {reason}',
  },
  TRANSFER_IMAGE_INITIATED: {
    code: 1031,
    severity: 'normal',
    text: 'The {direction} of disk {disk} was started by {user}.',
  },
  TRANSFER_IMAGE_SUCCEEDED: { code: 1032, severity: 'normal', text: 'The {direction} of disk {disk} is complete.' },
  TRANSFER_IMAGE_CANCELLED: {
    code: 1033,
    severity: 'normal',
    text: 'The {direction} of disk {disk} was cancelled by {user}.',
  },
  TRANSFER_IMAGE_FAILED: { code: 1034, severity: 'error', text: 'The {direction} of disk {disk} failed: {reason}' },
  TRANSFER_IMAGE_PAUSED_BY_USER: {
    code: 1073,
    severity: 'normal',
    text: 'The {direction} of disk {disk} was paused by {user}.',
  },
  TRANSFER_IMAGE_RESUMED_BY_USER: {
    code: 1074,
    severity: 'normal',
    text: 'The {direction} of disk {disk} was resumed by {user}.',
  },
  TRANSFER_IMAGE_STOPPED_BY_SYSTEM_MISSING_TICKET: {
    code: 1065,
    severity: 'error',
    text: 'The {direction} of disk {disk} was paused: its host was restarted. Resume it, or cancel it and begin again.',
  },
  TRANSFER_IMAGE_PAUSED_ON_TIMEOUT: {
    code: 1077,
    severity: 'warning',
    text: 'The {direction} of disk {disk} was paused: its client was silent for too long.',
  },
  TRANSFER_IMAGE_CANCELED_ON_TIMEOUT: {
    code: 1076,
    severity: 'error',
    text: 'The {direction} of disk {disk} was cancelled: its client was silent for too long.',
  },
  USER_COPIED_DISK: { code: 2004, severity: 'normal', text: 'Disk {disk} is being copied to {copy} by {user}.' },
  USER_COPIED_DISK_FINISHED_SUCCESS: { code: 2006, severity: 'normal', text: 'Disk {disk} was copied to {copy}.' },
  USER_COPIED_DISK_FINISHED_FAILURE: {
    code: 2007,
    severity: 'error',
    text: 'Copying disk {disk} to {copy} failed ({user}): {reason}',
  },
  USER_MOVED_DISK: { code: 2008, severity: 'normal', text: 'Disk {disk} is being moved by {user}.' },
  USER_MOVED_DISK_FINISHED_SUCCESS: { code: 2010, severity: 'normal', text: 'Disk {disk} was moved.' },
  USER_MOVED_DISK_FINISHED_FAILURE: {
    code: 2011,
    severity: 'error',
    text: 'Moving disk {disk} failed ({user}): {reason}',
  },
  USER_SPARSIFY_IMAGE_START: { code: 1325, severity: 'normal', text: 'Disk {disk} is being sparsified by {user}.' },
  USER_SPARSIFY_IMAGE_FINISH_SUCCESS: { code: 1326, severity: 'normal', text: 'Disk {disk} was sparsified.' },
  USER_SPARSIFY_IMAGE_FINISH_FAILURE: {
    code: 1327,
    severity: 'error',
    text: 'Sparsifying disk {disk} failed ({user}): {reason}',
  },
  USER_REDUCE_DISK_FINISHED_SUCCESS: { code: 382, severity: 'normal', text: 'Disk {disk} was reduced.' },
  USER_REDUCE_DISK_FINISHED_FAILURE: {
    code: 383,
    severity: 'error',
    text: 'Reducing disk {disk} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
