// Makes sure that a libvirtd answers. Where systemd runs it is the system's, with our limits in a drop-in. Where none runs
// (containers, continuous integration) we start it, and virtlogd with it, and stop only what we started. A daemon that
// somebody else started is used as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { readTellingLine, writeWhole } from '../files.ts';
import type { Paths } from '../paths.ts';
import { openLog } from '../parts/log-files.ts';
import { endProcess, readLive, readPlainPid, recordProcess } from '../parts/process-record.ts';
import { runProgram } from '../run-program.ts';
import { openKvmToQemu } from './kvm-device.ts';
import { DROP_IN, DROP_IN_CONFIG, dropIn, ownConfig, withLimits } from './libvirt-config.ts';
import { answers, DEFAULT_SOCKET, runningDomains, virshOn, type Virsh } from './virsh.ts';

export interface LibvirtDaemon {
  readonly virsh: Virsh;
  readonly by: 'systemd' | 'overt' | 'somebody else';
}

/** The first start asks every QEMU for its capabilities: seconds as a rule, minutes on a slow or emulated machine. */
const START_SECONDS = 300;
const UNIT = 'libvirtd.service';
const LOG_SOCKET = '/run/libvirt/virtlogd-sock';

export const runsSystemd = (): boolean => existsSync('/run/systemd/system');

/** Throws SETUP_LIBVIRT_DID_NOT_START. */
export async function ensureLibvirt(paths: Paths, clock: Clock, signal?: AbortSignal): Promise<LibvirtDaemon> {
  const virsh = virshOn(DEFAULT_SOCKET);
  if (runsSystemd()) {
    await useSystemd();
    const hasFailed = async () => (await runProgram('systemctl', ['is-failed', '--quiet', UNIT])).code === 0;
    await waitAnswer(virsh, paths, clock, hasFailed, signal);
    return { virsh, by: 'systemd' };
  }
  const own = await readLive(paths.pidOf('libvirtd'));
  if (existsSync(DEFAULT_SOCKET) && (await answers(virsh)))
    return { virsh, by: own === undefined ? 'somebody else' : 'overt' };
  if (own === undefined) await startOwn(paths);
  const hasEnded = async () => (await readLive(paths.pidOf('libvirtd'))) === undefined;
  await waitAnswer(virsh, paths, clock, hasEnded, signal);
  return { virsh, by: 'overt' };
}

async function useSystemd(): Promise<void> {
  const daemon = ['/usr/sbin/libvirtd', '/sbin/libvirtd'].find(existsSync) ?? '/usr/sbin/libvirtd';
  const config = await readFile('/etc/libvirt/libvirtd.conf', 'utf8').catch(() => '');
  const changed = [await writeChanged(DROP_IN_CONFIG, withLimits(config)), await writeChanged(DROP_IN, dropIn(daemon))];
  if (changed.includes(true)) {
    await runProgram('systemctl', ['daemon-reload']);
    // Restarting libvirtd leaves its virtual machines alone.
    await runProgram('systemctl', ['try-restart', UNIT]);
  }
  await runProgram('systemctl', ['enable', '--now', UNIT]);
}

async function writeChanged(path: string, text: string): Promise<boolean> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) === text) return false;
  await writeWhole(path, text);
  return true;
}

async function startOwn(paths: Paths): Promise<void> {
  await mkdir(paths.libvirt, { recursive: true });
  await openKvmToQemu();
  for (const dir of ['/run/libvirt', '/run/lock', '/var/log/libvirt/qemu']) await mkdir(dir, { recursive: true });
  const config = join(paths.libvirt, 'libvirtd.conf');
  await writeWhole(config, ownConfig(paths.logOf('libvirtd')));
  if (!existsSync(LOG_SOCKET) || (await readPlainPid('/run/virtlogd.pid')) === undefined) {
    await rm(LOG_SOCKET, { force: true });
    await launch('virtlogd', [], paths);
  }
  await launch('libvirtd', ['--config', config], paths);
}

/** In a session of its own, so that a Ctrl-C for us is not one for it. */
async function launch(program: string, args: readonly string[], paths: Paths): Promise<void> {
  const log = await openLog(paths.logOf(`${program}-output`));
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', HOME: '/root' };
  const child = spawn(program, [...args], { cwd: '/', env, detached: true, stdio: ['ignore', log.fd, log.fd] });
  child.on('error', () => undefined).unref();
  if (child.pid !== undefined) await recordProcess(paths.pidOf(program), child.pid, program);
  await log.close();
}

/** A daemon that works is waited for, one that has died is not. */
async function waitAnswer(
  virsh: Virsh,
  paths: Paths,
  clock: Clock,
  hasDied: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  const until = clock.monotonic() + START_SECONDS * 1000;
  while (clock.monotonic() < until && signal?.aborted !== true) {
    if (existsSync(virsh.socket) && (await answers(virsh))) return;
    if (await hasDied()) break;
    await clock.sleep(50);
  }
  const { stderr } = await virsh.run(['version', '--daemon'], 30_000);
  const log = runsSystemd() ? 'journalctl -u libvirtd' : paths.logOf('libvirtd');
  const said = stderr.trim().split('\n').at(-1) || (runsSystemd() ? undefined : await readTellingLine(log));
  const reason = said || 'no answer in time';
  refuse('SETUP_LIBVIRT_DID_NOT_START', { socket: virsh.socket, reason, log });
}

/** Stops the daemons that we started. virtlogd stays while a virtual machine runs: it holds the other end of its logs. */
export async function stopLibvirt(daemon: LibvirtDaemon, paths: Paths, clock: Clock): Promise<void> {
  if (daemon.by !== 'overt') return;
  const busy = (await runningDomains(daemon.virsh)).length > 0;
  for (const name of busy ? ['libvirtd'] : ['libvirtd', 'virtlogd']) {
    const running = await readLive(paths.pidOf(name));
    if (running !== undefined) await endProcess(running, clock, 15_000);
    await rm(paths.pidOf(name), { force: true });
  }
}
