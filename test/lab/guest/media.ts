// Bootable media of the tiny guest, made without mounting anything: a FAT disk that boots by BIOS (syslinux) and by UEFI
// (one unified image), and a CD.
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { must } from './packages.ts';

export const KERNEL_WORDS =
  'console=tty0 console=ttyS0 quiet tsc=reliable no_timer_check mitigations=off random.trust_cpu=on';
const MIB = 1024 * 1024;
const SECTOR = 512;
const FIRST_SECTOR = 2048;
const MENU = `SERIAL 0 115200
DEFAULT tiny
PROMPT 0
TIMEOUT 1
LABEL tiny
  KERNEL vmlinuz
  INITRD initrd.gz
  APPEND ${KERNEL_WORDS}
`;

/** Writes tiny.qcow2 into `dir`, which holds vmlinuz and initrd.gz. */
export async function buildDisk(dir: string, scratch: string): Promise<void> {
  const raw = join(scratch, 'disk.raw');
  const menu = join(scratch, 'syslinux.cfg');
  const unified = await buildUnified(dir, scratch);
  writeFileSync(menu, MENU);
  const content = ['vmlinuz', 'initrd.gz'].reduce(
    (sum, name) => sum + statSync(join(dir, name)).size,
    statSync(unified).size,
  );
  // FAT32 wants more than 65,525 clusters: 34 MiB of 512-byte ones.
  const sectors = Math.max(69_632, Math.ceil((content + 6 * MIB) / MIB) * 2048);
  writeFileSync(raw, '');
  truncateSync(raw, (FIRST_SECTOR + sectors + 2048) * SECTOR);
  writePartition(raw, sectors);
  await must(
    'mkfs.vfat',
    ['-F', '32', '-n', 'TINY', '--offset', String(FIRST_SECTOR), raw, String(sectors / 2)],
    scratch,
    sbinPath(),
  );
  const drive = `${raw}@@${FIRST_SECTOR * SECTOR}`;
  const mtools = { MTOOLS_SKIP_CHECK: '1' };
  await must('mmd', ['-i', drive, '::/EFI', '::/EFI/BOOT'], scratch, mtools);
  await must('mcopy', ['-i', drive, join(dir, 'vmlinuz'), join(dir, 'initrd.gz'), menu, '::/'], scratch, mtools);
  await must('mcopy', ['-i', drive, unified, '::/EFI/BOOT/BOOTX64.EFI'], scratch, mtools);
  await must('syslinux', ['--offset', String(FIRST_SECTOR * SECTOR), '--install', raw], scratch);
  await must('qemu-img', ['convert', '-O', 'qcow2', '-c', raw, join(dir, 'tiny.qcow2')]);
}

/** One active FAT32 partition, and the boot code that looks for it. */
function writePartition(raw: string, sectors: number): void {
  const table = Buffer.alloc(SECTOR);
  readFileSync('/usr/lib/SYSLINUX/mbr.bin').copy(table, 0, 0, 440);
  const entry = 446;
  table.set([0x80, 0xfe, 0xff, 0xff, 0x0c, 0xfe, 0xff, 0xff], entry);
  table.writeUInt32LE(FIRST_SECTOR, entry + 8);
  table.writeUInt32LE(sectors, entry + 12);
  table.writeUInt16LE(0xaa55, 510);
  const file = openSync(raw, 'r+');
  writeSync(file, table, 0, SECTOR, 0);
  closeSync(file);
}

/** The unified kernel image: systemd's stub with command line, kernel and RAM disk as sections behind its own. */
async function buildUnified(dir: string, scratch: string): Promise<string> {
  const stub = '/usr/lib/systemd/boot/efi/linuxx64.efi.stub';
  const words = join(scratch, 'cmdline.txt');
  const target = join(scratch, 'tiny.efi');
  writeFileSync(words, KERNEL_WORDS);
  const headers = await must('objdump', ['-h', stub]);
  const ends = [...headers.matchAll(/^ +\d+ \S+ +([0-9a-f]+) +([0-9a-f]+) /gm)].map(
    m => parseInt(m[1] ?? '', 16) + parseInt(m[2] ?? '', 16),
  );
  let address = Math.max(...ends);
  const args: string[] = [];
  for (const [section, file] of [
    ['.cmdline', words],
    ['.linux', join(dir, 'vmlinuz')],
    ['.initrd', join(dir, 'initrd.gz')],
  ] as const) {
    address = Math.ceil(address / 4096) * 4096;
    args.push('--add-section', `${section}=${file}`, '--change-section-vma', `${section}=0x${address.toString(16)}`);
    address += statSync(file).size;
  }
  await must('objcopy', [...args, stub, target]);
  return target;
}

/** Writes tiny.iso into `dir`. */
export async function buildCd(dir: string, scratch: string): Promise<void> {
  const boot = join(scratch, 'iso', 'isolinux');
  mkdirSync(boot, { recursive: true });
  for (const name of ['vmlinuz', 'initrd.gz']) writeFileSync(join(boot, name), readFileSync(join(dir, name)));
  writeFileSync(join(boot, 'isolinux.cfg'), MENU);
  writeFileSync(join(boot, 'isolinux.bin'), readFileSync('/usr/lib/ISOLINUX/isolinux.bin'));
  writeFileSync(join(boot, 'ldlinux.c32'), readFileSync('/usr/lib/syslinux/modules/bios/ldlinux.c32'));
  const eltorito = [
    '-b',
    'isolinux/isolinux.bin',
    '-c',
    'isolinux/boot.cat',
    '-no-emul-boot',
    '-boot-load-size',
    '4',
    '-boot-info-table',
  ];
  const args = ['-as', 'mkisofs', '-quiet', '-o', join(dir, 'tiny.iso'), '-V', 'TINYGUEST', '-J', '-r', ...eltorito];
  await must('xorriso', [...args, join(scratch, 'iso')]);
}

const sbinPath = (): NodeJS.ProcessEnv => ({ PATH: `/usr/sbin:/sbin:${process.env['PATH'] ?? ''}` });
