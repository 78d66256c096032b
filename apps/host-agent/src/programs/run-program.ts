// Runs an allowed program: bounded output, a time limit, optional resource limits (by prlimit, so that a hostile image
// cannot take the host's memory or processor through qemu-img).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Refusal, refuse } from '@overt/kernel/refusal';
import { allowedPrograms, type ProgramName } from './exec-allowlist.ts';

const MAX_OUTPUT = 1024 * 1024;

export interface ProgramOptions {
  readonly timeoutMs?: number;
  readonly limits?: { readonly addressSpaceBytes: number; readonly cpuSeconds: number };
  readonly signal?: AbortSignal;
  readonly maxOutput?: number;
  /** Gets the output as it comes, e.g. to read progress. */
  readonly onOutput?: (text: string) => void;
}

/** Where the program is on this host; undefined when it is not installed. */
export const findProgram = (name: ProgramName): string | undefined =>
  allowedPrograms[name].find(path => existsSync(path));

/** Standard output. Refuses AGENT_PROGRAM_FAILED on any end but exit code 0, AGENT_PROGRAM_FORBIDDEN when not installed. */
export async function runProgram(
  name: ProgramName,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string> {
  const path = findProgram(name) ?? refuse('AGENT_PROGRAM_MISSING', { program: name });
  const { limits } = options;
  const [file, all] =
    limits === undefined
      ? [path, [...args]]
      : [
          findProgram('prlimit') ?? refuse('AGENT_PROGRAM_MISSING', { program: 'prlimit' }),
          [`--as=${limits.addressSpaceBytes}`, `--cpu=${limits.cpuSeconds}`, path, ...args],
        ];
  const child = spawn(file, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' },
    timeout: options.timeoutMs ?? 60_000,
    killSignal: 'SIGKILL',
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    options.onOutput?.(text);
    if (output.length < (options.maxOutput ?? MAX_OUTPUT)) output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (errors.length < 10_000) errors += text;
  });
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  }).catch((error: unknown) => {
    if (options.signal?.aborted === true) throw error;
    throw new Refusal('AGENT_PROGRAM_FAILED', { program: name, exitCode: -1, output: String(error) }, { cause: error });
  });
  if (code === 0) return output;
  const exitCode = signal ?? code ?? -1;
  return refuse('AGENT_PROGRAM_FAILED', { program: name, exitCode, output: errors.trim().slice(0, 1000) });
}

const HOOK_MS = 120_000;

/**
 * Runs a hook: the one program that is not on the list, since the host's administrator put it into the hooks directory
 * (whose trust the caller checks). Nothing that an engine sends can name it.
 */
export function runAdministratorsHook(
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; output: string }> {
  return new Promise(resolve => {
    const child = spawn(path, [], {
      env: { ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: HOOK_MS,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < 2_000) output += text;
    });
    child.on('error', error => resolve({ code: 1, output: error.message }));
    child.on('close', code => resolve({ code: code ?? 1, output: output.trim().slice(0, 1_000) }));
  });
}
