// A file system with virt-viewer 7.0 and libgovirt 0.3.7 of Debian 11, kept in .cache/ovirt-viewer/<digest of its recipe>.
// Debian builds remote-viewer without libgovirt since then, and such a one knows no `ovirt:` addresses. Nothing of it is
// installed on this machine: programs run in it by chroot.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../apps/setup/src/run-program.ts';
import { must } from '../guest/packages.ts';

export const SESSION_OPENER = '/usr/local/lib/open-session.so';

const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache', 'ovirt-viewer');
const RELEASE = 'bullseye';
const PACKAGES = ['virt-viewer', 'gir1.2-govirt-1.0', 'python3-gi'];
const UNREAD = ['doc', 'man', 'info', 'help', 'locale', 'icons/Adwaita/cursors'];
const NEEDED = ['apt-get', 'mmdebstrap', 'gcc'];
const OPENER_SOURCE = join(import.meta.dirname, 'open-session.c');
const FETCH = '/usr/lib/apt/apt-helper';

const digest = (): string =>
  [import.meta.filename, OPENER_SOURCE]
    .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
    .digest('hex')
    .slice(0, 16);

/** The root that was built before, or undefined: for suites that say what they miss instead of building. */
export function cachedOvirtViewerRoot(): string | undefined {
  const root = join(CACHE, digest());
  return existsSync(root) ? root : undefined;
}

/** The root, built when needed (about a minute, 300 MB); or the reason why it cannot be built on this machine. */
export async function ensureOvirtViewerRoot(): Promise<{ readonly root: string } | string> {
  const cached = cachedOvirtViewerRoot();
  if (cached !== undefined) return { root: cached };
  if (process.arch !== 'x64') return `the recipe is for x86-64 and this machine is ${process.arch}`;
  if (process.getuid?.() !== 0) return 'it needs root';
  const missing = NEEDED.filter(name => !['/usr/bin', '/bin'].some(dir => existsSync(join(dir, name))));
  if (missing.length > 0) return `these programs are missing: ${missing.join(' ')}`;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'build-'));
  try {
    const mirror = await mirrorOfThisMachine();
    if (mirror === undefined) return 'apt has no mirror of Debian itself';
    if (!(await mirrorHas(mirror, work))) return `the mirror of this machine has no ${RELEASE} any more`;
    if (!(await build(join(work, 'root'), mirror))) return `this machine does not trust the keys of ${RELEASE}`;
    rmOlder(work);
    const target = join(CACHE, digest());
    // Another run may have been quicker: its result is the same.
    if (!existsSync(target)) renameSync(join(work, 'root'), target);
    return { root: target };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where apt gets this release's own packages from. */
async function mirrorOfThisMachine(): Promise<string | undefined> {
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  // Also where apt has not fetched its lists yet.
  const asked = ['indextargets', '--no-release-info', '--format', '$(RELEASE) $(COMPONENT) $(REPO_URI)'];
  const targets = await must('apt-get', asked);
  const own = targets.split('\n').map(line => line.split(' '));
  return own.find(
    ([release, component]) => [codename, 'stable', 'oldstable'].includes(release) && component === 'main',
  )?.[2];
}

/** False when the mirror says that it is not there (releases move to an archive in the end); any other trouble is an error. */
async function mirrorHas(mirror: string, dir: string): Promise<boolean> {
  const url = new URL(`dists/${RELEASE}/InRelease`, mirror).href;
  const { code, stdout, stderr } = await runProgram(FETCH, ['download-file', url, join(dir, 'InRelease')]);
  if (code === 0) return true;
  if (/\b404\b/.test(stdout + stderr)) return false;
  throw new Error(`${url}: ${(stderr || stdout).trim().slice(-600)}`);
}

/** False when this machine's keyring does not have the release's keys (any more). */
async function build(root: string, mirror: string): Promise<boolean> {
  const leaveOut = UNREAD.map(name => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
  const quick = ['--variant=essential', '--dpkgopt=force-unsafe-io', '--aptopt=Acquire::Retries "3"'];
  const options = [...quick, ...leaveOut, `--include=${PACKAGES.join(',')}`];
  const made = await runProgram('mmdebstrap', [...options, RELEASE, root, mirror]);
  if (/NO_PUBKEY/.test(made.stderr)) return false;
  if (made.code !== 0) throw new Error(`mmdebstrap: ${made.stderr.trim().slice(-600)}`);
  writeFileSync(join(root, 'etc', 'hosts'), '127.0.0.1 localhost\n::1 localhost\n');
  await must('gcc', ['-shared', '-fPIC', '-nostdlib', '-Wall', '-o', join(root, SESSION_OPENER), OPENER_SOURCE]);
  return true;
}

/** Roots of earlier recipes; those that are being built beside this one stay. */
function rmOlder(work: string): void {
  for (const name of readdirSync(CACHE))
    if (!name.startsWith('build-') && name !== digest() && join(CACHE, name) !== work)
      rmSync(join(CACHE, name), { recursive: true, force: true });
}
