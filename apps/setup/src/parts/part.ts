// One part of the product as a process: engine, host agent, simulator. It is started in a session of its own, so that a
// Ctrl-C meant for the supervisor does not reach it and a killed supervisor does not take it along; the next start adopts it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Clock } from '@overt/kernel/ports';
import { refuse } from '@overt/kernel/refusal';
import { readJson, readTellingLine } from '../files.ts';
import type { Paths } from '../paths.ts';
import { openLog } from './log-files.ts';
import { endProcess, isAlive, readLive, recordProcess, type ProcessRecord } from './process-record.ts';

export interface PartSpec {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Seconds until it must have written its ready file. */
  readonly startSeconds: number;
  /** Milliseconds that it gets for an orderly end. */
  readonly stopPatience: number;
}

export interface RunningPart {
  readonly record: ProcessRecord;
  readonly adopted: boolean;
  /** What the part wrote into its ready file. */
  readonly ready: Readonly<Record<string, unknown>>;
}

/** Adopts the part when it runs as specified, else starts it; resolves when it is ready. Throws SETUP_PART_ENDED, SETUP_PART_DID_NOT_START. */
export async function startPart(
  spec: PartSpec,
  paths: Paths,
  clock: Clock,
  signal?: AbortSignal,
): Promise<RunningPart> {
  const command = digest(spec);
  const pidFile = paths.pidOf(spec.name);
  const running = await readLive(pidFile);
  if (running !== undefined) {
    const ready = await readJson(paths.readyOf(spec.name));
    if (running.command === command && ready !== undefined) return { record: running, adopted: true, ready };
    await endProcess(running, clock, spec.stopPatience);
  }
  await rm(paths.readyOf(spec.name), { force: true });
  const pid = await launch(spec, paths);
  const record = await recordProcess(pidFile, pid, command);
  if (record === undefined) return failed(spec, paths, 'SETUP_PART_ENDED');
  return { record, adopted: false, ready: await waitReady(spec, record, paths, clock, signal) };
}

export async function stopPart(spec: PartSpec, paths: Paths, clock: Clock): Promise<void> {
  const running = await readLive(paths.pidOf(spec.name));
  if (running !== undefined) await endProcess(running, clock, spec.stopPatience);
  for (const path of [paths.pidOf(spec.name), paths.readyOf(spec.name)]) await rm(path, { force: true });
}

async function launch(spec: PartSpec, paths: Paths): Promise<number> {
  const log = await openLog(paths.logOf(spec.name));
  try {
    const child = spawn(spec.program, [...spec.args], {
      cwd: paths.data,
      env: spec.env,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    // A program that cannot be started shows as one that is not there a moment later.
    child.on('error', () => undefined).unref();
    return child.pid ?? 0;
  } finally {
    await log.close();
  }
}

async function waitReady(
  spec: PartSpec,
  record: ProcessRecord,
  paths: Paths,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const until = clock.monotonic() + spec.startSeconds * 1000;
  while (clock.monotonic() < until && isAlive(record) && signal?.aborted !== true) {
    const ready = await readJson(paths.readyOf(spec.name));
    if (ready !== undefined) return ready;
    await clock.sleep(20);
  }
  if (!isAlive(record)) return failed(spec, paths, 'SETUP_PART_ENDED');
  await endProcess(record, clock, spec.stopPatience);
  return failed(spec, paths, 'SETUP_PART_DID_NOT_START');
}

type Failure = 'SETUP_PART_DID_NOT_START' | 'SETUP_PART_ENDED';

async function failed(spec: PartSpec, paths: Paths, code: Failure): Promise<never> {
  const log = paths.logOf(spec.name);
  const lastLine = (await readTellingLine(log)) || 'nothing was written';
  return refuse(code, { part: spec.name, seconds: spec.startSeconds, log, lastLine });
}

const digest = (spec: PartSpec): string =>
  createHash('sha256')
    .update(JSON.stringify([spec.program, spec.args, spec.env['OVERT_ACCEL'] ?? '']))
    .digest('hex')
    .slice(0, 16);
