// The private PostgreSQL: the real server, started by the product itself on a unix socket only, in its own session so that
// a Ctrl-C or the death of its parent does not touch it. A running one is adopted. Several processes may call at once:
// PostgreSQL's own lock file lets one of them win, the others adopt.
//
// `dataDir` belongs to the server alone: pgdata/, socket/, tmp/, log/ and, where needed, server-<version>/.
import { spawn } from 'node:child_process';
import { chown, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { refuse } from '@overt/kernel/refusal';
import type { Clock, Log } from '@overt/kernel/ports';
import pg from 'pg';
import { brokenUnique } from './failures.ts';
import { livePostmaster, isServerOf, removeStaleFiles, type Postmaster } from './postmaster.ts';
import { allows, serverBinaries } from './server-binaries.ts';
import { acquireStartLock } from './start-lock.ts';
import { serverUser, type ServerUser } from './server-user.ts';
import { privateDir, socketDirectory } from './socket-dir.ts';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Name of the database; `overt` when absent. */
  readonly database?: string;
  /** Tests only: commits do not wait for the disk, a power cut may destroy the database. */
  readonly volatile?: boolean;
}

export interface Embedded {
  /** For `openDatabase`. */
  readonly url: string;
  readonly pid: number;
  /** True when it ran already. */
  readonly adopted: boolean;
  /** Ends the server, also an adopted one, after its transactions are rolled back; resolves when it is gone. */
  stop(): Promise<void>;
}

interface Place {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly startLog: string;
  readonly user: ServerUser;
}

const START_DEADLINE = 60_000;
/** A server that lives and is not ready replays its log; after a crash under load that takes its time. */
const RECOVERY_DEADLINE = 15 * 60_000;

/** Throws DATABASE_START_FAILED. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const clusterDir = join(dataDir, 'pgdata');
  const user = await serverUser(clusterDir);
  await privateDir(dataDir, user);
  await requireReachable(dataDir, user);
  await privateDir(join(dataDir, 'tmp'), user);
  await privateDir(join(dataDir, 'log'), user);
  const socketDir = await socketDirectory(dataDir, user);
  const place: Place = { dataDir, clusterDir, socketDir, startLog: join(dataDir, 'log', 'start.log'), user };

  const found = await livePostmaster(clusterDir);
  if (found?.ready === true) return running(found, place, options, true);
  const lock = await acquireStartLock(dataDir, options.clock, START_DEADLINE);
  if (lock === undefined) return failed(place, 'another process has been starting it for a minute');
  try {
    return await startOrAdopt(place, options);
  } finally {
    await lock.release();
  }
}

async function startOrAdopt(place: Place, options: EmbeddedOptions): Promise<Embedded> {
  const { clusterDir, socketDir, dataDir, user } = place;
  let started = options.clock.monotonic();
  let spawned: number | undefined;
  let live: Postmaster | undefined;
  const patience = () => (live === undefined ? START_DEADLINE : RECOVERY_DEADLINE);
  while (options.clock.monotonic() - started < patience()) {
    live = await livePostmaster(clusterDir);
    if (live?.ready === true) return running(live, place, options, live.pid !== spawned);
    if (live === undefined && (spawned === undefined || !(await isServerOf(spawned, clusterDir)))) {
      if (spawned !== undefined) {
        const said = await readFile(place.startLog, 'utf8').catch(() => '');
        // After a kill -9 the old server's children need a moment to notice.
        if (!/still in use|lock file/.test(said)) return failed(place, reasonIn(said));
        await options.clock.sleep(250);
      }
      const binaries = await serverBinaries(user, dataDir);
      if (!(await isInitialised(clusterDir))) {
        await initialise(binaries, place);
        started = options.clock.monotonic();
      }
      await removeStaleFiles(clusterDir, socketDir);
      spawned = await launch(binaries, place, options.volatile === true);
    }
    await options.clock.sleep(20);
  }
  return failed(place, `it was not ready after ${patience() / 1000} s`);
}

async function running(live: Postmaster, place: Place, options: EmbeddedOptions, adopted: boolean): Promise<Embedded> {
  const url = await ensureDatabase(live, options.database ?? 'overt');
  options.log.info({ pid: live.pid, adopted }, 'PostgreSQL runs');
  return { url, pid: live.pid, adopted, stop: () => stopServer(live.pid, place.clusterDir, options.clock) };
}

const failed = (place: Place, detail: string): never =>
  refuse('DATABASE_START_FAILED', { dataDir: place.dataDir, detail, logFile: place.startLog });

/** Ends the server of `dataDir` if one runs; for whoever did not start it. */
export async function stopEmbedded(dataDir: string, clock: Clock): Promise<void> {
  const clusterDir = join(resolve(dataDir), 'pgdata');
  const live = await livePostmaster(clusterDir);
  if (live !== undefined) await stopServer(live.pid, clusterDir, clock);
}

