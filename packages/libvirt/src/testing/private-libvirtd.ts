// Starts a libvirtd that nobody else sees: own configuration, own socket, and private /run, /etc/libvirt and
// /var/{lib,log,cache}/libvirt in a mount namespace of its own. Ends with everything that it started (QEMUs, virtlogd).
// It needs root and the packages of our setup; without them it says so in one sentence.
//
// The shell inside the namespace is the init of a PID namespace: killing that one process is what ends all of it. It also
// ends by itself when its standard input does, so nothing is left behind when the process that started it is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@overt/kernel/ports';
import { Bug } from '@overt/kernel/refusal';

export interface PrivateLibvirtdOptions {
  /** An own, absolute directory; created when missing. Its path must be short: the socket's may have 107 bytes. */
  readonly dir: string;
  readonly log: Log;
  /** A fixed host UUID; libvirt needs a distinct one per host of a lab. */
  readonly hostUuid?: string;
  readonly maxClientRequests?: number;
  /**
   * `root` (when absent): QEMU runs as root and libvirt changes no owner of a file. `default`: as the distribution has
   * it, on Debian libvirt-qemu with dynamic ownership, a mount namespace for each QEMU, and AppArmor where there is one.
   */
  readonly qemuUser?: 'root' | 'default';
  /** `loopback`: a network namespace with nothing else in it; that of the caller when absent. */
  readonly network?: 'loopback';
  /** A /dev/kvm as containers have it: libvirt 9 then probes QEMU anew, for seconds, at every question about it. */
  readonly kvmForRootOnly?: boolean;
  /** More lines for qemu.conf. */
  readonly qemuConf?: readonly string[];
}

export interface PrivateLibvirtd {
  readonly socketPath: string;
  /** The init of the namespace, as seen from outside. */
  readonly pid: number;
  /** The daemon's log, as seen from outside. */
  readonly logFile: string;
  /** Ends only the daemon, by SIGKILL, and resolves when another one answers in its place; its domains go on. */
  restartDaemon(): Promise<void>;
  /** Ends libvirtd, its domains and its helpers; the directory stays unless `purge`. */
  stop(options?: { readonly purge?: boolean }): Promise<void>;
}

const MOUNTS = ['/run', '/etc/libvirt', '/var/lib/libvirt', '/var/log/libvirt', '/var/cache/libvirt'] as const;
const FOLDERS = [
  'run/lock',
  'run/libvirt',
  'etc/libvirt/qemu/networks',
  'etc/libvirt/nwfilter',
  'var/lib/libvirt/images',
  'var/lib/libvirt/boot',
  'var/log/libvirt/qemu',
  'var/cache/libvirt',
] as const;

// $1 is the directory, $2 whether /dev/kvm is root's alone. virtlogd is needed for `log` elements of serial consoles and for QEMU's own output.
const INIT = `set -e
mount --make-rprivate /
mkdir -p ${MOUNTS.filter(path => path !== '/run').join(' ')}
for p in ${MOUNTS.join(' ')}; do mount --bind "$1$p" "$p"; done
mount --bind "$1/hosts" /etc/hosts
ip link set lo up
if [ -n "$2" ]; then mknod -m 600 "$1/kvm" c 10 232; mount --bind "$1/kvm" /dev/kvm; fi
trap 'exit 0' TERM
exec 3<&0 </dev/null
{ cat <&3 >/dev/null; kill -TERM 1; } &
virtlogd -d 3<&- || true
while :; do
  libvirtd --config /etc/libvirt/libvirtd.conf --pid-file /run/libvirtd.pid 3<&- & d=$!
  wait $d || [ $? -eq 137 ]
  [ -e /run/restart-libvirtd ] || exit 0
  rm /run/restart-libvirtd
done
`;

