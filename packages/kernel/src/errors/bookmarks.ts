import type { ErrorDefinition } from './define.ts';

export const bookmarkErrors = {
  BOOKMARK_ENTITY_UNKNOWN: {
    status: 400,
    message:
      'The search "{value}" does not begin with what is searched. Write for example "Vms: name=web*"; known are {known}.',
    reason: 'Invalid value',
  },
  NETWORK_LABEL_PRESENT: {
    status: 409,
    message: 'The network {network} has the label {label} already, and can have one. Remove that one first.',
  },
  MASTER_ALREADY: {
    status: 409,
    message: 'The storage domain {name} is the master of its data center already. Name another active data domain.',
  },
  MASTER_NOT_ACTIVE_DATA: {
    status: 409,
    message: 'The storage domain {name} cannot be the master: only an active data domain can. Activate it first.',
  },
} as const satisfies Record<string, ErrorDefinition>;
