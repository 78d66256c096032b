// Events about templates, instance types and jobs of other systems.
import type { EventTable } from '../event-shape.ts';

export const templatesEvents = {
  USER_UPDATE_VM_TEMPLATE: { code: 49, severity: 'normal', text: 'Template {template} was changed by {user}.' },
  USER_FAILED_UPDATE_VM_TEMPLATE: {
    code: 109,
    severity: 'error',
    text: 'Changing template {template} failed ({user}): {reason}',
  },
  USER_ADD_VM_TEMPLATE: {
    code: 48,
    severity: 'normal',
    text: 'Template {template} is being made of VM {vm} by {user}.',
  },
  USER_ADD_VM_TEMPLATE_FINISHED_SUCCESS: {
    code: 51,
    severity: 'normal',
    text: 'Template {template} was made of VM {vm}.',
  },
  USER_ADD_VM_TEMPLATE_FINISHED_FAILURE: {
    code: 52,
    severity: 'error',
    text: 'Making template {template} of VM {vm} failed ({user}): {reason}',
  },
  USER_REMOVE_VM_TEMPLATE: { code: 50, severity: 'normal', text: 'Template {template} is being removed by {user}.' },
  USER_REMOVE_VM_TEMPLATE_FINISHED: { code: 251, severity: 'normal', text: 'Template {template} was removed.' },
  USER_FAILED_REMOVE_VM_TEMPLATE: {
    code: 110,
    severity: 'error',
    text: 'Removing template {template} failed ({user}): {reason}',
  },
  NETWORK_ADD_TEMPLATE_INTERFACE: {
    code: 936,
    severity: 'normal',
    text: 'NIC {nic} was added to template {template} by {user}.',
  },
  NETWORK_ADD_TEMPLATE_INTERFACE_FAILED: {
    code: 937,
    severity: 'error',
    text: 'Adding a NIC to template {template} failed ({user}): {reason}',
  },
  NETWORK_REMOVE_TEMPLATE_INTERFACE: {
    code: 938,
    severity: 'normal',
    text: 'NIC {nic} was removed from template {template} by {user}.',
  },
  NETWORK_REMOVE_TEMPLATE_INTERFACE_FAILED: {
    code: 939,
    severity: 'error',
    text: 'Removing a NIC from template {template} failed ({user}): {reason}',
  },
  NETWORK_UPDATE_TEMPLATE_INTERFACE: {
    code: 940,
    severity: 'normal',
    text: 'NIC {nic} of template {template} was changed by {user}.',
  },
  NETWORK_UPDATE_TEMPLATE_INTERFACE_FAILED: {
    code: 941,
    severity: 'error',
    text: 'Changing a NIC of template {template} failed ({user}): {reason}',
  },
  USER_ADD_VM_TEMPLATE_SUCCESS: { code: 29, severity: 'normal', text: 'Instance type {template} was added by {user}.' },
  USER_ADD_VM_TEMPLATE_FAILURE: {
    code: 36,
    severity: 'error',
    text: 'Adding instance type {template} failed ({user}): {reason}',
  },
  USER_ADD_EXTERNAL_JOB: { code: 11000, severity: 'normal', text: 'External job {job} was added by {user}.' },
  USER_ADD_EXTERNAL_JOB_FAILED: {
    code: 11001,
    severity: 'error',
    text: 'Adding external job {job} failed ({user}): {reason}',
  },
} as const satisfies EventTable;
