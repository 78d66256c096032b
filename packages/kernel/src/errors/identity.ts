import type { ErrorDefinition } from './define.ts';

export const identityErrors = {
  NOT_IN_DIRECTORY: {
    status: 404,
    message: 'The directory {directory} has no {what} "{name}". Look under /domains for those that it has.',
  },
  USER_IS_YOU: { status: 409, message: 'You are {user}. Let another administrator remove you.' },
  GROUP_IS_BUILT_IN: { status: 409, message: 'The group {name} is built in: every user belongs to it.' },
  ROLE_IS_PREDEFINED: {
    status: 409,
    message:
      'The role {name} is predefined and does not change. Make a role of your own with the permits that you want.',
  },
  PERMIT_IS_ADMINISTRATIVE: {
    status: 400,
    message: "The permit {permit} is an administrator's. Make the role administrative, or leave the permit out.",
  },
  SSH_KEY_INVALID: {
    status: 400,
    message:
      'This is no public SSH key. Send one line of an id_*.pub file: type, key and comment, without options before it.',
    reason: 'Invalid value',
  },
  PASSWORD_TOO_WEAK: {
    status: 400,
    message: 'The password does not fit the policy, which wants {rule}. Choose another one.',
    reason: 'Invalid value',
  },
  PASSWORD_USED_BEFORE: {
    status: 400,
    message: 'The password was used before. Choose one that is not among the last {count}.',
    reason: 'Invalid value',
  },
  PASSWORD_EXPIRED: {
    status: 400,
    message:
      'The password of {user} has expired. Change it with POST /overt/account/password, or ask an administrator.',
    reason: 'access_denied',
  },
  GROUP_IN_ITSELF: {
    status: 409,
    message: 'The group {child} has {group} among its groups already: a group cannot be within itself.',
  },
  DIRECTORY_UNAVAILABLE: {
    status: 503,
    message:
      'The directory {directory} cannot be asked; it fails at the step {step}: {detail}. POST /overt/directories/{directory}/test tells more.',
    reason: 'server_error',
  },
  BIND_PASSWORD_NEEDED: {
    status: 400,
    message:
      'The servers or how they are reached change: send the bindPassword again, so that nobody can have it sent elsewhere.',
  },
  LOGIN_NOT_PERMITTED: {
    status: 400,
    message:
      'User {user} is not permitted to sign in: no role gives the permit login. Ask an administrator for a role.',
    reason: 'access_denied',
  },
} as const satisfies Record<string, ErrorDefinition>;
