import type { ErrorDefinition } from './define.ts';

export const commonErrors = {
  INTERNAL_ERROR: {
    status: 500,
    message:
      'Something went wrong inside Overt. Look up correlation id {correlationId} in the engine log and report it.',
    reason: 'Internal Server Error',
  },
  NOT_FOUND: { status: 404, message: 'No {what} with id {id} exists. List the {what}s to see those that do.' },
  NOT_IMPLEMENTED: {
    status: 501,
    message: 'The operation {operation} is not built yet. docs/compatibility.md lists what is.',
    reason: 'Not Implemented',
  },
  NAME_IN_USE: { status: 409, message: 'A {what} named {name} exists already. Choose another name.' },
  IN_USE: { status: 409, message: 'The {what} {name} is in use by {by}. Remove or detach that first.' },
  REVISION_MISMATCH: {
    status: 412,
    message: 'The {what} was changed by someone else since you read it. Read it again and repeat your change.',
  },
  INVALID_UUID: { status: 400, message: '"{value}" is not a UUID.', reason: 'Invalid value' },
  INVALID_VALUE: { status: 400, message: 'The value of {path} is invalid: {rule}.', reason: 'Invalid value' },
  MISSING_VALUE: {
    status: 400,
    message: '{type} [{members}] required for {operation}',
    reason: 'Incomplete parameters',
  },
  READ_ONLY: { status: 400, message: '{path} cannot be changed.', reason: 'Broken immutability constraint' },
  INVALID_PATH: { status: 400, message: 'The path has "{path}", which is not valid percent-encoding. Correct it.' },
  UNKNOWN_PATH: { status: 404, message: 'Nothing is at {path}. The API reference lists the paths that exist.' },
  METHOD_NOT_ALLOWED: { status: 405, message: '{verb} is not possible at {path}; possible are: {allowed}.' },
  INVALID_VERSION: {
    status: 400,
    message: 'Version {version} of the API is not available. Ask for version 4.',
    reason: 'Invalid version',
  },
  FOLLOW_TOO_DEEP: {
    status: 400,
    message: 'The link path "{path}" is too long: at most {depth} links can be followed. Follow fewer at once.',
  },
  FOLLOW_TOO_MANY: {
    status: 400,
    message: 'The followed links lead to more than {limit} objects. Follow fewer links, or limit the list with max.',
  },
  ENGINE_OPTION_INVALID: { status: 400, message: 'The engine cannot start like this: {problem}.' },
  DATABASE_UNAVAILABLE: {
    status: 503,
    message: 'The database does not answer. Overt reconnects by itself; repeat the request in a few seconds.',
  },
  EVENT_TOLD_BEFORE: {
    status: 400,
    message:
      '{origin} has told an event with the custom id {id} before. Give each event of one origin an id of its own.',
  },
  JOB_NOT_EXTERNAL: {
    status: 409,
    message: 'The job "{job}" is one of Overt itself. Only jobs that another system added can be changed from outside.',
  },
  JOB_HAS_ENDED: { status: 409, message: '"{job}" has ended already. Add a new one.' },
} as const satisfies Record<string, ErrorDefinition>;
