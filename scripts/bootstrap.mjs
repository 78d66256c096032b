// The way into everything: `node scripts/bootstrap.mjs ENTRY [arguments]`, run by any Node >= 20 on a fresh clone.
// Installs the npm packages when they are not those of package-lock.json, then hands over to the pinned Node 24 that they
// bring along, which runs ENTRY (a .ts file) as it is. Imports nothing but Node's own modules: nothing else is there yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LOCK_WAIT_MS = 10 * 60_000;

/** Names of the locked packages that are not installed in the locked version; packages for other platforms do not count. */
export function missingPackages(locked, installed) {
  const missing = [];
  for (const [path, entry] of Object.entries(locked.packages ?? {})) {
    if (path === '' || (!entry.link && !path.includes('node_modules/'))) continue;
    const present = installed?.packages?.[path];
    if (present === undefined ? !entry.optional : present.version !== entry.version) missing.push(path);
  }
  return missing;
}

/**
 * Names of packages that npm's own record says are installed, and that are not there. The record is one file that npm writes
 * in place: a copy of a clone that shares files with it by hard links is told of packages that only the other one got.
 */
export const vanishedPackages = (installed, isThere) =>
  Object.entries(installed?.packages ?? {})
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !isThere(path))
    .map(([path]) => path);

const readJson = path => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

// What `npm ci` was last content with: it may leave out what the comparison of the lock files cannot know.
const stampOf = root => join(root, 'node_modules', '.overt-installed');
const lockDigest = root =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

function packagesMissing(root) {
  const locked = readJson(join(root, 'package-lock.json'));
  if (locked === undefined) fail(`There is no readable package-lock.json in ${root}: clone the repository again.`);
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (vanishedPackages(installed, path => existsSync(join(root, path))).length > 0) return true;
  const stamp = stampOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest(root)) return false;
  return missingPackages(locked, installed).length > 0;
}

/** Two starts at once must not both rewrite node_modules: the second waits for the first (a directory is the lock). */
function withInstallLock(root, work) {
  const lock = join(root, '.cache', 'npm-ci.lock');
  mkdirSync(dirname(lock), { recursive: true });
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(readJson(join(lock, 'pid')) ?? 0);
      const stale =
        owner > 0 ? !alive(owner) : Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 10_000;
      if (stale || Date.now() > deadline) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function installPackages(root) {
  if (!packagesMissing(root)) return;
  process.stderr.write('Installing the npm packages (once, after a clone or an update) ...\n');
  const started = Date.now();
  // The engine warnings name the Node that bootstraps, not the one that will run the code: silenced.
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  const npmScript = process.env.npm_execpath;
  const [command, args] =
    npmScript !== undefined && /\.c?js$/.test(npmScript) ? [process.execPath, [npmScript, ...flags]] : ['npm', flags];
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0)
    fail('`npm ci` failed, see above. Overt needs the npm registry once; mend that and start again.');
  writeFileSync(stampOf(root), lockDigest(root));
  process.stderr.write(`npm packages installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

/** The pinned Node where npm has it for this processor, else the running one if it is new enough. */
function pickNode(root) {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `Overt runs on Node 24; no packaged one fits this machine (${process.platform} ${process.arch}). Install Node 24 and start again.`,
  );
}

function handOver(node, root, args) {
  // Sources run as they are; what Node made of them once, it need not make again (half of a part's time to start).
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compiled');
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: compiled,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
  };
  const [entry = '', ...rest] = args;
  const child = spawn(node, [join(root, entry), ...rest], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', error => fail(`Cannot run ${node}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (Number(process.versions.node.split('.')[0]) < 20)
    fail(`Overt needs Node 20 or later to start; this is ${process.version}.`);
  if (packagesMissing(root)) withInstallLock(root, () => installPackages(root));
  handOver(pickNode(root), root, process.argv.slice(2));
}
