// The tiny guest boots in plain QEMU without KVM: what all suites with real virtual machines stand on.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { cachedTinyGuest } from './tiny-guest.ts';

const guest = cachedTinyGuest();
const dirs: string[] = [];
afterEach(() => dirs.splice(0).forEach(dir => rmSync(dir, { recursive: true, force: true })));

async function boot(drive: readonly string[], until: RegExp): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'overt-tiny-'));
  dirs.push(dir);
  const serial = join(dir, 'serial.log');
  const machine = ['-machine', 'pc,accel=tcg', '-m', '128', '-display', 'none', '-nic', 'user,model=virtio-net-pci'];
  const qemu = spawn('qemu-system-x86_64', [...machine, '-serial', `file:${serial}`, ...drive], { stdio: 'ignore' });
  try {
    for (let tries = 0; tries < 300; tries++) {
      await delay(200);
      const text = read(serial);
      if (until.test(text)) return text;
    }
    return read(serial);
  } finally {
    qemu.kill('SIGKILL');
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

it.skipIf(guest === undefined)(
  'boots from its disk, beats and asks for an address',
  async () => {
    const text = await boot(['-snapshot', '-drive', `file=${guest?.disk},if=virtio`], /HB 2 /);
    expect(text).toMatch(/TINYGUEST READY up=\S+ cpus=1/);
    expect(text).toMatch(/HB 2 /);
  },
  90_000,
);

it.skipIf(guest === undefined)(
  'boots from its CD',
  async () => {
    expect(await boot(['-cdrom', guest?.iso ?? ''], /TINYGUEST READY/)).toMatch(/TINYGUEST READY/);
  },
  90_000,
);
