// PostgreSQL as Debian ships it, for installations that bring their own database: the newest server on this machine, on a
// unix socket of its own, run by whoever may (never root).
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../lab/until.ts';

const VERSIONS = '/usr/lib/postgresql';

export interface OutsidePostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** Folder of the newest server's programs, or undefined where Debian's PostgreSQL is not installed. */
function programs(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const newest = readdirSync(VERSIONS)
    .filter(version => existsSync(join(VERSIONS, version, 'bin', 'initdb')))
    .toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(VERSIONS, newest, 'bin');
}

/** `dir` must be open to pass for everybody. Undefined where Debian's PostgreSQL is not installed. */
export async function startDebianPostgres(dir: string): Promise<OutsidePostgres | undefined> {
  const bin = programs();
  if (bin === undefined) return undefined;
  const account = process.getuid?.() === 0 ? ownerFor('postgres') : undefined;
  mkdirSync(dir, { recursive: true });
  if (account !== undefined) chownSync(dir, account.uid, account.gid);
  const data = join(dir, 'data');
  const options = { ...account, cwd: dir };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'overt', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'], {
    ...options,
    stdio: 'ignore',
  });
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${dir}`];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...options, stdio: 'ignore' });
  const connection = ['-h', dir, '-U', 'overt', '-d', 'postgres', '-q', '-c'];
  const run = (statement: string) => spawnSync(join(bin, 'psql'), [...connection, statement], options).status === 0;
  await until('PostgreSQL answers', () => run('select 1'));
  run('create database overt');
  return {
    url: `postgres://overt@/overt?host=${encodeURIComponent(dir)}`,
    async stop() {
      const exit = new Promise<void>(resolve => server.once('exit', () => resolve()));
      server.kill('SIGINT');
      await exit;
    },
  };
}

function ownerFor(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
