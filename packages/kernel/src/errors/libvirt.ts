import type { ErrorDefinition } from './define.ts';

// What the libvirt client refuses by itself (connection, limits, frames) and what it makes of libvirt's own error codes.
export const libvirtErrors = {
  LIBVIRT_UNREACHABLE: {
    status: 503,
    message:
      'libvirt does not answer at {address} ({detail}). Check that the libvirt daemon runs on the host and that the agent may open its socket.',
  },
  LIBVIRT_CONNECTION_LOST: {
    status: 503,
    message:
      'The connection to libvirt ended before {call} was answered ({detail}). The outcome is unknown: look at the state before trying again.',
  },
  LIBVIRT_TIMEOUT: {
    status: 504,
    message:
      'libvirt did not answer {call} within {ms} ms. The operation may still finish: look at the state before trying again.',
  },
  LIBVIRT_BUSY: {
    status: 503,
    message:
      '{queued} calls already wait for libvirt on this host. Try again in a moment; if it stays so, look for hung virtual machines.',
  },
  LIBVIRT_BAD_MESSAGE: {
    status: 502,
    message:
      'libvirt sent something that does not follow its protocol ({detail}). Check that the daemon has version 9.0 or later.',
  },
  LIBVIRT_BAD_ARGUMENT: { status: 400, message: 'The value of {what} cannot be sent to libvirt: {detail}.' },
  LIBVIRT_AUTH_UNSUPPORTED: {
    status: 502,
    message:
      'libvirt demands authentication of type {type}, which the agent does not use. Set auth_unix_rw = "none" for its socket and guard it with file permissions.',
  },
  LIBVIRT_STREAM_FAILED: { status: 502, message: 'The data stream of {call} ended early: {detail}.' },
  LIBVIRT_NO_DOMAIN: { status: 404, message: 'The virtual machine is not defined on this host ({detail}).' },
  LIBVIRT_NOT_FOUND: { status: 404, message: 'libvirt does not know this object: {detail}.' },
  LIBVIRT_EXISTS: { status: 409, message: 'libvirt already has an object of this name or id: {detail}.' },
  LIBVIRT_WRONG_STATE: { status: 409, message: 'The virtual machine is not in a state that allows this: {detail}.' },
  LIBVIRT_JOB_LOCKED: {
    status: 503,
    message:
      'Another operation on this virtual machine did not finish in time ({detail}). Try again when it has ended.',
  },
  LIBVIRT_UNSUPPORTED: { status: 501, message: 'The hypervisor of this host does not support this: {detail}.' },
  LIBVIRT_REJECTED: { status: 400, message: 'libvirt refused the configuration: {detail}.' },
  LIBVIRT_AGENT_UNRESPONSIVE: {
    status: 504,
    message:
      'The guest agent of the virtual machine does not answer ({detail}). Check that it is installed and running in the guest.',
  },
  LIBVIRT_MIGRATION_UNSAFE: {
    status: 409,
    message: 'libvirt considers this migration unsafe: {detail}. Use shared storage or migrate the storage along.',
  },
  LIBVIRT_DENIED: { status: 403, message: 'libvirt denied the operation to the host agent: {detail}.' },
  LIBVIRT_FAILED: { status: 500, message: 'libvirt could not do it: {detail}.' },
} as const satisfies Record<string, ErrorDefinition>;
