import type { ErrorDefinition } from './define.ts';

export const storageErrors = {
  STORAGE_DOMAIN_STATUS: {
    status: 409,
    message: 'The storage domain {name} is {status}; to {verb} it must be {states}.',
  },
  STORAGE_DOMAIN_HAS_DISKS: {
    status: 409,
    message: 'The storage domain {name} still holds disks ({disks}). Remove or move them first.',
  },
  STORAGE_DOMAIN_IN_USE: {
    status: 409,
    message: 'The storage domain {name} is in use by {users}. Shut those down or wait for the transfer to end first.',
  },
  STORAGE_PATH_IN_USE: {
    status: 409,
    message: 'The path {path} of host {host} is used by storage domain {name} already.',
  },
  STORAGE_HOST_NOT_UP: {
    status: 409,
    message: 'Host {host} is not up, and only it reaches the storage. Activate the host first.',
  },
  STORAGE_DATA_CENTER_LOCAL: {
    status: 409,
    message:
      'Local storage can be attached only to a data center of type local that has the host {host}; {name} is not one.',
  },
  STORAGE_DOMAIN_FULL: {
    status: 409,
    message:
      'The storage domain {name} has {free} bytes free, but {needed} are needed. Free space or choose another storage domain.',
  },
  DISK_LARGER_THAN_STORAGE: {
    status: 409,
    message:
      'A disk of {size} bytes is larger than the whole storage domain {name} ({total} bytes). Choose a smaller size or another storage domain.',
  },
  STORAGE_NO_SPACE: { status: 409, message: 'The storage has no room for that: {cause}' },
  STORAGE_DOMAIN_FOR_ISO: {
    status: 409,
    message: 'The storage domain {name} holds ISO images only. Choose a data domain, or the content type iso.',
  },
  DISK_SHARED: {
    status: 409,
    message:
      'The disk {alias} is attached to several VMs ({vms}) and must stay shareable. Detach it from all but one first.',
  },
  DISK_STATUS: {
    status: 409,
    message: 'The disk {alias} is {status}. Wait until it is ok, or look at its transfer or job.',
  },
  DISK_NOT_PLUGGABLE: {
    status: 409,
    message:
      'VM {vm} runs and takes no disk by {interface} now. Use virtio or virtio_scsi, attach it inactive, or stop the VM.',
  },
  DISK_IN_USE: {
    status: 409,
    message: 'The disk {alias} is in use by running VM {vms}. Shut it down or deactivate the disk first.',
  },
  DISK_SHRINK: {
    status: 400,
    message: 'The disk {alias} is {size} bytes and cannot shrink: the guest would lose data.',
  },
  DISK_SHAREABLE_COW: {
    status: 409,
    message: 'The disk {alias} is thin (cow) and cannot be shareable. Use the raw format.',
  },
  DISK_ATTACHED_ALREADY: {
    status: 409,
    message: 'The disk {alias} is attached to VM {vm} already. Detach it there, or make it shareable.',
  },
  DISK_IS_ISO: {
    status: 409,
    message: 'The disk {alias} is an ISO image. Insert it into the CD-ROM of the VM instead of attaching it.',
  },
  DISK_BOOTABLE_TWICE: {
    status: 409,
    message: 'VM {vm} has a bootable disk already. Make that one not bootable first.',
  },
  TRANSFER_FORMAT: {
    status: 400,
    message:
      'The disk {alias} has the format {disk}; a transfer in the format {format} is not possible. Convert the image first.',
  },
  TRANSFER_PHASE: { status: 409, message: 'The transfer is {phase}; to {verb} it must be {phases}.' },
  TRANSFER_RUNNING: {
    status: 409,
    message: 'The disk {alias} is being transferred already. Finalize or cancel that transfer first.',
  },
  DISK_OF_ANOTHER_HOST: {
    status: 409,
    message:
      'Disk {alias} is on storage of another host than storage domain {name}. Choose a storage domain of the same host.',
  },
  DISK_IS_LAYER: {
    status: 409,
    message:
      'Disk {alias} is a layer over the disk of a template: a whole copy would take more space, not less. Move or convert it first.',
  },
  DISK_IS_SO_ALREADY: {
    status: 409,
    message: 'Disk {alias} is there, and as asked for, already. Name another storage domain or format.',
  },
  STORAGE_CONNECTION_IN_USE: {
    status: 409,
    message: 'The storage domain {name} is {status}. Put it into maintenance before you change where it is.',
  },
} as const satisfies Record<string, ErrorDefinition>;
