// Before anything is started: is this machine able to do what was asked? What is missing is named; as root on Debian it is
// installed at once.
import { existsSync } from 'node:fs';
import { refuse } from '@overt/kernel/refusal';
import { hostPackages, installPackages, isDebian, missingPackages } from './debian-packages.ts';
import type { Options } from './options.ts';
import { runProgram } from './run-program.ts';

const PROGRAMS = ['qemu-system-x86_64', 'qemu-img', 'libvirtd', 'virsh', 'dnsmasq', 'ip'];

/** A short line for the start log. Throws SETUP_NEEDS_ROOT, SETUP_PACKAGES_MISSING, SETUP_NOT_DEBIAN, SETUP_APT_FAILED. */
export async function preflight(options: Options, isRoot: boolean, progress: (line: string) => void): Promise<string> {
  if (!options.localHost) return 'nothing is needed of the system';
  if (!isRoot) refuse('SETUP_NEEDS_ROOT');
  if (!isDebian()) {
    const programs = PROGRAMS.filter(name => !isInstalled(name));
    if (programs.length > 0) refuse('SETUP_NOT_DEBIAN', { programs: programs.join(', ') });
    return 'all programs are there';
  }
  const missing = await missingPackages(hostPackages);
  if (missing.length === 0) return 'all packages are there';
  for (const { name, reason } of missing) progress(`installing ${name}: ${reason}`);
  await installPackages(
    missing.map(p => p.name),
    progress,
  );
  const still = await missingPackages(hostPackages);
  if (still.length > 0) refuse('SETUP_PACKAGES_MISSING', { packages: still.map(p => p.name).join(' ') });
  return `installed ${missing.length} packages`;
}

export const isInstalled = (program: string): boolean =>
  ['/usr/sbin', '/usr/bin', '/sbin', '/bin', '/usr/local/sbin', '/usr/local/bin'].some(dir =>
    existsSync(`${dir}/${program}`),
  );

/** An account of its own for the private PostgreSQL, which refuses root. Without it, it takes `postgres` or `nobody`. */
export async function ensureAccount(isRoot: boolean): Promise<void> {
  if (!isRoot || (await runProgram('getent', ['passwd', 'overt'])).code === 0) return;
  await runProgram('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'overt',
  ]);
}
