import type { ErrorDefinition } from './define.ts';

export const agentErrors = {
  AGENT_UNREACHABLE: {
    status: 503,
    message: 'Host {host} does not answer: {cause}. Check that its agent runs and that the network between is up.',
  },
  AGENT_TIMEOUT: {
    status: 504,
    message:
      'Host {host} did not finish {verb} within {seconds} s. Look at the load of that host and at its storage, then try again.',
  },
  AGENT_UNKNOWN_VERB: { status: 404, message: 'The agent has no verb {verb}. Update the agent of this host.' },
  AGENT_BAD_PARAMS: { status: 400, message: 'The parameters of {verb} are invalid: {issues}.' },
  AGENT_BODY_TOO_LARGE: {
    status: 413,
    message: 'The request is larger than {limitBytes} bytes, which the agent does not take.',
  },
  AGENT_BAD_REPLY: {
    status: 502,
    message:
      'Host {host} answered {verb} with something that is not of the protocol: {issues}. Compare the versions of engine and agent.',
  },
  AGENT_UNTRUSTED: {
    status: 403,
    message: 'The certificate presented to the agent is not one that this host trusts. Enrol the host again.',
  },
  FENCE_TOO_LOW: {
    status: 409,
    message: 'Another engine node took over {scope} (fence {seen}, yours {given}). The call was not carried out.',
  },
  AGENT_NO_SUCH_VM: { status: 404, message: 'No VM {vmId} runs on this host.' },
  AGENT_VM_EXISTS: { status: 409, message: 'VM {vmId} runs on this host already; it was not started again.' },
  AGENT_GUEST_SILENT: {
    status: 409,
    message: 'The guest agent in VM {vmId} did not do it: {cause}. Install and start qemu-guest-agent in the guest.',
  },
  AGENT_DEVICE_BUSY: {
    status: 409,
    message:
      'The guest of VM {vmId} did not let go of the {device} within {seconds} s. Stop using it there, or stop the VM.',
  },
  AGENT_NO_SUCH_DEVICE: {
    status: 409,
    message:
      'The host has no device {device} that it could give to a VM. Plug it in, or take it from the VM and add one that the host lists.',
  },
  AGENT_VM_START_FAILED: { status: 500, message: 'The hypervisor could not start VM {vmId}: {cause}' },
  AGENT_LIBVIRT_DOWN: {
    status: 503,
    message: 'libvirt on this host does not answer. The agent reconnects by itself; see `systemctl status libvirtd`.',
  },
  AGENT_NO_SUCH_DOMAIN: { status: 404, message: 'The storage domain {storageDomainId} is not active on this host.' },
  AGENT_NO_SUCH_VOLUME: {
    status: 404,
    message: 'The volume {volumeId} does not exist on storage domain {storageDomainId}.',
  },
  AGENT_VOLUME_EXISTS: { status: 409, message: 'A different volume {volumeId} exists already.' },
  AGENT_VOLUME_IN_USE: { status: 409, message: 'The volume {volumeId} is in use by VM {vmId}. Stop or detach first.' },
  AGENT_DOMAIN_IN_USE: { status: 409, message: 'The storage domain {storageDomainId} is in use on this host.' },
  AGENT_NO_SPACE: {
    status: 409,
    message:
      'The storage domain has {freeBytes} bytes free but {neededBytes} are needed. Free space or choose another domain.',
  },
  AGENT_STORAGE_PATH: { status: 400, message: 'The path {path} cannot be used as storage: {cause}.' },
  AGENT_STORAGE_FAILED: { status: 500, message: 'The storage operation failed: {cause}' },
  AGENT_IMAGE_INVALID: {
    status: 400,
    message:
      'The image is not acceptable: {cause}. Convert it to a plain raw or qcow2 image without a backing file and upload it again.',
  },
  AGENT_UPLOAD_INTERRUPTED: {
    status: 409,
    message:
      'The upload broke off and was not repeated: {missingBytes} bytes are missing, the first at byte {start}. Upload the image again into a new disk.',
  },
  AGENT_NO_SUCH_TICKET: { status: 403, message: 'The image ticket is unknown or expired. Start a new transfer.' },
  AGENT_BAD_RANGE: { status: 416, message: 'The range {range} does not fit the image of {size} bytes.' },
  AGENT_NO_SUCH_TASK: { status: 404, message: 'No task {taskId} is known to this host.' },
  AGENT_PROGRAM_MISSING: {
    status: 500,
    message:
      'The program {program} is not installed on this host. Run `npm start -- doctor` there, it installs what is missing.',
  },
  AGENT_PROGRAM_FAILED: { status: 500, message: '{program} failed with exit code {exitCode}: {output}' },
  AGENT_ENROLMENT_REFUSED: {
    status: 403,
    message:
      'The host was not enrolled: {cause}. Take the token from the file enrolment-token in the data directory of its agent.',
  },
  AGENT_NOT_ENROLLED: {
    status: 403,
    message: 'This host is not enrolled yet; it answers only GET and POST /enrolment. Add it to the engine.',
  },
  AGENT_HOOK_STOPPED: { status: 409, message: 'The hook {hook} at {point} stopped the operation: {output}' },
  AGENT_NO_SUCH_CONSOLE: { status: 404, message: 'VM {vmId} has no {kind} console that can be opened now.' },
  AGENT_CONSOLE_BUSY: { status: 409, message: 'The serial console of VM {vmId} is being written to by someone else.' },
  AGENT_NO_SUCH_NETWORK: {
    status: 409,
    message: 'The host does not provide the network {network}. Attach the network to the host first.',
  },
  AGENT_UNSUPPORTED: { status: 409, message: 'This host cannot do that: {what}.' },
  AGENT_DOMAIN_ATTACHED: {
    status: 409,
    message: 'The storage domain {storageDomainId} belongs to the data center {storagePoolId}. Detach it there first.',
  },
} as const satisfies Record<string, ErrorDefinition>;
