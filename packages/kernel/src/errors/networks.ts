import type { ErrorDefinition } from './define.ts';

export const networkErrors = {
  MAC_POOL_EXHAUSTED: {
    status: 409,
    message:
      'The MAC address pool {pool} has no free address left. Add a range to it, or remove NICs that are not needed.',
  },
  MAC_RANGE_BACKWARDS: {
    status: 400,
    message: 'The range {from}-{to} runs backwards. Give the lower address first.',
    reason: 'Invalid value',
  },
  MAC_RANGE_MULTICAST: {
    status: 400,
    message: 'The range {from}-{to} holds multicast addresses. Keep the first byte of both ends the same.',
    reason: 'Invalid value',
  },
  MAC_RANGES_OVERLAP: {
    status: 409,
    message: 'The range {range} overlaps {other} of {pool}. Choose addresses that no other range has.',
  },
  MAC_POOL_IS_DEFAULT: {
    status: 409,
    message: 'The MAC address pool {name} is the default one and cannot be removed. Change its ranges instead.',
  },
  MAC_IN_USE: {
    status: 409,
    message: 'The MAC address {mac} is used by VM {vm} already. Leave it out to get a free one.',
  },
  MAC_INVALID: {
    status: 400,
    message: '"{mac}" is not a unicast MAC address such as 56:6f:1a:2b:00:01.',
    reason: 'Invalid value',
  },
  NETWORK_IS_MANAGEMENT: {
    status: 409,
    message: 'The network {name} manages the hosts and cannot be removed or renamed.',
  },
  NETWORK_NAME_INVALID: {
    status: 400,
    message: '"{name}" is not a network name: 1 to 256 characters, no leading "bond", no slash, no blanks around it.',
    reason: 'Invalid value',
  },
  NETWORK_HAS_NICS: {
    status: 409,
    message: 'The network {name} is used by NICs of {vms}. Move those to another network first.',
  },
  VNIC_PROFILE_HAS_NICS: {
    status: 409,
    message: 'The vNIC profile {name} is used by NICs of {vms}. Give those another profile first.',
  },
} as const satisfies Record<string, ErrorDefinition>;
