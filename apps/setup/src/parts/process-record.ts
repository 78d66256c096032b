// Pid files that cannot lie: a process is known by its number together with the moment of its start, so that a reused
// number is never taken for ours, let alone signalled.
import { readFileSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import type { Clock } from '@overt/kernel/ports';
import { readJson, writeJson } from '../files.ts';

export interface ProcessRecord {
  readonly pid: number;
  /** Clock ticks after boot, from /proc; with the number it names one process for the time that the machine is up. */
  readonly startTime: string;
  /** What it was started with; another value means: start it anew. */
  readonly command: string;
}

/** Undefined when no such process exists, or when it is dead and only waits to be collected. */
export function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything: the fields begin after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

export const isAlive = (record: ProcessRecord): boolean => startTimeOf(record.pid) === record.startTime;

export async function readRecord(path: string): Promise<ProcessRecord | undefined> {
  const found = await readJson(path);
  if (typeof found?.['pid'] !== 'number' || typeof found['startTime'] !== 'string') return undefined;
  return { pid: found['pid'], startTime: found['startTime'], command: String(found['command'] ?? '') };
}

/** The process of the pid file while it lives; a stale file is removed. */
export async function readLive(path: string): Promise<ProcessRecord | undefined> {
  const record = await readRecord(path);
  if (record !== undefined && isAlive(record)) return record;
  await rm(path, { force: true });
  return undefined;
}

export async function recordProcess(path: string, pid: number, command: string): Promise<ProcessRecord | undefined> {
  const startTime = startTimeOf(pid);
  if (startTime === undefined) return undefined;
  const record = { pid, startTime, command };
  await writeJson(path, record);
  return record;
}

/** Takes the pid file for this process. Answers who holds it when another live process does. */
export async function claimPidFile(path: string): Promise<ProcessRecord | undefined> {
  const own = { pid: process.pid, startTime: startTimeOf(process.pid) ?? '', command: 'setup' };
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, JSON.stringify(own));
  try {
    for (;;) {
      // A hard link fails when the name exists, and appears with its content: no half-written pid file is ever seen.
      const taken = await link(aside, path).then(
        () => true,
        () => false,
      );
      if (taken) return undefined;
      const holder = await readLive(path);
      if (holder !== undefined) return holder;
    }
  } finally {
    await rm(aside, { force: true });
  }
}

/** Asks the process to end, and kills it when it has not after `patience` milliseconds. Resolves when it is gone. */
export async function endProcess(record: ProcessRecord, clock: Clock, patience: number): Promise<void> {
  signal(record, 'SIGTERM');
  const until = clock.monotonic() + patience;
  while (isAlive(record)) {
    if (clock.monotonic() > until) signal(record, 'SIGKILL');
    await clock.sleep(25);
  }
}

export function signal(record: ProcessRecord, name: NodeJS.Signals): void {
  if (!isAlive(record)) return;
  try {
    process.kill(record.pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

/** The pid in a pid file that another program wrote (a number and nothing else). */
export async function readPlainPid(path: string): Promise<ProcessRecord | undefined> {
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).trim());
  const startTime = pid > 0 ? startTimeOf(pid) : undefined;
  return startTime === undefined ? undefined : { pid, startTime, command: '' };
}
