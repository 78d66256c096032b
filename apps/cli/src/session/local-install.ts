// The Overt of this machine, when its user may read its files: what `overt` means when nothing else is said.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Io } from '../io.ts';

export interface LocalInstallation {
  readonly url: string;
  readonly ca: string;
  readonly username: string;
  readonly password: string | undefined;
}

const readText = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

async function readInstallation(directory: string): Promise<LocalInstallation | undefined> {
  const text = await readText(join(directory, 'run', 'engine.ready.json'));
  if (text === undefined) return undefined;
  const ready = JSON.parse(text) as { url?: string; caFile?: string; username?: string; passwordFile?: string };
  const ca = ready.caFile === undefined ? undefined : await readText(ready.caFile);
  if (!ready.url || ca === undefined) return undefined;
  const password = ready.passwordFile === undefined ? undefined : (await readText(ready.passwordFile))?.trim();
  return { url: ready.url, ca, username: ready.username ?? 'admin@internal', password };
}

/** In `OVERT_DATA` if that is set, else where `npm start` keeps it for root and for others; one's own before another's. */
export async function findLocal({ env, home }: Io): Promise<LocalInstallation | undefined> {
  const own = join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'overt');
  const directories = env['OVERT_DATA'] ? [env['OVERT_DATA']] : ['/var/lib/overt', own];
  const found = (await Promise.all(directories.map(readInstallation))).filter(one => one !== undefined);
  return found.find(({ password }) => password !== undefined) ?? found[0];
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Two addresses of one engine: the same, or two names of this machine with one port. */
export function sameEngine(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin || (LOOPBACK.test(a.hostname) && LOOPBACK.test(b.hostname) && a.port === b.port);
}
