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

const meanings: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'done; with --plan: it could be done',
  failed: 'refused by the engine, or it failed (the sentence on standard error says why)',
  usage: 'wrong usage: no such command or flag, a value that cannot be, a file that cannot be read',
  auth: 'not signed in, wrong password, session over, or not allowed',
  notFound: 'there is no such object',
  conflict: 'not possible in the state in which the object is now, or it was changed by another meanwhile',
  timeout: '--wait: not done within --timeout seconds; the engine goes on',
  unreachable: 'the engine does not answer, or is not the one that is trusted',
  interrupted: 'ended by Ctrl-C or a signal',
};

export const exitCodeHelp = (): string =>
  `Exit codes of overt; they never change their meaning:\n\n${Object.entries(meanings)
    .map(([name, text]) => `  ${String(EXIT[name as keyof typeof EXIT]).padStart(3)}  ${text}\n`)
    .join('')}
Results stand on standard output, everything else on standard error.
`;

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
