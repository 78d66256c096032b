// Runs a program with an argument array, never through a shell, and answers what it said. A program that is not there is
// an answer as well (code 127), because "is it installed?" is the question asked most often here.
import { spawn } from 'node:child_process';

export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** Milliseconds; the program is killed after them and the answer has code 124. */
  readonly timeout?: number;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
}

const LIMIT = 8 * 1024 * 1024;

export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise(resolve => {
    const child = spawn(command, [...args], {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeout ?? 600_000);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (output[name].length < LIMIT) output[name] += text;
        options.onOutput?.(text);
      });
    }
    child.stdin.on('error', () => undefined).end(options.input ?? '');
    child.on('error', error => {
      clearTimeout(timer);
      resolve({ code: 127, stdout: '', stderr: error.message });
    });
    child.on('close', code => {
      clearTimeout(timer);
      resolve({ code: timedOut ? 124 : (code ?? 137), ...output });
    });
  });
}
