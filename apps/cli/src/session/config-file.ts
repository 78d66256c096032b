// ~/.config/overt/config.json: where one is signed in. It holds tokens, so only its owner may read it; passwords are never
// in it.
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CliError, EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';

export interface Context {
  readonly url: string;
  readonly username: string;
  readonly token: string;
  /** PEM text of the authority that the engine's certificate is checked against. */
  readonly ca?: string | undefined;
}

export interface Config {
  current: string;
  contexts: Record<string, Context>;
}

export const configPath = ({ env, home }: Io): string =>
  join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'overt', 'config.json');

export async function readConfig(io: Io): Promise<Config> {
  const path = configPath(io);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { current: 'default', contexts: {} };
  try {
    return JSON.parse(text) as Config;
  } catch {
    throw new CliError(EXIT.usage, `${path} is damaged. Delete it and sign in again: overt login`);
  }
}

export async function writeConfig(io: Io, config: Config): Promise<void> {
  const path = configPath(io);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(config, null, 2)}\n`);
  } finally {
    await file.close();
  }
  await chmod(temporary, 0o600);
  await rename(temporary, path);
}
