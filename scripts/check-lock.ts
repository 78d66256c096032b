// Would `npm ci` accept the lock file on a fresh clone? Asked in an empty directory, because npm answers differently where
// packages are installed, and writes incomplete lock files there when a registry lacks a package for another platform.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const list = [
  '-c',
  'safe.directory=*',
  'ls-files',
  '-co',
  '--exclude-standard',
  '--',
  'package.json',
  '*/package.json',
  'package-lock.json',
];
const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const dir = mkdtempSync(join(tmpdir(), 'overt-lock-'));
try {
  for (const file of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    copyFileSync(join(root, file), join(dir, file));
  }
  const flags = ['ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', flags, { cwd: dir, encoding: 'utf8' });
  process.exitCode = result.status === 0 ? 0 : 1;
  if (result.status !== 0)
    console.log(`npm ci refuses package-lock.json:\n${result.stderr.split('\n').slice(0, 30).join('\n')}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
