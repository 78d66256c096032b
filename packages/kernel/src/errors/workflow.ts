import type { ErrorDefinition } from './define.ts';

export const workflowErrors = {
  LOCKED: {
    status: 409,
    message:
      'The {kind} {id} is busy: "{holder}" ({action}) has been running since {since}. Wait until it ends and repeat.',
  },
  COMMAND_CANCELLED: {
    status: 409,
    message: 'The operation was cancelled by a user and undone. Start it again if it is still wanted.',
  },
  ACTION_UNKNOWN: {
    status: 500,
    message:
      'The operation {action} was begun by another version of Overt and no engine knows it. It was given up; look at what it was about before you go on.',
  },
  COMMAND_TIMED_OUT: {
    status: 504,
    message:
      'The operation {commandId} still runs after {seconds} s. It continues in the background; follow it in the list of jobs.',
  },
  COMMAND_NOT_CANCELLABLE: {
    status: 409,
    message:
      'The operation {commandId} has ended or does not exist, so that it cannot be cancelled. List the jobs to see those that run.',
  },
  MIGRATION_CHANGED: {
    status: 500,
    message:
      'The database migration {migration} was applied with another content than this version of Overt contains. Install the version that wrote this database, or restore it from a backup.',
  },
  MIGRATION_UNKNOWN: {
    status: 500,
    message:
      'The database was written by a newer version of Overt: it has the migration {migration}, which this version does not know. Install the newer version.',
  },
  DATABASE_START_FAILED: {
    status: 503,
    message: 'The private PostgreSQL in {dataDir} does not start: {detail}. Its log is {logFile}.',
  },
} as const satisfies Record<string, ErrorDefinition>;
