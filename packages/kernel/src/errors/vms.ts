import type { ErrorDefinition } from './define.ts';

export const vmErrors = {
  VM_STATUS_FORBIDS: {
    status: 409,
    message: 'VM {vm} is {status}, in which it cannot be asked to {action}. That is possible while it is {allowed}.',
  },
  VM_CLUSTER_ELSEWHERE: {
    status: 409,
    message:
      'VM {vm} cannot go to cluster {cluster}, which is in another data center than its disks and networks. Choose a cluster of its own data center, or export the VM and import it there.',
  },
  VM_CLUSTER_ARCHITECTURE: {
    status: 409,
    message:
      'VM {vm} is for processors of the architecture {own}, and cluster {cluster} has {theirs}. Choose a cluster with the same.',
  },
  VM_CLUSTER_LACKS_NETWORKS: {
    status: 409,
    message:
      'VM {vm} has NICs on networks that cluster {cluster} does not have: {networks}. Give these to the cluster, or change the NICs first.',
  },
  VM_HOST_SILENT: {
    status: 409,
    message:
      'VM {vm} runs on host {host}, which does not answer, so that it is not certain whether the VM still runs. Mend or fence the host first.',
  },
  VM_NO_HOST_FITS: {
    status: 409,
    message: 'VM {vm} cannot be started now, since no host of its cluster can take it: {reasons}.',
  },
  VM_NAME_INVALID: {
    status: 400,
    message:
      '"{name}" cannot be the name of a VM: use 1 to {max} letters, digits, dots, dashes and underscores, beginning with a letter or digit.',
    reason: 'Invalid value',
  },
  VM_MEMORY_INVALID: {
    status: 400,
    message: 'The memory of a VM must be {rule}; {given} was given.',
    reason: 'Invalid value',
  },
  VM_CPU_INVALID: {
    status: 400,
    message: 'The processors of a VM must be {rule}; {given} was given.',
    reason: 'Invalid value',
  },
  VM_CPU_PINS_INVALID: {
    status: 400,
    message: 'The processors of the VM cannot be pinned so: {rule}.',
    reason: 'Invalid value',
  },
  VM_PROPERTY_UNKNOWN: {
    status: 400,
    message:
      'No custom property {name} is declared for VMs of compatibility level {level}. Declared are: {known}. An administrator declares further ones at /overt/vm-properties.',
    reason: 'Invalid value',
  },
  VM_PROPERTY_INVALID: {
    status: 400,
    message: 'The custom property {name} must {rule}.',
    reason: 'Invalid value',
  },
  VM_NOT_HOSTED_ENGINE: {
    status: 409,
    message:
      'VM {vm} is not the machine that an engine runs in, and no other kind of VM has a maintenance. Put its host into maintenance instead.',
  },
  VM_LOGON_NO_AGENT: {
    status: 409,
    message:
      'Nobody can be signed in to VM {vm} from here: no agent answers inside its guest. Open its console and sign in there.',
  },
  VM_LOGON_NO_PASSWORD: {
    status: 409,
    message:
      'Nobody can be signed in to VM {vm} from here: that hands a password to the guest, and Overt keeps no password once a session has begun. Open its console and sign in there.',
  },
  VM_NOT_PINNED: {
    status: 409,
    message:
      'VM {vm} is bound to no host, and devices are those of one. Name exactly one host in its placement policy first.',
  },
  VM_PINNED_TO_SEVERAL: {
    status: 409,
    message:
      'VM {vm} is bound to {count} hosts, and devices are those of one. Name exactly one host in its placement policy first.',
  },
  VM_HOST_DEVICES_BIND: {
    status: 409,
    message:
      'VM {vm} has devices of the host that it is bound to, and would lose them on another one. Shut it down first, or leave it bound to that host.',
  },
  VM_HAS_HOST_DEVICES: {
    status: 409,
    message:
      'VM {vm} cannot be suspended with the host devices {devices}, whose state nobody can save. Shut it down instead.',
  },
  VM_DELETE_PROTECTED: {
    status: 409,
    message: 'VM {vm} is protected against deletion. Set delete_protected to false first.',
  },
  VM_DISK_NOT_READY: {
    status: 409,
    message: 'Disk {disk} of VM {vm} is {status}. Wait until it is ok, or detach it, and start the VM again.',
  },
  VM_DISK_DETACHED: {
    status: 409,
    message: 'Disk {disk} of VM {vm} has no storage. Its storage domain is missing or was detached.',
  },
  VM_DISKS_CHANGED: {
    status: 409,
    message: 'The disks of VM {vm} were changed while its start was being prepared. Start it again.',
  },
  VM_RUNS_STATELESS: {
    status: 409,
    message:
      'VM {vm} runs stateless: what changes now is lost when it stops, so that one cannot {action}. Stop it first.',
  },
  VM_OPTION_UNSUPPORTED: {
    status: 501,
    message: 'VM {vm} cannot be started with {option}: this version of Overt does not support it. Leave it out.',
    reason: 'Not Implemented',
  },
  TEMPLATE_LOCKED: {
    status: 409,
    message: 'Template {template} is {status}. Wait until it is ok.',
  },
  TEMPLATE_DISKS_CHANGED: {
    status: 409,
    message: 'The disks of {template} were changed while the request was being prepared. Repeat it.',
  },
  TEMPLATE_IS_BLANK: { status: 409, message: 'The template Blank belongs to every installation and stays as it is.' },
  TEMPLATE_DELETE_PROTECTED: {
    status: 409,
    message: 'Template {template} is protected against deletion. Set delete_protected to false first.',
  },
  VM_NO_SUCH_CD: {
    status: 404,
    message: 'No image {id} that could be inserted as a CD exists. Upload it as a disk with content type iso first.',
  },
  VM_CD_OUT_OF_REACH: {
    status: 409,
    message:
      'The image {cd} is on storage that host {host}, on which VM {vm} runs, does not reach. Upload it to storage of that host.',
  },
  VM_NO_SUCH_CONSOLE: {
    status: 404,
    message: 'VM {vm} has no {type} console. Add one with a graphics console of that type and start the VM again.',
  },
  VM_NOT_ON_SCREEN: {
    status: 409,
    message: 'VM {vm} does not run, so that it has no console to connect to. Start it first.',
  },
  VM_NOWHERE_TO_SUSPEND: {
    status: 409,
    message:
      'VM {vm} cannot be suspended: no active storage domain that its host reaches has {neededBytes} bytes free.',
  },
  VM_NIC_PLUGGED: {
    status: 409,
    message: 'NIC {nic} is in use by VM {vm}, which runs. Deactivate it first, or stop the VM.',
  },
  VM_DEVICE_PLUGGED: {
    status: 409,
    message: 'The {change} of the {device} cannot change while VM {vm} runs with it. Unplug it first, or stop the VM.',
  },
  VM_HOT_PLUG_UNSUPPORTED: {
    status: 501,
    message:
      'The {device} of a running VM cannot be changed in this version of Overt. Shut VM {vm} down, change it and start the VM again.',
    reason: 'Not Implemented',
  },
  VM_EXTERNAL: {
    status: 409,
    message: 'VM {vm} was not started by Overt on host {host}. Manage it there, or import it.',
  },
  VM_INSTANCE_TYPE_FIXES: {
    status: 409,
    message: 'The instance type {type} fixes {member}. Give the VM another instance type, or none, first.',
  },
  VM_WATCHDOG_EXISTS: {
    status: 409,
    message: 'There is a watchdog already, and only one is possible. Change that one.',
  },
  VM_NUMA_INVALID: {
    status: 409,
    message: 'VM {vm} cannot be started with its NUMA nodes: {rule}. Change the nodes, or remove all of them.',
  },
  VM_SCREEN_UNREADABLE: {
    status: 502,
    message: 'The host sent a picture of the screen that cannot be read. Try again when the guest shows something.',
  },
  CONSOLE_TICKET_INVALID: {
    status: 403,
    message:
      'The console ticket is unknown, was used already or is older than {seconds} seconds. Open the console again.',
  },
  CONSOLE_DISPLAY_TYPE: {
    status: 400,
    message: 'A console ticket is given for vnc, spice or serial, not for "{type}".',
    reason: 'Invalid value',
  },
} as const satisfies Record<string, ErrorDefinition>;
