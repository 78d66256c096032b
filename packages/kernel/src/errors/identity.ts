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
  DIRECTORY_PASSWORD_EXPIRED: {
    status: 400,
    message:
      'The password of {user} has expired, or has to be changed first. Change it where the directory lets you, or ask its administrator.',
    reason: 'access_denied',
  },
  DIRECTORY_ACCOUNT_LOCKED: {
    status: 400,
    message:
      'The directory has locked the account {user}, as after too many wrong passwords. Wait, or ask its administrator to unlock it.',
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
  CLIENT_SECRET_NEEDED: {
    status: 400,
    message:
      'The issuer or its certificate changes: send the clientSecret again, so that nobody can have it sent elsewhere.',
  },
  SIGN_IN_ELSEWHERE: {
    status: 400,
    message:
      'Users of {profile} sign in on a page of their provider. Use the browser; programs use an API token as password.',
    reason: 'access_denied',
  },
  OPENID_UNAVAILABLE: {
    status: 503,
    message:
      'The OpenID provider {profile} cannot be asked; it fails at the step {step}: {detail}. POST /overt/openid-providers/{profile}/test tells more.',
    reason: 'server_error',
  },
  OPENID_ANSWER_WRONG: {
    status: 400,
    message:
      'The answer of the OpenID provider {profile} is not accepted: {problem}. Sign in again; if it stays so, tell an administrator.',
    reason: 'access_denied',
  },
  OPENID_DENIED: {
    status: 400,
    message:
      'You are not signed in: the sign-in at {provider} was cancelled, or you were refused there. Try again, or sign in another way.',
    reason: 'access_denied',
  },
  SECOND_FACTOR_REQUIRED: {
    status: 400,
    message:
      'This account has a second factor: send the code of the authenticator app, or a recovery code, as otp. Programs use an API token as password.',
    reason: 'mfa_required',
  },
  SECOND_FACTOR_WRONG: {
    status: 400,
    message: 'The code is wrong or was used already. Wait for the next one of the authenticator app.',
    reason: 'mfa_required',
  },
  SECOND_FACTOR_IS_ON: { status: 409, message: 'The second factor is on already. Switch it off first, with a code.' },
  STEP_UP_REQUIRED: {
    status: 403,
    message:
      'A role of yours asks for a second factor again before this, not older than {minutes} minutes. Send one to POST /overt/account/step-up, then try again; API tokens cannot.',
  },
  NO_SECOND_FACTOR: {
    status: 409,
    message: 'You have no second factor. Set up an authenticator app or a passkey under "Sign-in" first.',
  },
  PASSKEY_ELSEWHERE: {
    status: 400,
    message: 'Passkeys work under the address {url} only. Open it, and try again.',
    reason: 'Invalid value',
  },
  PASSKEY_REFUSED: {
    status: 400,
    message: 'The passkey is not accepted: it is unknown, or it answers another request. Try again.',
    reason: 'mfa_required',
  },
  TOKEN_IS_READ_ONLY: {
    status: 403,
    message: 'This API token may only read. Make one that may change things, or sign in.',
  },
  TOKEN_SCOPE: {
    status: 403,
    message: 'The application was given a token without the scope ovirt-app-api. Let it ask for that scope.',
  },
  TOKEN_AREA: {
    status: 403,
    message: 'This API token is not for the area "{area}". Make one that is, or one for everything.',
  },
  NOT_BY_TOKEN: {
    status: 403,
    message: 'An API token does not manage accounts, tokens and sign-in. Sign in with a password.',
  },
  OAUTH_CLIENT_UNKNOWN: {
    status: 400,
    message:
      'The application is not registered, its secret is wrong, or it asks to be called back where it is not registered.',
    reason: 'unauthorized_client',
  },
  OAUTH_REQUEST_INVALID: {
    status: 400,
    message: 'The sign-in request lacks {what}. Tell whoever made the application.',
    reason: 'invalid_request',
  },
  OAUTH_CODE_INVALID: {
    status: 400,
    message: 'The sign-in code is unknown, was used, has expired or belongs to another request. Sign in again.',
    reason: 'invalid_grant',
  },
  LOGIN_NOT_PERMITTED: {
    status: 400,
    message:
      'User {user} is not permitted to sign in: no role gives the permit login. Ask an administrator for a role.',
    reason: 'access_denied',
  },
} as const satisfies Record<string, ErrorDefinition>;
