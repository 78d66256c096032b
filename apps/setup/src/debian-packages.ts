// What Overt needs of the system, as Debian packages: which are missing, and their installation as root.
// The index is refreshed only when apt does not know a package or its file has gone from the mirror.
import { existsSync } from 'node:fs';
import { refuse } from '@overt/kernel/refusal';
import { environment } from '@overt/kernel/system';
import { runProgram, type ProgramResult } from './run-program.ts';

export interface DebianPackage {
  readonly name: string;
  /** What would not work without it, for the person who is asked to install it. */
  readonly reason: string;
}

/** What a host that runs virtual machines needs. */
export const hostPackages: readonly DebianPackage[] = [
  { name: 'qemu-system-x86', reason: 'runs virtual machines' },
  { name: 'qemu-system-gui', reason: 'SPICE consoles and the QXL display' },
  { name: 'qemu-utils', reason: 'creates and converts disk images' },
  { name: 'qemu-block-extra', reason: 'disks on network storage' },
  { name: 'libvirt-daemon', reason: 'the virtualization daemon' },
  { name: 'libvirt-daemon-system', reason: 'the virtualization daemon, its configuration' },
  { name: 'libvirt-daemon-driver-qemu', reason: 'the virtualization daemon, its QEMU driver' },
  { name: 'libvirt-clients', reason: 'diagnosis with virsh' },
  { name: 'dnsmasq-base', reason: 'addresses for virtual machines (DHCP)' },
  { name: 'iproute2', reason: 'bridges for virtual networks' },
  { name: 'iptables', reason: 'libvirt makes the rules of NAT networks with it' },
  { name: 'nftables', reason: 'firewall rules for virtual networks' },
  { name: 'ovmf', reason: 'UEFI firmware for virtual machines' },
  { name: 'xorriso', reason: 'cloud-init discs' },
];

/** What the tests need on top: a browser, and the tools that make the tiny guest. */
export const testPackages: readonly DebianPackage[] = [
  ...hostPackages,
  { name: 'chromium', reason: 'portal tests in a real browser' },
  { name: 'fonts-dejavu-core', reason: 'text in the portal tests' },
  { name: 'binutils', reason: 'the UEFI image of the tiny guest' },
  { name: 'mtools', reason: 'the boot disk of the tiny guest' },
  { name: 'dosfstools', reason: 'the boot disk of the tiny guest' },
  { name: 'syslinux', reason: 'the boot loader of the tiny guest' },
  { name: 'syslinux-common', reason: 'the boot loader of the tiny guest' },
  { name: 'isolinux', reason: 'the boot CD of the tiny guest' },
  { name: 'systemd-boot-efi', reason: 'the UEFI boot of the tiny guest' },
  { name: 'procps', reason: 'looking after processes in tests' },
  { name: 'postgresql', reason: "two engines on Debian's own PostgreSQL" },
  { name: 'slapd', reason: 'a directory to sign in with' },
  { name: 'ldap-utils', reason: 'asking that directory' },
  { name: 'openssl', reason: 'certificates of that directory' },
  { name: '389-ds-base', reason: 'the directory that RHDS and FreeIPA are made of, to sign in with' },
  { name: 'libnss3-tools', reason: 'the certificate of that directory' },
  { name: 'samba', reason: 'an Active Directory domain controller to sign in with' },
  { name: 'samba-ad-dc', reason: 'that domain controller' },
  { name: 'samba-ad-provision', reason: 'making its domain' },
  { name: 'zsh', reason: "the CLI's completion in zsh" },
  { name: 'fish', reason: "the CLI's completion in fish" },
  { name: 'virt-viewer', reason: 'opening consoles with remote-viewer' },
  { name: 'xvfb', reason: 'the screen of remote-viewer' },
  { name: 'xdotool', reason: 'looking at the windows of that screen' },
  { name: 'gir1.2-govirt-1.0', reason: 'libgovirt, a client of the API' },
  { name: 'python3-gi', reason: 'calling libgovirt' },
  { name: 'mmdebstrap', reason: 'a file system with the last remote-viewer that knows oVirt' },
  { name: 'gcc', reason: 'the call that this remote-viewer leaves out' },
  { name: 'fence-agents', reason: 'fence_rhevm, a client of the API' },
];

export const isDebian = (): boolean => existsSync('/usr/bin/dpkg-query') && existsSync('/usr/bin/apt-get');

export const installedNames = (dpkgOutput: string): Set<string> =>
  new Set(
    dpkgOutput
      .split('\n')
      .map(line => line.split(' '))
      .filter(([, status]) => status?.startsWith('ii') === true)
      .map(([name]) => name ?? ''),
  );

export async function missingPackages(wanted: readonly DebianPackage[]): Promise<DebianPackage[]> {
  const format = '${Package} ${db:Status-Abbrev}\\n';
  const { stdout } = await runProgram('dpkg-query', ['-W', '-f', format, ...wanted.map(p => p.name)]);
  const installed = installedNames(stdout);
  return wanted.filter(p => !installed.has(p.name));
}

/** Installs the packages without a question; `progress` gets a short line now and then. Refuses with apt's last words. */
export async function installPackages(names: readonly string[], progress: (line: string) => void): Promise<void> {
  const install = (): Promise<ProgramResult> =>
    apt(['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...names]);
  let result = await install();
  if (result.code !== 0 && indexIsOld(result.stdout + result.stderr)) {
    progress('refreshing the package index (apt-get update)');
    const update = await apt(['update']);
    if (update.code !== 0) refuse('SETUP_APT_FAILED', { packages: names.join(' '), reason: lastWords(update) });
    result = await install();
  }
  if (result.code !== 0) refuse('SETUP_APT_FAILED', { packages: names.join(' '), reason: lastWords(result) });
}

export const indexIsOld = (output: string): boolean =>
  /Unable to locate package|has no installation candidate|404 +Not Found|Hash Sum mismatch|Unable to fetch/i.test(
    output,
  );

const apt = (args: readonly string[]): Promise<ProgramResult> =>
  runProgram('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3', ...args], {
    env: {
      PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
      DEBIAN_FRONTEND: 'noninteractive',
      LC_ALL: 'C.UTF-8',
      ...proxyEnvironment(),
    },
    timeout: 20 * 60_000,
  });

/** apt's own proxy settings are in its configuration; those of the environment must reach it too. */
function proxyEnvironment(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy', 'HOME']) {
    const value = environment[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

const lastWords = (result: ProgramResult): string =>
  (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-3).join(' ');
