// A tiny Linux guest for tests and for first steps, built from Debian packages in some seconds and kept in
// .cache/tiny-guest/<digest of its recipe>. It boots by BIOS, UEFI and CD, in 2-5 s of processor time without KVM, in 96 MiB.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildInitrd } from './guest/initrd.ts';
import { buildCd, buildDisk } from './guest/media.ts';
import { kernelPackage, unpackPackages } from './guest/packages.ts';

export interface TinyGuest {
  readonly dir: string;
  readonly kernel: string;
  readonly initrd: string;
  /** qcow2, bootable. */
  readonly disk: string;
  readonly iso: string;
}

const CACHE = join(import.meta.dirname, '..', '..', '.cache', 'tiny-guest');
const NEEDED = ['apt-get', 'dpkg-deb', 'objcopy', 'mmd', 'mkfs.vfat', 'syslinux', 'qemu-img', 'xorriso'];

const guestIn = (dir: string): TinyGuest => ({
  dir,
  kernel: join(dir, 'vmlinuz'),
  initrd: join(dir, 'initrd.gz'),
  disk: join(dir, 'tiny.qcow2'),
  iso: join(dir, 'tiny.iso'),
});

function recipeDigest(): string {
  const hash = createHash('sha256').update(process.arch);
  const dir = join(import.meta.dirname, 'guest');
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (statSync(join(dir, name)).isFile() && !name.endsWith('.test.ts'))
      hash.update(name).update(readFileSync(join(dir, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The guest that was built before, or undefined: for suites that say what they miss instead of building. */
export function cachedTinyGuest(): TinyGuest | undefined {
  const dir = join(CACHE, recipeDigest());
  return existsSync(join(dir, 'tiny.iso')) ? guestIn(dir) : undefined;
}

/** The guest, built when needed; or the reason why it cannot be built on this machine. */
export async function ensureTinyGuest(): Promise<TinyGuest | string> {
  const cached = cachedTinyGuest();
  if (cached !== undefined) return cached;
  if (process.arch !== 'x64') return `the recipe is for x86-64 and this machine is ${process.arch}`;
  const missing = NEEDED.filter(
    name => !['/usr/bin', '/usr/sbin', '/bin', '/sbin'].some(dir => existsSync(join(dir, name))),
  );
  if (missing.length > 0) return `these programs are missing: ${missing.join(' ')}`;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'build-'));
  try {
    await build(work);
    const target = join(CACHE, recipeDigest());
    // Another run may have been quicker: its result is the same.
    if (!existsSync(target)) renameSync(join(work, 'result'), target);
    return guestIn(target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function build(work: string): Promise<void> {
  const result = join(work, 'result');
  const scratch = join(work, 'scratch');
  for (const dir of [result, scratch]) mkdirSync(dir);
  const kernel = await kernelPackage('linux-image-cloud-amd64');
  const unpacked = await unpackPackages([kernel, 'qemu-guest-agent', 'busybox-static'], work);
  const dirOf = (name: string): string => unpacked.get(name) ?? '';
  const kernelVersion = kernel.replace('linux-image-', '');
  writeFileSync(join(result, 'vmlinuz'), readFileSync(join(dirOf(kernel), 'boot', `vmlinuz-${kernelVersion}`)));
  const parts = {
    kernelDir: dirOf(kernel),
    kernelVersion,
    busyboxDir: dirOf('busybox-static'),
    agentDir: dirOf('qemu-guest-agent'),
  };
  writeFileSync(join(result, 'initrd.gz'), await buildInitrd(parts));
  await buildDisk(result, scratch);
  await buildCd(result, scratch);
}
