// A second engine beside that of `npm start`, as an administrator would add one on another machine: the same database, the
// same secret key, a data directory and a port of its own. Nobody starts it again when it dies.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../lab/until.ts';
import { apiOf, type Api } from './api.ts';
import { freePort, type Product } from './product.ts';

export interface EngineProcess extends Api {
  readonly url: string;
  readonly pid: number;
  /** Resolves when it has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const PROGRAM = join(import.meta.dirname, '..', '..', 'apps', 'engine', 'src', 'main.ts');

/** `name` tells it apart in the table of nodes; `dir` is made and removed by the caller. */
export async function startEngineBeside(
  product: Product,
  options: { readonly name: string; readonly dir: string; readonly databaseUrl: string },
): Promise<EngineProcess> {
  const { name, dir, databaseUrl } = options;
  mkdirSync(dir, { recursive: true });
  copyFileSync(join(product.dataDir, 'secret.key'), join(dir, 'secret.key'));
  const readyFile = join(dir, 'ready.json');
  rmSync(readyFile, { force: true });
  const port = String(await freePort());
  const args = ['--data', dir, '--listen', '127.0.0.1', '--port', port, '--ready-file', readyFile];
  const log = openSync(join(dir, 'engine.log'), 'a');
  const child = spawn(process.execPath, [PROGRAM, ...args, '--node-name', name, '--database-url', databaseUrl], {
    env: { ...process.env, OVERT_DATABASE_URL: '', OVERT_ADMIN_PASSWORD: '' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const { url } = await until('the second engine is ready', () => {
    if (child.exitCode !== null) return { url: '' };
    return JSON.parse(readFileSync(readyFile, 'utf8')) as { url: string };
  });
  if (url === '') throw new Error(`the second engine ended with ${child.exitCode}`);
  const { caFile, username, password } = product;
  return {
    ...apiOf({ url, caFile, username, password }),
    url,
    pid: child.pid ?? 0,
    kill: signal => ended(child, signal),
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.kill(signal);
  await exit;
}
