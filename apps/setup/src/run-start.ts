// `npm start` from the first line to the last: one supervisor a data directory, orderly end on Ctrl-C, virtual machines left
// running. A second start finds the first and says where it is.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Log } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { readJson, writeJson } from './files.ts';
import type { Options } from './options.ts';
import { turnLog } from './parts/log-files.ts';
import { claimPidFile, isAlive, readLive, type ProcessRecord } from './parts/process-record.ts';
import type { Installation } from './parts/specs.ts';
import { supervise } from './parts/supervisor.ts';
import { pathsIn, type Paths } from './paths.ts';
import { choosePorts } from './ports.ts';
import { ensureAccount, preflight } from './preflight.ts';
import { startProduct, type ReadyProduct } from './start.ts';
import type { StartLog } from './start-log.ts';

export interface RunPorts {
  readonly root: string;
  readonly node: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly screen: StartLog;
  /** Aborts when the user wants Overt to end. */
  readonly ended: AbortSignal;
}

const PRODUCT = 'product';
const WAIT_FOR_OTHER = 120_000;

/** Resolves when Overt has ended in order, or at once when it ran already. */
export async function runStart(options: Options, ports: RunPorts): Promise<void> {
  const { screen, clock, ended } = ports;
  const paths = pathsIn(options.dataDir);
  for (const dir of [paths.data, paths.run, paths.logs]) await mkdir(dir, { recursive: true, mode: 0o755 });
  if (options.readyFile !== undefined) await rm(options.readyFile, { force: true });
  const holder = await claimPidFile(paths.supervisorPid);
  if (holder !== undefined) return joinRunning(holder, options, paths, ports);

  const supervision = supervise({ clock, say: line => screen.notice(line), turnLog });
  try {
    screen.line(`Overt, data in ${paths.data}`);
    screen.line();
    await rm(paths.readyOf(PRODUCT), { force: true });
    await screen.phase(
      'system',
      () => preflight(options, ports.isRoot, line => screen.line(`  ${line}`)),
      said => said,
    );
    await ensureAccount(ports.isRoot);
    const runs = async (part: string): Promise<boolean> => (await readLive(paths.pidOf(part))) !== undefined;
    const chosen = await choosePorts(options, paths, runs);
    if (chosen.engine !== options.port)
      screen.notice(`Port ${options.port} is in use by another program: taking ${chosen.engine}.`);
    const env = { ...ports.env, OVERT_DATA: paths.data };
    const installation: Installation = { root: ports.root, node: ports.node, env, paths, options, ports: chosen };
    const ready = await startProduct(installation, { ...ports, supervision });
    await announce(ready, options, paths, ports);
    await untilAborted(ended);
    screen.line();
    screen.line('Stopping; virtual machines go on running ...');
  } catch (error) {
    // An end in the middle of the start makes whatever was starting fail: that is what was asked for.
    if (!ended.aborted) throw error;
  } finally {
    await supervision.stop();
    await rm(paths.readyOf(PRODUCT), { force: true });
    if (options.readyFile !== undefined) await rm(options.readyFile, { force: true });
    await rm(paths.supervisorPid, { force: true });
  }
  screen.line('Overt has stopped.');
}

async function announce(
  ready: ReadyProduct,
  options: Options,
  paths: Paths,
  { screen, root }: RunPorts,
): Promise<void> {
  const password = (await readFile(ready.passwordFile, 'utf8').catch(() => '')).trim();
  const shown = await readFile(paths.passwordShown, 'utf8').then(
    () => true,
    () => false,
  );
  const first = `${password}   (shown once; kept in ${ready.passwordFile})`;
  const later = options.passwordGiven ? 'as set in OVERT_ADMIN_PASSWORD' : `in ${ready.passwordFile}`;
  screen.line();
  screen.line(`Ready in ${screen.seconds().toFixed(1)} s`);
  screen.line();
  screen.line(`Portal     ${ready.url}`);
  screen.line(`User       ${ready.username}`);
  screen.line(`Password   ${!options.passwordGiven && !shown && password !== '' ? first : later}`);
  screen.line(`CA         ${ready.caFile}`);
  screen.line(`Shell      ${options.dataIsNamed ? `OVERT_DATA=${paths.data} ` : ''}${join(root, 'overt')} vm list`);
  screen.line();
  if (options.listen === '127.0.0.1') {
    screen.line('Reachable from this machine only; from your network with: npm start -- --listen 0.0.0.0');
  }
  screen.line('Ctrl-C stops Overt and leaves virtual machines running. What is wrong? npm start -- doctor');
  await writeFile(paths.passwordShown, '');
  await writeJson(paths.readyOf(PRODUCT), ready);
  if (options.readyFile !== undefined) await writeJson(options.readyFile, ready);
}

/** Another supervisor has this data directory: wait until it is ready, say where it is, and leave it alone. */
async function joinRunning(
  holder: ProcessRecord,
  options: Options,
  paths: Paths,
  { screen, clock, ended }: RunPorts,
): Promise<void> {
  const until = clock.monotonic() + WAIT_FOR_OTHER;
  while (isAlive(holder) && clock.monotonic() < until && !ended.aborted) {
    const ready = await readJson(paths.readyOf(PRODUCT));
    if (ready !== undefined) {
      screen.line(`Overt runs already at ${String(ready['url'])} (process ${holder.pid}, data in ${paths.data}).`);
      if (options.readyFile !== undefined) await writeJson(options.readyFile, ready);
      return;
    }
    await clock.sleep(100);
  }
  refuse('SETUP_LOCKED', { pid: holder.pid, directory: paths.data });
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
