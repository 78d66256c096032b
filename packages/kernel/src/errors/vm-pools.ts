import type { ErrorDefinition } from './define.ts';

export const vmPoolErrors = {
  VM_POOL_NAME_INVALID: {
    status: 400,
    message:
      '"{name}" cannot be the name of a VM pool: use letters, digits, dots, dashes and underscores, beginning with a letter or digit, with at most one run of question marks for the digits of its VMs.',
    reason: 'Invalid value',
  },
  VM_POOL_MASK_TOO_SHORT: {
    status: 400,
    message:
      'The name {pool} has room for {count} VMs, and some of these names may be taken. Use more question marks, or ask for fewer VMs.',
    reason: 'Invalid value',
  },
  VM_POOL_PRESTARTS_TOO_MANY: {
    status: 400,
    message:
      '{prestarted} VMs cannot wait running in a VM pool of {size}. Lower prestarted_vms, or make the pool larger.',
    reason: 'Invalid value',
  },
  VM_POOL_OWN_DISKS: {
    status: 400,
    message: 'The VMs of pool {pool} have copies of the disks of their template and no others. Leave other disks out.',
    reason: 'Invalid value',
  },
  VM_POOL_FIXED: {
    status: 409,
    message: 'The {member} of VM pool {pool} stays as it is. Leave it out, or make another pool.',
  },
  VM_POOL_SHRINKS: {
    status: 409,
    message:
      'VM pool {pool} has {size} VMs and does not get smaller by itself. Detach those that are not wanted, then remove them.',
  },
  VM_POOL_EMPTY: {
    status: 409,
    message: 'VM pool {pool} has no VM left to give away. Wait until one is returned, or make the pool larger.',
  },
  VM_POOL_ENOUGH: {
    status: 409,
    message: 'You have taken {count} VMs from pool {pool} already, which is as many as one user may have.',
  },
  VM_POOL_SIZE_CHANGED: {
    status: 409,
    message: 'VM pool {pool} has got {size} VMs while the request was being prepared. Repeat it.',
  },
  VM_POOL_NOT_TAKEN: { status: 409, message: 'Nobody has taken VM {vm} of pool {pool}, so that nothing comes back.' },
  VM_OF_POOL: {
    status: 409,
    message: 'VM {vm} belongs to a VM pool. Detach it from the pool first.',
  },
  VM_NOT_OF_POOL: { status: 409, message: 'VM {vm} belongs to no VM pool, so that it cannot be detached from one.' },
} as const satisfies Record<string, ErrorDefinition>;
