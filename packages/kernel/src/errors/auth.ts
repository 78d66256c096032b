import type { ErrorDefinition } from './define.ts';

export const authErrors = {
  NOT_AUTHENTICATED: {
    status: 401,
    message: 'You are not signed in, or your session has ended. Sign in again.',
    reason: 'Unauthorized',
  },
  WRONG_PASSWORD: {
    status: 400,
    message:
      'The user name or password is wrong. Check both; the name is written as user@profile, e.g. admin@internal.',
    reason: 'access_denied',
  },
  TOO_MANY_LOGINS: {
    status: 429,
    message: 'Too many failed sign-ins from here. Wait {seconds} seconds and try again.',
    reason: 'access_denied',
  },
  USER_DISABLED: {
    status: 400,
    message: 'The account {user} is switched off. Ask an administrator to enable it.',
    reason: 'access_denied',
  },
  UNSUPPORTED_GRANT: {
    status: 400,
    message: 'The grant type "{grant}" is not supported. Use password.',
    reason: 'unsupported_grant_type',
  },
  LOGIN_INCOMPLETE: {
    status: 400,
    message: 'The sign-in lacks {what}. Send it and try again.',
    reason: 'invalid_request',
  },
  INVALID_TOKEN: {
    status: 400,
    message: 'The token is unknown or its session has ended. Sign in again.',
    reason: 'invalid_token',
  },
  PERMISSION_DENIED: {
    status: 403,
    message:
      'User {user} is not permitted to do this: it takes the permit {permit} on the {kind} {id}. Ask an administrator for a role that has it.',
  },
  ADMINISTRATORS_ONLY: {
    status: 403,
    message: 'Only administrators may see {what}. Ask with "Filter: true" for what you may see as a user.',
  },
  NEEDS_AN_ADMINISTRATOR: {
    status: 409,
    message: 'This would leave the system without an administrator. Give another user the SuperUser role first.',
  },
} as const satisfies Record<string, ErrorDefinition>;
