// Exit codes are a contract with scripts: they do not change.
import { ApiError } from '@overt/sdk/api-error';

export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  auth: 3,
  notFound: 4,
  conflict: 5,
  timeout: 6,
  unreachable: 7,
  /** 128 + SIGINT. */
  interrupted: 130,
} as const;

export class CliError extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}

export const usage = (message: string): never => {
  throw new CliError(EXIT.usage, message);
};

export function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exitCode;
  if (!(error instanceof ApiError)) return EXIT.failed;
  if (error.code === 'WAIT_TIMEOUT') return EXIT.timeout;
  if (error.code === 'UNREACHABLE') return EXIT.unreachable;
  if (error.status === 401 || error.status === 403 || error.code === 'access_denied') return EXIT.auth;
  if (error.status === 404) return EXIT.notFound;
  if (error.status === 409 || error.status === 412) return EXIT.conflict;
  return EXIT.failed;
}