async function requireReachable(dataDir: string, user: ServerUser): Promise<void> {
  if (!user.other) return;
  for (let dir = dirname(dataDir); ; dir = dirname(dir)) {
    if (!(await allows(dir, user, 0o1))) {
      refuse('DATABASE_START_FAILED', {
        dataDir,
        detail: `the unprivileged user ${user.uid} who runs PostgreSQL may not enter ${dir}; choose a data directory such as /var/lib/overt`,
        logFile: 'not written',
      });
    }
    if (dir === dirname(dir)) return;
  }
}

const isInitialised = (clusterDir: string): Promise<boolean> =>
  readFile(join(clusterDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );

// Initialised aside and renamed, so that a crash leaves a whole cluster or none.
async function initialise(binaries: string, place: Place): Promise<void> {
  const half = join(place.dataDir, `pgdata.half-${process.pid}`);
  await rm(half, { recursive: true, force: true });
  const args = ['-D', half, '-U', 'overt', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const child = await run(join(binaries, 'bin', 'initdb'), [...args, ...locale], place);
  const code = await new Promise<number | null>(done => child.once('exit', done));
  if (code !== 0) {
    await rm(half, { recursive: true, force: true });
    const logFile = place.startLog;
    refuse('DATABASE_START_FAILED', {
      dataDir: place.dataDir,
      detail: reasonIn(await readFile(logFile, 'utf8')),
      logFile,
    });
  }
  await rename(half, place.clusterDir).catch(() => rm(half, { recursive: true, force: true }));
}

async function launch(binaries: string, place: Place, volatile: boolean): Promise<number> {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.socketDir,
    unix_socket_permissions: '0700',
    max_connections: '200',
    jit: 'off',
    logging_collector: 'on',
    log_directory: join(place.dataDir, 'log'),
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
    ...(volatile ? { fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB' } : {}),
  };
  const args = [
    '-D',
    place.clusterDir,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = await run(join(binaries, 'bin', 'postgres'), args, place);
  child.unref();
  return child.pid ?? 0;
}

// Nothing of our environment goes in: PGDATA, PGPORT or a foreign TMPDIR would change where the server stands.
async function run(program: string, args: readonly string[], place: Place) {
  const output = await open(place.startLog, 'w', 0o600);
  try {
    if (place.user.other) await chown(place.startLog, place.user.uid, place.user.gid);
    const child = spawn(program, args, {
      cwd: place.dataDir,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC', TMPDIR: join(place.dataDir, 'tmp') },
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      ...(place.user.other ? { uid: place.user.uid, gid: place.user.gid } : {}),
    });
    // A program that cannot be started shows as one that is not there a moment later.
    child.on('error', () => undefined);
    return child;
  } finally {
    await output.close();
  }
}

async function ensureDatabase(live: Postmaster, name: string): Promise<string> {
  const urlOf = (database: string) => `postgres://overt@/${database}?host=${encodeURIComponent(live.socketDir)}`;
  const client = new pg.Client({ connectionString: urlOf('postgres'), application_name: 'overt start' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(name)}`).catch(unlessExists);
  } finally {
    await client.end();
  }
  return urlOf(name);
}

function unlessExists(error: unknown): void {
  const duplicate = error instanceof Error && 'code' in error && error.code === '42P04';
  if (!duplicate && brokenUnique(error) === undefined) throw error;
}

async function stopServer(pid: number, clusterDir: string, clock: Clock): Promise<void> {
  const signals = ['SIGINT', 'SIGQUIT'] as const; // fast, then immediate: both keep every committed transaction
  for (const signal of signals) {
    if (!(await isServerOf(pid, clusterDir))) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < 20_000; waited += 20) {
      if (!(await isServerOf(pid, clusterDir))) return;
      await clock.sleep(20);
    }
  }
}

/** The line that says why; hints and notices stand around it. */
function reasonIn(text: string): string {
  const lines = text.trim().split('\n');
  return lines.findLast(line => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
}
