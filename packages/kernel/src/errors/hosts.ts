import type { ErrorDefinition } from './define.ts';

export const hostErrors = {
  HOST_STATUS_FORBIDS: {
    status: 409,
    message:
      'Host {host} is {status}, in which it cannot be asked to {action}. That is possible while it is {allowed}.',
  },
  HOST_RUNS_VMS: {
    status: 409,
    message: 'Host {host} runs {count} VMs ({vms}). Shut them down or move them, then put the host into maintenance.',
  },
  HOST_HOLDS_STORAGE: {
    status: 409,
    message:
      'Host {host} is the only one that reaches the local storage {domains}. Remove or detach that storage first.',
  },
  HOST_TOKEN_REQUIRED: {
    status: 400,
    message:
      'A host is added with the enrolment token that its agent shows (`overt-agent token`), given as root_password. Overt never asks for the password of root.',
    reason: 'Incomplete parameters',
  },
  HOST_TOKEN_WRONG: {
    status: 403,
    message:
      'The agent at {address} did not accept the enrolment token. Read the present one on that host (`overt-agent token`) and add the host again.',
  },
  HOST_ENROLMENT_FAILED: {
    status: 502,
    message: 'The agent at {address} could not be enrolled: {cause}. Check address, port and that the agent runs.',
  },
  HOST_ENROLLED_ELSEWHERE: {
    status: 409,
    message: 'The machine at {address} is enrolled as host {host} already. Remove that host first.',
  },
  HOST_FINGERPRINT_CHANGED: {
    status: 409,
    message:
      'The agent at {address} answered with another certificate than a moment ago. Somebody may be listening between; try again from a trusted network.',
  },
  HOST_NOT_UP: {
    status: 409,
    message: 'Host {host} is not up, and only it knows its {what}. Activate it, or wait until it answers.',
  },
  HOST_DEVICE_NOT_FOUND: {
    status: 400,
    message: 'Host {host} has no device {device}. Its devices are those of /hosts/ID/devices.',
    reason: 'Invalid value',
  },
  HOST_DEVICE_NOT_ASSIGNABLE: {
    status: 409,
    message:
      'The device {device} of host {host} cannot be given to a VM: it is not a PCI, USB or SCSI device, or others are reached through it.',
  },
  HOST_NOT_PENDING: {
    status: 409,
    message: 'Host {host} is {status} and does not wait for approval.',
  },
  HOST_NO_CERTIFICATE: {
    status: 409,
    message: 'Host {host} has no certificate yet. Add it again with the enrolment token of its agent.',
  },
} as const satisfies Record<string, ErrorDefinition>;
