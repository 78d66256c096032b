// What postmaster.pid says, and whether to believe it. After a crash or a reboot the file stays and its process number may
// belong to anybody, therefore a process counts as ours only when its command line names this data directory.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

/** The live server of this data directory, if any. */
export async function livePostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const found = text === undefined ? undefined : parsePostmasterPid(text);
  return found !== undefined && (await isServerOf(found.pid, clusterDir)) ? found : undefined;
}

/** Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status. */
export function parsePostmasterPid(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

export async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const words = commandLine.split('\0');
  return /(^|\/)postgres$/.test(words[0] ?? '') && words.includes(clusterDir);
}

/** Only after `livePostmaster` found none: PostgreSQL itself would refuse to start when the number lives on elsewhere. */
export async function removeStaleFiles(clusterDir: string, socketDir: string): Promise<void> {
  await rm(join(clusterDir, 'postmaster.pid'), { force: true });
  await rm(join(socketDir, '.s.PGSQL.5432.lock'), { force: true });
  await rm(join(socketDir, '.s.PGSQL.5432'), { force: true });
}
