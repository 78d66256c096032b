// The real product as a user starts it. With a host it runs in a private machine (test/lab), so that its libvirtd meets no
// other; without one (`--demo`, `--no-host`) as the present user. Whatever was started is ended by `stop`.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startPrivateMachine, whyNoMachine, type PrivateMachine } from '../lab/private-machine.ts';
import { until } from '../lab/until.ts';
import { apiOf, type Api } from './api.ts';

export type Part = 'engine' | 'host-agent' | 'simulator' | 'postgres' | 'libvirtd' | 'setup';

export interface ProductOptions {
  /** As in `5x200`; no host then. */
  readonly demo?: string;
  /** False: the engine alone. True unless `demo` is given. */
  readonly host?: boolean;
  /** Further options of `npm start`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Keep using this directory; it is not removed by `stop` then. */
  readonly dataDir?: string;
}

export interface Product extends Api {
  readonly url: string;
  readonly caFile: string;
  readonly username: string;
  readonly password: string;
  readonly dataDir: string;
  /** What `npm start` printed so far. */
  output(): string;
  /** Process number of a part, as seen where it runs. */
  pidOf(part: Part): number | undefined;
  /** SIGKILL unless another signal is named. */
  kill(part: Part, signal?: NodeJS.Signals): void;
  /** `npm start` once more, after it has ended or was killed; resolves when ready. */
  startAgain(): Promise<void>;
  /** What Ctrl-C does; resolves when the supervisor has ended. */
  interrupt(): Promise<void>;
  /** Runs a program where the product runs. */
  run(command: string, args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  /** Ends and removes everything, virtual machines included. */
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');
const ENTRY = join(ROOT, 'apps', 'setup', 'src', 'main.ts');
const READY_WITHIN = 120_000;

/** Why no product with a host can run here, or undefined when it can. */
export const whyNoHost = whyNoMachine;

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const withHost = options.host ?? options.demo === undefined;
  // Short, for unix sockets; open to pass, for the user who runs PostgreSQL.
  const home = mkdtempSync('/tmp/ov-');
  const machine = withHost ? await startPrivateMachine(join(home, 'm')) : undefined;
  const product = new RunningProduct(options, home, machine);
  try {
    await product.startAgain();
    return product.face();
  } catch (error) {
    const output = product.output();
    await product.stop();
    throw new Error(`the product did not start:\n${output}`, { cause: error });
  }
}

/** Holds what changes over restarts; `face` is what tests see. */
class RunningProduct {
  readonly #options: ProductOptions;
  readonly #home: string;
  readonly #machine: PrivateMachine | undefined;
  readonly #dataDir: string;
  #child: ChildProcess | undefined;
  #port: number | undefined;
  #ready: Record<string, string> = {};

  constructor(options: ProductOptions, home: string, machine: PrivateMachine | undefined) {
    this.#options = options;
    this.#home = home;
    this.#machine = machine;
    this.#dataDir = options.dataDir ?? join(home, 'd');
    mkdirSync(this.#dataDir, { recursive: true, mode: 0o755 });
    for (const dir of [home, this.#dataDir]) spawn('chmod', ['755', dir]);
  }

  output(): string {
    try {
      return readFileSync(join(this.#home, 'start.log'), 'utf8');
    } catch {
      return '';
    }
  }

  async startAgain(): Promise<void> {
    this.#port ??= await freePort();
    const readyFile = join(this.#home, 'ready.json');
    rmSync(readyFile, { force: true });
    const kind =
      this.#options.demo === undefined ? (this.#machine ? [] : ['--no-host']) : ['--demo', this.#options.demo];
    const where = ['--data', this.#dataDir, '--port', String(this.#port), '--ready-file', readyFile];
    const args = [ENTRY, ...where, ...kind, ...(this.#options.args ?? [])];
    const env = { ...process.env, OVERT_DATABASE_URL: '', ...this.#options.env };
    const log = openSync(join(this.#home, 'start.log'), 'a');
    const child = this.#machine
      ? this.#machine.spawn(process.execPath, args, { env, log })
      : spawn(process.execPath, args, { env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#child = child;
    this.#ready = await until(
      'npm start is ready',
      () => {
        if (child.exitCode !== null && child.exitCode !== 0) return {};
        return JSON.parse(readFileSync(readyFile, 'utf8')) as Record<string, string>;
      },
      READY_WITHIN,
    );
    if (this.#ready['url'] === undefined) throw new Error(`npm start ended with ${child.exitCode}:\n${this.output()}`);
  }

  #pidOf(part: Part): number | undefined {
    try {
      if (part === 'postgres')
        return parseInt(readFileSync(join(this.#dataDir, 'postgres/pgdata/postmaster.pid'), 'utf8'), 10);
      return (JSON.parse(readFileSync(join(this.#dataDir, 'run', `${part}.pid`), 'utf8')) as { pid: number }).pid;
    } catch {
      return undefined;
    }
  }

  #kill(part: Part, signal: NodeJS.Signals = 'SIGKILL'): void {
    const pid = this.#pidOf(part);
    if (pid === undefined) throw new Error(`no process number of ${part} is known`);
    if (this.#machine) this.#machine.kill(pid, signal);
    else process.kill(pid, signal);
  }

  async #interrupt(): Promise<void> {
    if (this.#pidOf('setup') !== undefined) this.#kill('setup', 'SIGINT');
    await until('npm start has ended', () => this.#pidOf('setup') === undefined, 60_000);
  }

  async stop(): Promise<void> {
    if (this.#machine) {
      // Its firewall rules go with the network; the rest goes with the machine.
      this.#machine.run('virsh', ['-q', 'net-destroy', 'ovirtmgmt']);
      await this.#machine.stop();
    } else if (this.#pidOf('setup') !== undefined) {
      await this.#interrupt();
    }
    this.#child?.kill('SIGKILL');
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  face(): Product {
    const { url = '', caFile = '', username = '', passwordFile = '' } = this.#ready;
    const password = this.#options.env?.['OVERT_ADMIN_PASSWORD'] ?? readFileSync(passwordFile, 'utf8').trim();
    const machine = this.#machine;
    return {
      ...apiOf({ url, caFile, username, password }),
      url,
      caFile,
      username,
      password,
      dataDir: this.#dataDir,
      output: () => this.output(),
      pidOf: part => this.#pidOf(part),
      kill: (part, signal) => this.#kill(part, signal),
      startAgain: () => this.startAgain(),
      interrupt: () => this.#interrupt(),
      run: async (command, args) => (machine ? machine.run(command, args) : runHere(command, args)),
      stop: () => this.stop(),
    };
  }
}

function runHere(command: string, args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise(resolve => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (part: Buffer) => (output[name] += part.toString()));
    child.on('error', error => resolve({ code: 127, stdout: '', stderr: error.message }));
    child.on('close', code => resolve({ code: code ?? 1, ...output }));
  });
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
