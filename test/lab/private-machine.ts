// A machine within the machine: own process tree, own /run, /etc/libvirt and /var/{lib,log,cache}/libvirt, so that a whole
// product with its libvirtd runs beside whatever else there is, and ends completely when its init is killed. The network is
// shared with the test (`npm test` gives all tests a network of their own): what was added to it is taken away at the end.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface PrivateMachine {
  readonly dir: string;
  /** Starts a program inside; the answer is the process of `nsenter`, which ends with it. */
  spawn(
    command: string,
    args: readonly string[],
    options?: { env?: NodeJS.ProcessEnv; cwd?: string; log?: number },
  ): ChildProcess;
  /** Runs a program inside to its end. */
  run(command: string, args: readonly string[]): { code: number; stdout: string; stderr: string };
  /** Signals a process by its number inside. */
  kill(pid: number, signal?: NodeJS.Signals): void;
  stop(options?: { purge?: boolean }): Promise<void>;
}

const PRIVATE = ['/run', '/etc/libvirt', '/var/lib/libvirt', '/var/log/libvirt', '/var/cache/libvirt'] as const;
const FOLDERS = ['run/lock', 'var/lib/libvirt/images', 'var/log/libvirt/qemu', 'etc/libvirt/qemu/networks'] as const;

// The machine lives as long as its standard input is open: it ends with the test that made it, however that ends.
// Every start of a domain looks the host's own name up; through a dead DNS that costs ten seconds each: hence the hosts file.
const INIT = `set -e
mount --make-rprivate /
for p in ${PRIVATE.join(' ')}; do mkdir -p "$1$p"; mount --bind "$1$p" "$p"; done
mount --bind "$1/hosts" /etc/hosts
touch "$1/up"
exec 3<&0
cat <&3 >/dev/null &
wait $!
`;

/** Why no private machine can run here, or undefined when it can. */
export function whyNoMachine(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  const missing = ['libvirtd', 'virtlogd', 'qemu-system-x86_64', 'unshare', 'nsenter'].filter(
    name => !['/usr/sbin', '/usr/bin'].some(dir => existsSync(join(dir, name))),
  );
  return missing.length === 0 ? undefined : `these programs are missing: ${missing.join(' ')}`;
}

/** `dir` must be short: paths of unix sockets below it may have 107 bytes. */
export async function startPrivateMachine(dir: string): Promise<PrivateMachine> {
  for (const folder of FOLDERS) mkdirSync(join(dir, folder), { recursive: true });
  rmSync(join(dir, 'up'), { force: true });
  writeFileSync(join(dir, 'hosts'), `127.0.0.1 localhost ${hostname()}\n::1 localhost\n`);
  writeLibvirtDefaults(dir);
  const interfacesBefore = new Set(interfaces());
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const outer = spawn('unshare', [...namespaces, 'bash', '-c', INIT, 'machine-init', dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const exited = new Promise<void>(resolve => outer.once('exit', () => resolve()));
  for (let tries = 0; !existsSync(join(dir, 'up')); tries++) {
    if (outer.exitCode !== null || tries > 200) throw new Error(`The private machine in ${dir} did not start.`);
    await delay(25);
  }
  const init = readFileSync(`/proc/${outer.pid}/task/${outer.pid}/children`, 'utf8').trim();
  const enter = ['--target', init, '--mount', '--pid', '--wdns=/'];
  return {
    dir,
    spawn: (command, args, { env = process.env, cwd = '/', log } = {}) =>
      spawn('nsenter', ['--target', init, '--mount', '--pid', `--wdns=${cwd}`, command, ...args], {
        env,
        stdio: ['ignore', log ?? 'ignore', log ?? 'ignore'],
      }),
    run(command, args) {
      const result = spawnSync('nsenter', [...enter, command, ...args], { encoding: 'utf8' });
      return { code: result.status ?? 1, stdout: result.stdout, stderr: result.stderr };
    },
    kill: (pid, signal = 'SIGKILL') =>
      void spawnSync('nsenter', [...enter, 'kill', '-s', signal.slice(3), String(pid)]),
    async stop({ purge = true } = {}) {
      outer.kill('SIGKILL');
      await exited;
      for (const name of interfaces()) {
        if (/^overtbr|^vnet/.test(name) && !interfacesBefore.has(name)) spawnSync('ip', ['link', 'delete', name]);
      }
      if (purge) rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

const interfaces = (): string[] => readdirSync('/sys/class/net');

/**
 * libvirt's QEMU driver as Debian configures it, so that tests meet the ownership and rights that users have; only control
 * groups stay out, for their names would be those of other machines.
 */
function writeLibvirtDefaults(dir: string): void {
  writeFileSync(join(dir, 'etc/libvirt/qemu.conf'), 'cgroup_controllers = [ ]\nmax_core = 0\n');
}
