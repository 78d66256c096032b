// Puts the initial RAM disk of the tiny guest together: busybox, a few kernel modules, the guest agent with its libraries,
// and the files of root/ beside this one.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeCpio, type CpioEntry } from './cpio.ts';
import { modulesInOrder } from './modules.ts';
import { must } from './packages.ts';

const MODULES = (
  'virtio_pci virtio_blk virtio_net virtio_console virtio_balloon virtio_scsi virtio_rng sd_mod sr_mod isofs ata_piix ' +
  'button evdev i8042 atkbd vfat nls_cp437 nls_ascii nls_iso8859_1 failover crc32c_generic ext4 ahci e1000 e1000e i6300esb'
).split(' ');

export interface GuestParts {
  readonly kernelDir: string;
  readonly kernelVersion: string;
  readonly busyboxDir: string;
  readonly agentDir: string;
}

export async function buildInitrd(parts: GuestParts): Promise<Buffer> {
  const entries: CpioEntry[] = [
    { kind: 'file', path: 'bin/busybox', mode: 0o755, content: readFileSync(busybox(parts.busyboxDir)) },
    { kind: 'link', path: 'bin/sh', target: 'busybox' },
    ...['proc', 'sys', 'dev', 'run', 'tmp', 'var', 'mnt'].map(path => ({ kind: 'directory', path }) as const),
    ...ownFiles(),
    ...kernelModules(parts),
    ...(await guestAgent(parts.agentDir)),
  ];
  return gzipSync(writeCpio(entries), { level: 9 });
}

const busybox = (dir: string): string =>
  [join(dir, 'bin/busybox'), join(dir, 'usr/bin/busybox')].find(existsSync) ?? dir;

function ownFiles(): CpioEntry[] {
  const root = join(import.meta.dirname, 'root');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .filter(path => statSync(join(root, path)).isFile())
    .map(path => {
      const content = readFileSync(join(root, path));
      const mode = content.subarray(0, 2).toString() === '#!' ? 0o755 : 0o644;
      return { kind: 'file', path, mode, content };
    });
}

function kernelModules({ kernelDir, kernelVersion }: GuestParts): CpioEntry[] {
  const order = modulesInOrder(join(kernelDir, 'lib/modules', kernelVersion, 'kernel'), MODULES);
  const list = order.map(path => `${basename(path)}\n`).join('');
  return [
    { kind: 'file', path: 'etc/modules.order', mode: 0o644, content: Buffer.from(list) },
    ...order.map(
      path =>
        ({ kind: 'file', path: `lib/modules/${basename(path)}`, mode: 0o644, content: readFileSync(path) }) as const,
    ),
  ];
}

async function guestAgent(dir: string): Promise<CpioEntry[]> {
  const program = join(dir, 'usr/sbin/qemu-ga');
  const linked = await must('ldd', [program]);
  if (/not found/.test(linked)) throw new Error(`libraries of the guest agent are missing:\n${linked}`);
  const libraries = [...linked.matchAll(/(\/\S+) \(0x/g)].map(match => match[1] ?? '');
  return [
    { kind: 'file', path: 'usr/sbin/qemu-ga', mode: 0o755, content: readFileSync(program) },
    ...libraries.map(
      path => ({ kind: 'file', path: path.slice(1), mode: 0o755, content: readFileSync(realpathSync(path)) }) as const,
    ),
  ];
}
