// The CLI as people run it: the command `overt` of the clone in a process of its own, under the system's Node where there is
// one, with a home directory of its own and nothing of this machine's installation in sight.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { until } from '../lab/until.ts';

export interface Done {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** What it wrote to standard output so far. */
  stdout(): string;
  type(text: string): void;
  /** Ends its standard input. */
  end(): void;
  signal(name: NodeJS.Signals): void;
  /** Resolves when the text matches standard output, rejects with what there was instead. */
  sees(text: RegExp): Promise<string>;
  readonly done: Promise<Done>;
}

export interface Overt {
  readonly home: string;
  run(args: readonly string[], given?: { stdin?: string; env?: Readonly<Record<string, string>> }): Promise<Done>;
  /** For commands that go on until they are ended. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  /** Another program with the same home, that finds `overt` on its path. */
  beside(program: string, args: readonly string[]): Running;
  config(): { current: string; contexts: Record<string, { token: string; url: string }> };
  readonly configFile: string;
  /** Ends what still runs, and removes the home directory. */
  remove(): Promise<void>;
}

export const ROOT = join(import.meta.dirname, '..', '..');
const COMMAND = join(ROOT, 'overt');
const WITHIN = 120_000;

export function overtAt(cwd = '/'): Overt {
  const home = mkdtempSync(join(tmpdir(), 'overt-home-'));
  const live = new Set<Running>();
  const path = (process.env['PATH'] ?? '').split(delimiter).filter(dir => !dir.includes('node_modules'));
  const base = { PATH: [ROOT, ...path].join(delimiter), HOME: home, OVERT_DATA: join(home, 'none'), TERM: 'xterm' };

  /** `input`: all of its standard input; without it that stays open for typing. */
  function launch(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    input?: string,
  ): Running {
    const child = spawn(program, args, { cwd, env: { ...base, ...env }, stdio: 'pipe' });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (part: string) => (text[name] += part));
    // Who ends before it has read its input is no reason to end this test.
    child.stdin.on('error', () => undefined);
    if (input !== undefined) child.stdin.end(input);
    const done = new Promise<Done>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', code => resolve({ code: code ?? -1, ...text }));
    }).finally(() => live.delete(running));
    const running: Running = {
      stdout: () => text.stdout,
      type: typed => void child.stdin.write(typed),
      end: () => void child.stdin.end(),
      signal: name => void child.kill(name),
      sees: wanted =>
        until(`${wanted} in what ${args.join(' ')} prints`, () => wanted.exec(text.stdout)?.[0], WITHIN).catch(
          (error: Error) => {
            throw new Error(`${error.message}\nthere was: ${text.stdout.slice(-1500)}\n${text.stderr.slice(-1500)}`);
          },
        ),
      done,
    };
    live.add(running);
    return running;
  }

  return {
    home,
    configFile: join(home, '.config', 'overt', 'config.json'),
    run: (args, { stdin = '', env } = {}) => launch(COMMAND, args, env, stdin).done,
    start: (args, env) => launch(COMMAND, args, env),
    beside: (program, args) => launch(program, args),
    config: () =>
      JSON.parse(readFileSync(join(home, '.config', 'overt', 'config.json'), 'utf8')) as ReturnType<Overt['config']>,
    async remove() {
      await Promise.all([...live].map(running => (running.signal('SIGKILL'), running.done)));
      rmSync(home, { recursive: true, force: true });
    },
  };
}
