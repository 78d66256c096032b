// Builds the portal when its sources are newer than what was built. "Newer" is a digest over the names, sizes and contents
// of what goes into it, kept beside the result, so that a fresh clone, a pull and a branch switch are all noticed.
// The result is put in place by a rename: an engine that serves the old one never sees half of the new one.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '@overt/kernel/refusal';
import { environment } from '@overt/kernel/system';
import { runProgram } from './run-program.ts';

const INPUTS = ['apps/admin-portal', 'packages/ui-kit', 'packages/sdk', 'packages/api-types', 'package-lock.json'];
const SKIPPED = /^(node_modules|dist|dist\.\w+|\.\w+)$|\.test\.tsx?$/;
const STAMP = '.built-from';

export const portalDir = (root: string): string => join(root, 'apps', 'admin-portal');
export const portalDist = (root: string): string => join(portalDir(root), 'dist');

export async function portalDigest(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const input of INPUTS) await addTo(hash, join(root, input), input);
  return hash.digest('hex');
}

async function addTo(hash: ReturnType<typeof createHash>, path: string, name: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    const content = await readFile(path).catch(() => undefined);
    if (content !== undefined) hash.update(`${name}\0${content.length}\0`).update(content);
    return;
  }
  const kept = entries.filter(e => !SKIPPED.test(e.name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of kept) await addTo(hash, join(path, entry.name), `${name}/${entry.name}`);
}

/** `none` where there is no portal to build, `current` where nothing had to be done. */
export async function buildPortal(root: string): Promise<'none' | 'current' | 'built'> {
  const dir = portalDir(root);
  if (!existsSync(join(dir, 'index.html'))) return 'none';
  const dist = portalDist(root);
  const digest = await portalDigest(root);
  if ((await readFile(join(dist, STAMP), 'utf8').catch(() => '')) === digest) return 'current';
  const fresh = join(dir, `dist.new${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  // Whatever called us, a test runner for one: with another NODE_ENV Vite would build React for its developers, which is
  // slow and mounts everything twice.
  const env = { ...environment, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: undefined };
  const result = await runProgram(process.execPath, args, { cwd: dir, env });
  if (result.code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    refuse('SETUP_PORTAL_BUILD_FAILED', { reason: (result.stderr || result.stdout).trim().slice(-2000) });
  }
  await writeFile(join(fresh, STAMP), digest);
  const old = join(dir, `dist.old${process.pid}`);
  await rename(dist, old).catch(() => undefined);
  await rename(fresh, dist);
  await rm(old, { recursive: true, force: true });
  return 'built';
}