export async function startPrivateLibvirtd(options: PrivateLibvirtdOptions): Promise<PrivateLibvirtd> {
  const { dir, log } = options;
  needs(process.getuid?.() === 0, 'A private libvirtd needs root: run the tests as root or leave this suite out.');
  for (const program of ['libvirtd', 'virtlogd', 'qemu-system-x86_64', 'unshare']) {
    needs(
      onPath(program),
      `${program} is not installed: install the packages libvirt-daemon-system, qemu-system-x86 and util-linux.`,
    );
  }
  const socketPath = join(dir, 'run/libvirt/libvirt-sock');
  needs(socketPath.length < 108, `The path ${socketPath} is too long for a unix socket.`);
  await rm(join(dir, 'run'), { recursive: true, force: true });
  for (const folder of FOLDERS) await mkdir(join(dir, folder), { recursive: true });
  await writeConfiguration(options);

  const namespaces = ['--mount', '--pid', ...(options.network === undefined ? [] : ['--net'])];
  const output: string[] = [];
  const child = spawn(
    'unshare',
    [
      ...namespaces,
      '--fork',
      '--kill-child',
      '--mount-proc',
      '/bin/bash',
      '-c',
      INIT,
      'libvirtd-init',
      dir,
      options.kvmForRootOnly === true ? 'x' : '',
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
      if (output.length > 200) output.shift();
      log.debug({ text: text.trimEnd() }, 'libvirtd');
    });
  }
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  await waitForSocket(socketPath, child, output).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    await exited;
    throw error;
  });
  return {
    socketPath,
    pid: child.pid ?? 0,
    logFile: join(dir, 'var/log/libvirt/libvirtd.log'),
    async restartDaemon() {
      await writeFile(join(dir, 'run/restart-libvirtd'), '');
      process.kill(await daemonPid(child.pid ?? 0), 'SIGKILL');
      for (let tries = 0; tries < 600 && existsSync(join(dir, 'run/restart-libvirtd')); tries++) await delay(50);
      await waitForSocket(socketPath, child, output);
    },
    async stop({ purge = false } = {}) {
      // `unshare --kill-child` takes the namespace's init down with it, and that everything inside.
      const [init] = await childrenOf(child.pid ?? 0);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
      // The init of a namespace is gone when all others in it are: nobody holds an image or writes a file any more.
      for (let tries = 0; tries < 600 && init !== undefined && (await lives(init)); tries++) await delay(50);
      if (purge) await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The libvirtd below our `unshare`, by its number outside of the namespace. */
async function daemonPid(unshare: number): Promise<number> {
  const queue = [unshare];
  for (let pid = queue.shift(); pid !== undefined; pid = queue.shift()) {
    if ((await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'libvirtd') return pid;
    queue.push(...(await childrenOf(pid)));
  }
  throw new Bug('No libvirtd runs in the namespace.');
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return children.split(' ').filter(Boolean).map(Number);
}

/** False also for a process that only waits to be reaped. */
const lives = async (pid: number): Promise<boolean> =>
  /^State:\s+[^ZX]/m.test(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));

let started = 0;

async function writeConfiguration(options: PrivateLibvirtdOptions) {
  const { dir, hostUuid, maxClientRequests = 100, qemuUser = 'root', qemuConf = [] } = options;
  const machineId = hostUuid ?? (await readFile('/proc/sys/kernel/random/uuid', 'utf8')).trim();
  const daemon = [
    'listen_tls = 0',
    'listen_tcp = 0',
    'auth_unix_rw = "none"',
    'auth_unix_ro = "none"',
    'unix_sock_group = "root"',
    'unix_sock_rw_perms = "0700"',
    'unix_sock_dir = "/run/libvirt"',
    `host_uuid = "${machineId}"`,
    'max_clients = 200',
    'max_workers = 60',
    `max_client_requests = ${maxClientRequests}`,
    'log_level = 3',
    'log_outputs = "3:file:/var/log/libvirt/libvirtd.log"',
  ];
  const asRoot = [
    'user = "root"',
    'group = "root"',
    'dynamic_ownership = 0',
    'remember_owner = 0',
    'security_driver = "none"',
    'namespaces = [ ]',
  ];
  const firstPort = displayPorts(started++);
  const qemu = [
    // Control groups have names that a second libvirtd on the machine would share.
    'cgroup_controllers = [ ]',
    'max_core = 0',
    `remote_display_port_min = ${firstPort}`,
    `remote_display_port_max = ${firstPort + 99}`,
    ...(qemuUser === 'root' ? asRoot : []),
    ...qemuConf,
  ];
  await writeFile(join(dir, 'etc/libvirt/libvirtd.conf'), `${daemon.join('\n')}\n`);
  await writeFile(join(dir, 'etc/libvirt/qemu.conf'), `${qemu.join('\n')}\n`);
  // Every start of a domain looks the host's own name up; through a dead DNS that costs ten seconds each.
  await writeFile(join(dir, 'hosts'), `127.0.0.1 localhost ${hostname()}\n::1 localhost\n`);
}

async function waitForSocket(path: string, child: ChildProcess, output: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Bug(`libvirtd did not start: ${output.join('')}`);
    if (existsSync(path) && (await accepts(path))) return;
    await delay(50);
  }
  throw new Bug(`libvirtd did not open ${path} within 30 s: ${output.join('')}`);
}

// Below the ports that the kernel gives away; two daemons that choose from one range take the same port now and then. Test
// files that run side by side have numbers of vitest, unlike process numbers never the same distance apart as two daemons.
const displayPorts = (daemon: number): number =>
  6_000 + 6_500 * ((Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % 4) + 100 * (daemon % 65);

const accepts = (path: string) =>
  new Promise<boolean>(resolve => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const onPath = (program: string) =>
  ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/local/sbin', '/usr/local/bin'].some(folder =>
    existsSync(join(folder, program)),
  );

function needs(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Bug(sentence);
}
