// Where the server's unix socket stands: below the data directory, or, when that path is too long for a socket (107
// bytes), in a short private directory whose name is recorded so that every process finds the same.
import { chown, lstat, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerUser } from './server-user.ts';

const LONGEST = 107 - '/.s.PGSQL.5432.lock'.length;

export async function socketDirectory(dataDir: string, user: ServerUser): Promise<string> {
  const own = join(dataDir, 'socket');
  if (Buffer.byteLength(own) <= LONGEST) return privateDir(own, user);
  const record = join(dataDir, 'socket-dir');
  const recorded = await readFile(record, 'utf8').catch(() => '');
  if (recorded !== '' && (await isPrivate(recorded, user))) return recorded;
  const short = await mkdtemp(join(tmpdir().length > 40 ? '/tmp' : tmpdir(), 'overt-pg-'));
  if (user.other) await chown(short, user.uid, user.gid);
  await writeFile(record, short);
  return short;
}

/** Creates `path` for `user` alone, with its parents open to pass. */
export async function privateDir(path: string, user: ServerUser): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user.other) await chown(path, user.uid, user.gid);
  return path;
}

// /tmp is everybody's: a directory that another user put in our place must not be used.
async function isPrivate(path: string, user: ServerUser): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === user.uid && (found.mode & 0o077) === 0;
}
