// The Overt of this machine, when its user may read its files: `overt login` without a URL means that one.
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

export async function findLocal({ env, home }: Io): Promise<LocalInstallation | undefined> {
  const own = join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'overt');
  const directories = env['OVERT_DATA'] ? [env['OVERT_DATA']] : ['/var/lib/overt', own];
  for (const directory of directories) {
    const text = await readText(join(directory, 'run', 'engine.ready.json'));
    if (text === undefined) continue;
    const ready = JSON.parse(text) as { url?: string; caFile?: string; username?: string; passwordFile?: string };
    if (!ready.url || !ready.caFile) continue;
    const ca = await readText(ready.caFile);
    if (ca === undefined) continue;
    const password = ready.passwordFile === undefined ? undefined : (await readText(ready.passwordFile))?.trim();
    return { url: ready.url, ca, username: ready.username ?? 'admin@internal', password };
  }
  return undefined;
}
